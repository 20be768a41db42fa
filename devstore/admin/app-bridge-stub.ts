/**
 * The script served as `/app-bridge.js`: stands for Shopify's App Bridge in local mode. It defines what the app may use of
 * `window.shopify`, adds a fresh id token to the app's own requests, and finishes the bounce page. Whatever it does not
 * know throws, so that nothing seems to work that does not.
 */
export const appBridgeStub = `(() => {
  const store = new URL(document.currentScript.src).origin;
  const here = new URL(location.href);
  const remember = (name) => {
    const given = here.searchParams.get(name);
    if (given) sessionStorage.setItem("stand-in " + name, given);
    return given ?? sessionStorage.getItem("stand-in " + name) ?? "";
  };
  const shop = remember("shop");
  const host = remember("host");
  const plainFetch = window.fetch.bind(window);
  const idToken = async () => {
    const answer = await plainFetch(store + "/admin/id-token?shop=" + encodeURIComponent(shop));
    if (!answer.ok) throw new Error("The stand-in store gave no id token for the shop '" + shop + "'.");
    return answer.text();
  };
  window.fetch = async (input, options = {}) => {
    const request = new Request(input, options);
    if (new URL(request.url).origin !== location.origin || request.headers.has("Authorization")) return plainFetch(input, options);
    const headers = new Headers(request.headers);
    headers.set("Authorization", "Bearer " + (await idToken()));
    return plainFetch(new Request(request, { headers }));
  };
  const known = (name, members) => new Proxy(members, {
    get(target, key) {
      if (typeof key === "symbol" || key in target || key === "then" || key === "toJSON" || key === "$$typeof") return target[key];
      throw new Error("The App Bridge stub has no " + name + "." + key + ".");
    },
  });
  const said = [];
  const api = {
    config: { apiKey: document.querySelector('meta[name="shopify-api-key"]')?.content ?? "", shop, host, locale: here.searchParams.get("locale") ?? "en" },
    origin: "https://admin.shopify.com",
    ready: Promise.resolve(),
    environment: { mobile: false, embedded: true, pos: false },
    idToken,
    toast: known("toast", { show: (message) => (said.push(message), String(said.length)), hide: () => undefined, said }),
    loading: () => undefined,
    saveBar: known("saveBar", { show: async () => undefined, hide: async () => undefined, toggle: async () => undefined, leaveConfirmation: async () => undefined }),
    modal: known("modal", { show: async () => undefined, hide: async () => undefined, toggle: async () => undefined }),
    resourcePicker: async () => undefined,
    user: async () => ({ accountAccess: "full" }),
    scopes: known("scopes", { query: async () => ({ granted: [], required: [], optional: [] }), request: async () => ({ result: "declined-all", detail: {} }), revoke: async () => ({ detail: {} }) }),
    app: known("app", { extensions: async () => [] }),
    webVitals: known("webVitals", { onReport: async () => undefined }),
  };
  window.shopify = known("shopify", api);
  for (const name of ["ui-save-bar", "ui-modal", "ui-nav-menu", "ui-title-bar", "s-app-nav"]) {
    if (!customElements.get(name)) customElements.define(name, class extends HTMLElement {
      show() { return Promise.resolve(); }
      hide() { return Promise.resolve(); }
      toggle() { return Promise.resolve(); }
    });
  }
  const reload = here.searchParams.get("shopify-reload");
  if (reload) {
    idToken().then((token) => {
      const target = new URL(reload, location.origin);
      if (target.origin !== location.origin) throw new Error("The bounce page would leave the app.");
      for (const [name, value] of Object.entries({ shop, host, embedded: "1", id_token: token })) target.searchParams.set(name, value);
      location.replace(target.href);
    });
  }
})();
`;
