import { appConfig } from "../../sign-in/app-config";
import { staff } from "../../sign-in/staff";
import { html, json, type Markup } from "../html";
import type { Word } from "../words";
import type { PageFrame } from "./frame";
import { icons } from "./icons";
import { switchesPanel } from "./switches-panel";

interface Page {
  title: string;
  /** which entry of the side bar it belongs to */
  section: "home" | "orders" | "products" | "customers" | "online-store" | "app";
  body: Markup;
  /** address that the frame of the app opens; null on Shopify's own pages */
  appSrc?: string;
  status?: number;
}

const sections: Array<[Page["section"] & Word, string, Markup]> = [
  ["home", "", icons.home],
  ["orders", "/orders", icons.orders],
  ["products", "/products", icons.products],
  ["customers", "/customers", icons.customers],
  ["online-store", "/themes", icons.store],
];

function sideBar({ name, say }: PageFrame, section: Page["section"]): Markup {
  const base = `/admin/store/${name}`;
  const { handle, name: appName } = appConfig();
  const link = (href: string, on: boolean, label: string, icon: Markup) =>
    html`<li>
      <a href="${href}" ${on ? html`aria-current="page"` : null}>${icon}<span>${label}</span></a>
    </li>`;
  return html`<nav id="side-bar" aria-label="${say("navigation")}">
    <ul>
      ${sections.map(([key, path, icon]) => link(base + path, key === section, say(key), icon))}
    </ul>
    <p class="side-heading">${say("apps")}</p>
    <ul>
      <li>
        <a id="app-home" href="${base}/apps/${handle}" ${section === "app" ? html`aria-current="page"` : null}
          >${icons.app}<span>${appName}</span></a
        >
        <ul id="app-navigation" class="app-navigation" aria-label="${say("app-navigation")}" hidden></ul>
      </li>
    </ul>
  </nav>`;
}

function topBar({ shop, name, visitor, say }: PageFrame): Markup {
  const person = staff.find((one) => one.id === visitor.staff);
  return html`<header class="top-bar">
    <button type="button" id="drawer-button" class="top-button" aria-label="${say("menu")}" aria-controls="side-bar" aria-expanded="false">
      ${icons.menu}
    </button>
    <a class="brand" href="/admin/store/${name}">stand-in</a>
    <div class="top-middle"><div id="save-bar" class="save-bar" hidden></div></div>
    <a class="top-button" href="/?shop=${shop.domain}" target="_blank" aria-label="${say("view-store")}" title="${say("view-store")}"
      >${icons.store}</a
    >
    <button
      type="button"
      id="switches-open"
      class="top-button"
      aria-label="${say("switches")}"
      aria-haspopup="dialog"
      title="${say("switches")}"
    >
      ${icons.gear}
    </button>
    <p class="who"><span>${shop.name}</span><small>${person?.firstName ?? ""}</small></p>
  </header>`;
}

/** A whole page of the admin. */
export function layout(frame: PageFrame, page: Page): Response {
  const { shop, name, visitor } = frame;
  const { handle, name: appName } = appConfig();
  const app = page.appSrc === undefined ? null : { handle, title: appName, src: page.appSrc };
  const config = { shop: shop.domain, name, language: visitor.language, app };
  const document = html`<!doctype html>
    <html lang="${visitor.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · ${shop.name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/admin/chrome.css" />
      </head>
      <body>
        ${topBar(frame)}
        <div class="below">
          ${sideBar(frame, page.section)}
          <div id="drawer-shade"></div>
          <main>${page.body}</main>
        </div>
        <div id="toasts" class="toasts" role="status" aria-live="polite"></div>
        <div id="dialogs"></div>
        ${switchesPanel(frame)}
        <script type="application/json" id="stand-in-config">
          ${json(config)}
        </script>
        <script src="/admin/chrome.js"></script>
      </body>
    </html>`;
  return new Response(document.text, {
    status: page.status ?? 200,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": "frame-ancestors 'self'",
    },
  });
}
