import { plans } from "../../../app/loyalty/plans";
import { optionalScopes } from "../../sign-in/app-config";
import { staff } from "../../sign-in/staff";
import { extensionBlocks, isEmbed } from "../../theme/extension-blocks";
import { themeOf } from "../../theme/theme-state";
import { html, type Markup } from "../html";
import { scopeWords } from "../scope-words";
import { languages } from "../visitor";
import { type PageFrame, shopName } from "./frame";
import { icons } from "./icons";

interface Option {
  label: string;
  on: boolean;
  /** what choosing it sends, or where it goes */
  body?: object;
  go?: string;
}

const languageNames = { en: "English", fr: "Français" };

function select(id: string, label: string, post: string | null, options: Option[]): Markup {
  const option = ({ label: name, on, body, go }: Option) =>
    html`<option ${on ? html`selected` : null} value="${go ?? name}" ${body ? html`data-body="${JSON.stringify(body)}"` : null}>
      ${name}
    </option>`;
  const target = post === null ? html`data-go` : html`data-post="${post}"`;
  return html`<div class="switch">
    <label for="${id}">${label}</label
    ><select class="field" id="${id}" ${target}>
      ${options.map(option)}
    </select>
  </div>`;
}

function toggle(id: string, label: string, post: string, on: boolean, bodies: { on: object; off: object }, hint = ""): Markup {
  return html`<div class="switch line">
    <input
      type="checkbox"
      id="${id}"
      data-post="${post}"
      data-on="${JSON.stringify(bodies.on)}"
      data-off="${JSON.stringify(bodies.off)}"
      ${on ? html`checked` : null}
    /><label for="${id}">${label}${hint ? html`<small>${hint}</small>` : null}</label>
  </div>`;
}

/** Only what the stand-in can change for the shop that is shown; each control names the control call behind it. */
export function switchesPanel({ store, shop, visitor, say, here }: PageFrame): Markup {
  const { state, now } = store.world;
  const of = { shop: shop.domain };
  const withQuery = (name: string, value: string) => {
    const url = new URL(here, "http://admin.invalid");
    url.searchParams.set(name, value);
    return url.pathname + url.search;
  };
  const embeds = extensionBlocks().filter(isEmbed);
  const theme = themeOf(store.world, shop);
  const embedOn = embeds.length > 0 && embeds.every(({ handle }) => theme.embeds[handle]?.enabled);
  const time = new Intl.DateTimeFormat(visitor.language === "fr" ? "fr-FR" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: shop.zone,
  });
  return html`<dialog id="switches" class="dialog" aria-labelledby="switches-title">
    <div class="switches-head">
      <h2 id="switches-title">${say("switches")}</h2>
      <button type="button" id="switches-close" class="button">${say("close")}</button>
    </div>
    <div class="dialog-body">
      <p>${say("switches.lead")}</p>
      <p id="switches-problem" role="alert" class="problem"></p>
      ${select(
        "switch-shop",
        say("shop"),
        null,
        state.shops().map(({ domain, name }) => ({
          label: `${name} (${domain})`,
          on: domain === shop.domain,
          go: `/admin/store/${shopName(domain)}/apps/fidelio`,
        })),
      )}
      ${select(
        "switch-language",
        say("language"),
        null,
        languages.map((one) => ({ label: languageNames[one], on: one === visitor.language, go: withQuery("locale", one) })),
      )}
      ${select(
        "switch-staff",
        say("staff"),
        null,
        staff.map((one) => ({
          label: `${one.firstName} ${one.lastName} (${one.id}${one.owner ? `, ${say("owner")}` : ""})`,
          on: one.id === visitor.staff,
          go: withQuery("staff", one.id),
        })),
      )}
      ${select(
        "switch-plan",
        say("plan"),
        "/control/shop",
        (["Basic", "Advanced", "Shopify Plus", "Enterprise"] as const).map((plan) => ({
          label: plan,
          on: plan === shop.plan,
          body: { ...of, plan },
        })),
      )}
      ${select("switch-app-plan", say("app-plan"), "/control/shop", [{ label: say("app-plan.none"), on: !shop.appPlan, body: { ...of, appPlan: null } }, ...plans.slice(1).map(({ name }) => ({ label: name, on: shop.appPlan === name, body: { ...of, appPlan: name } }))])}
      ${select(
        "switch-accounts",
        say("accounts"),
        "/control/shop",
        (["new", "legacy"] as const).map((customerAccounts) => ({
          label: say(`accounts.${customerAccounts}`),
          on: (shop.customerAccounts ?? "new") === customerAccounts,
          body: { ...of, customerAccounts },
        })),
      )}
      ${toggle("switch-embed", say("embed"), "/control/theme", embedOn, { on: { ...of, embed: true }, off: { ...of, embed: false } }, theme.name)}
      <p>
        <a href="/admin/store/${shopName(shop.domain)}/settings/checkout/editor">${say("extensions")}</a> ·
        <a href="/pos?shop=${shop.domain}">POS</a>
      </p>
      ${toggle("switch-away", say("away"), "/control/admin-api", store.control.adminFaults().error === 1, { on: { error: 1 }, off: { error: 0 } })}
      <fieldset>
        <legend>${say("optional-scopes")}</legend>
        ${optionalScopes().map((scope) =>
          toggle(
            `switch-${scope}`,
            scopeWords(scope, visitor.language),
            "/control/scopes",
            shop.scopes.includes(scope),
            { on: { ...of, grant: [scope] }, off: { ...of, revoke: [scope] } },
            scope,
          ),
        )}
      </fieldset>
      <fieldset>
        <legend>${say("clock")}</legend>
        <p>${time.format(now())}</p>
        <div class="switch">
          <label for="clock-days">${say("clock.days")}</label
          ><span class="pair"
            ><input class="field" type="number" id="clock-days" min="1" max="400" value="1" />
            <button
              type="button"
              class="button"
              id="switch-clock"
              data-post="/control/clock"
              data-body="${JSON.stringify({ advance: "PDAYSD" })}"
            >
              ${say("clock.move")}
            </button></span
          >
        </div>
      </fieldset>
      <fieldset>
        <legend>${say("app")}</legend>
        ${icons.app}
        ${
          shop.installed
            ? html`<button
                type="button"
                class="button critical"
                id="switch-uninstall"
                data-post="/control/uninstall"
                data-body="${JSON.stringify(of)}"
              >
                ${say("uninstall")}
              </button>`
            : html`<a class="button primary" href="/admin/store/${shopName(shop.domain)}/apps/fidelio">${say("install")}</a>`
        }
      </fieldset>
    </div>
  </dialog>`;
}
