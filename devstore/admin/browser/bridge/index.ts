import type { AdminCalls, PageCalls } from "../calls";
import { remote, serve } from "../rpc";
import { widgetsStyle } from "../widgets/style";
import { pickerApi, storeApi, toastApi } from "./api";
import { comeBack } from "./bounce";
import { known } from "./known";
import { patchLinks } from "./links";
import { modalApi, ModalElement } from "./modal-element";
import { navigationElements } from "./navigation-elements";
import { patchRequests } from "./requests";
import { saveBars } from "./save-bar-element";
import { readSession } from "./session";
import { topLevelAdmin } from "./top-level";

/**
 * Served as `/app-bridge.js`: stands for Shopify's App Bridge in local mode. It defines what the app may use of
 * `window.shopify`, adds id tokens to the app's own requests and finishes the bounce page. Whatever it does not know throws,
 * so that nothing seems to work that does not.
 */
function start(script: HTMLScriptElement): void {
  const session = readSession(script);
  const framed = window.parent !== window && location.origin === session.store;
  // the calls of the admin come before what answers them is made: each is looked up when it comes
  const page: PageCalls = {
    toastEnded: (id, how) => toast.ended(id, how),
    saveBarClicked: (button) => void bars.clicked(button),
    titleClicked: (button) => void navigation.titleClicked(button),
    navigate: (href) => navigation.navigate(href),
  };
  const admin = framed ? remote<AdminCalls>(() => window.parent) : topLevelAdmin(session, page);
  if (framed) serve<PageCalls>(() => window.parent, page);

  const toast = toastApi(admin);
  const bars = saveBars(admin);
  const navigation = navigationElements(admin);
  const open = (address: string) => void window.open(address, "_top");
  const { idToken } = patchRequests(session, open);
  patchLinks(session, (address) => void admin.go(address));

  const { apiKey, shop, host, locale } = session;
  const members = {
    config: { apiKey, shop, host, locale },
    origin: "https://admin.shopify.com",
    ready: Promise.resolve(),
    environment: known("environment", { mobile: false, embedded: true, pos: false, intent: false }),
    idToken,
    toast: toast.api,
    loading: (on = true) => void admin.showLoading(on),
    saveBar: known("saveBar", bars.api),
    modal: known("modal", modalApi),
    resourcePicker: pickerApi(admin),
    webVitals: known("webVitals", { onReport: async () => undefined }),
    ...storeApi(admin, session),
  };
  Object.assign(window, { shopify: known("shopify", members) });

  // hidden by a sheet of the document, not by an element: React must find the page as the server wrote it
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`ui-save-bar,ui-modal,ui-nav-menu,s-app-nav,ui-title-bar{display:none}${widgetsStyle}`);
  document.adoptedStyleSheets.push(sheet);
  customElements.define("ui-save-bar", bars.element);
  customElements.define("ui-modal", ModalElement);
  customElements.define("ui-nav-menu", navigation.NavigationElement);
  customElements.define("s-app-nav", navigation.AppNavElement);
  customElements.define("ui-title-bar", navigation.TitleBarElement);

  if (framed) followPath(() => void admin.showPath(location.pathname + location.search + location.hash));
  void comeBack(session, idToken);
}

/** Tells of every change of the page's address. */
function followPath(tell: () => void): void {
  for (const name of ["pushState", "replaceState"] as const) {
    const plain = history[name].bind(history);
    history[name] = (...values) => {
      plain(...values);
      tell();
    };
  }
  addEventListener("popstate", tell);
  tell();
}

// a second script tag of the same page changes nothing
if (!("shopify" in window && "idToken" in (window.shopify as object))) start(document.currentScript as HTMLScriptElement);
