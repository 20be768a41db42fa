import { placeables, placeTarget, removeTarget, type Placeable } from "../../extensions/placement";
import { targetOf, type Surface } from "../../extensions/surfaces";
import { nameOf, wordOf, type SettingField } from "../../extensions/ui-extensions";
import type { BlockSettings } from "../../store/entities";
import { html, type Markup } from "../html";
import type { PageFrame } from "./frame";
import { layout } from "./layout";

const surfaces: Surface[] = ["checkout", "customer-account", "point-of-sale", "admin"];
const keyOf = ({ extension, target }: Placeable) => `${extension.handle}|${target}`;

function settingOf({ visitor }: PageFrame, one: Placeable, field: SettingField): Markup {
  const say = (text: string) => wordOf(one.extension, text, visitor.language);
  const name = `${keyOf(one)}|${field.key}`;
  const value = one.placed?.settings[field.key];
  const choices = field.validations.find((rule) => rule.name === "choices")?.value;
  const control =
    field.type === "boolean"
      ? html`<input type="checkbox" id="${name}" name="${name}" value="true" ${value === true ? html`checked` : null} />`
      : typeof choices === "string"
        ? html`<select class="field" id="${name}" name="${name}">
            <option value=""></option>
            ${(JSON.parse(choices) as string[]).map((choice) => html`<option ${choice === value ? html`selected` : null}>${choice}</option>`)}
          </select>`
        : html`<input class="field" id="${name}" name="${name}" value="${value === undefined ? "" : String(value)}" />`;
  return html`<div class="switch line">
    ${control}<label for="${name}">${say(field.name)}${field.description ? html`<small>${say(field.description)}</small>` : null}</label>
  </div>`;
}

function line(frame: PageFrame, one: Placeable): Markup {
  const { say } = frame;
  const hint = one.hindrance === null ? one.extension.handle : say(`extensions.${one.hindrance}`);
  return html`<div class="switch line">
      <input
        type="checkbox"
        role="switch"
        id="${keyOf(one)}"
        name="placed"
        value="${keyOf(one)}"
        ${one.placed ? html`checked` : null}
        ${one.hindrance === null ? null : html`disabled`}
      /><label for="${keyOf(one)}">${one.target}<small>${hint}</small></label>
    </div>
    ${one.placed && one.hindrance === null ? one.extension.fields.map((field) => settingOf(frame, one, field)) : null}`;
}

/** In place of Shopify's editor of checkout and accounts, and of the settings at the register: which blocks stand where. */
export function extensionEditor(frame: PageFrame, query: URLSearchParams): Response {
  const { shop, name, say, visitor } = frame;
  const all = placeables(shop);
  const part = (surface: Surface) => {
    const here = all.filter(({ target }) => targetOf(target).surface === surface);
    return here.length === 0
      ? null
      : html`<fieldset>
          <legend>
            ${say(`extensions.${surface}`)} (${[...new Set(here.map(({ extension }) => nameOf(extension, visitor.language)))].join(", ")})
          </legend>
          ${here.map((one) => line(frame, one))}
        </fieldset>`;
  };
  const body = html`<h1>${say("extensions.title")}</h1>
    ${query.has("saved") ? html`<p class="note" role="status">${say("theme.saved")}</p>` : null}
    <form class="card" method="post" action="/admin/store/${name}/settings/checkout/editor">
      ${all.length === 0 ? html`<p>${say("extensions.none")}</p>` : surfaces.map(part)}
      <button class="button primary" type="submit">${say("save")}</button>
    </form>`;
  return layout(frame, { title: say("extensions.title"), section: "online-store", body });
}

function settingsOf(one: Placeable, form: URLSearchParams): BlockSettings {
  const given = one.extension.fields.flatMap(({ key, type }): Array<[string, string | number | boolean]> => {
    const value = form.get(`${keyOf(one)}|${key}`);
    if (type === "boolean") return [[key, value === "true"]];
    if (value === null || value === "") return [];
    return [[key, type.startsWith("number") ? Number(value) : value]];
  });
  return Object.fromEntries(given);
}

/** Makes it what the form says: what is ticked is there, with its settings; what is not is gone. */
export function saveExtensions({ store, shop, name }: PageFrame, form: URLSearchParams): Response {
  const on = form.getAll("placed");
  const now = () => store.world.state.shop(shop.domain)!;
  for (const one of placeables(shop).filter(({ hindrance }) => hindrance === null)) {
    const place = { extension: one.extension.handle, target: one.target };
    if (on.includes(keyOf(one))) placeTarget(store.world, now(), one.placed ? { ...place, settings: settingsOf(one, form) } : place);
    else if (one.placed) removeTarget(store.world, now(), place);
  }
  return new Response(null, { status: 303, headers: { Location: `/admin/store/${name}/settings/checkout/editor?saved=1` } });
}
