import { install } from "../../control/change-shop";
import { appConfig } from "../../sign-in/app-config";
import { html } from "../html";
import { scopeWords } from "../scope-words";
import type { PageFrame } from "./frame";
import { icons } from "./icons";
import { layout } from "./layout";

/** Path and query of the app that an address of the admin shows: `/apps/fidelio`, `/apps/fidelio/app/members` or `/apps/fidelio/members`. */
export function appPathOf(rest: string): string {
  if (rest === "" || rest === "/") return "/app";
  return rest === "/app" || rest.startsWith("/app/") ? rest : `/app${rest}`;
}

/** The app in its frame, signed in as the visitor. Where it is not installed, Shopify's page that asks to install it. */
export function appPage(frame: PageFrame, rest: string, query: URLSearchParams): Response {
  const { store, shop, visitor } = frame;
  if (!shop.installed) return installPage(frame);
  const opened = new URL(store.adminUrl(shop.domain, `${appPathOf(rest)}?${query.toString()}`, visitor.staff));
  opened.searchParams.set("locale", visitor.language);
  const body = html`<div class="title-strip">
      ${icons.app}
      <h1 id="app-title">${appConfig().name}</h1>
      <span id="app-buttons"></span>
    </div>
    <div id="loading" class="loading" role="progressbar" aria-label="${appConfig().name}"></div>
    <div id="frame-place"></div>`;
  return layout(frame, { title: appConfig().name, section: "app", body, appSrc: opened.pathname + opened.search });
}

function installPage(frame: PageFrame): Response {
  const { name, say, visitor } = frame;
  const { name: app, handle, required } = appConfig();
  const body = html`<section class="card narrow">
    <h1>${say("install.title")}</h1>
    <p class="app-line">${icons.app}<strong>${app}</strong></p>
    <p>${say("install.lead", { app })}</p>
    <ul class="scopes">
      ${required.map((scope) => html`<li>${scopeWords(scope, visitor.language)}</li>`)}
    </ul>
    <p class="quiet">${say("install.note")}</p>
    <form method="post" action="/admin/store/${name}/apps/${handle}/install">
      <button class="button primary" type="submit">${say("install.button")}</button>
    </form>
  </section>`;
  return layout(frame, { title: say("install.title"), section: "app", body });
}

/** The merchant agreed: the app is opened, and installs itself by its sign-in. No optional scope comes with it. */
export function installApp({ store, shop, name }: PageFrame): Response {
  const { handle, required } = appConfig();
  install(store.world, shop, required);
  return new Response(null, { status: 303, headers: { Location: `/admin/store/${name}/apps/${handle}` } });
}
