import type { AdminCalls, PageCalls } from "./calls";
import { element } from "./dom";
import { ask } from "./widgets/dialog";
import { pick, type PickerRow } from "./widgets/picker";
import { saveBar, type SaveBar } from "./widgets/save-bar";
import { toasts } from "./widgets/toasts";
import { words } from "./words";

export interface AdminPlaces {
  toasts: HTMLElement;
  saveBar: HTMLElement;
  dialogs: ParentNode & Node;
}

export interface AdminSettings {
  /** origin of the stand-in store */
  store: string;
  shop: string;
  language: string;
  places: AdminPlaces;
  page: PageCalls;
}

type Shared = Pick<AdminCalls, "showToast" | "hideToast" | "showSaveBar" | "leave" | "pick" | "askScopes">;

/** What the admin does for a page wherever it stands: in the chrome around the frame, or over a page at top level. */
export function makeAdmin({ store, shop, language, places, page }: AdminSettings): Shared & { bar: SaveBar } {
  const say = words(language);
  const messages = toasts(places.toasts, say, (id, how) => page.toastEnded(id, how));
  const bar = saveBar(places.saveBar, places.dialogs, say, (button) => page.saveBarClicked(button));
  const address = (path: string, query: Record<string, string>) =>
    `${store}/admin/bridge/${path}?${new URLSearchParams({ shop, ...query }).toString()}`;
  const read = async <T>(path: string, query: Record<string, string> = {}, body?: object): Promise<T> => {
    // a plain text body asks for no preflight, from a page at top level that is of another origin
    const answer = await fetch(address(path, query), body ? { method: "POST", body: JSON.stringify(body) } : {});
    if (!answer.ok) throw new Error(`The stand-in answered ${answer.status} to ${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return {
    bar,
    showToast: (toast) => messages.show(toast),
    hideToast: (id) => messages.hide(id),
    showSaveBar: (view) => bar.show(view),
    leave: () => bar.leave(),
    pick: (view) => pick(places.dialogs, say, view, (query) => read<PickerRow[]>("resources", { type: view.type, query })),
    async askScopes(scopes) {
      const described = await read<Record<string, string>>("scope-words", { language, scopes: scopes.join(",") });
      const list = element("ul", {}, ...scopes.map((scope) => element("li", {}, described[scope] ?? scope)));
      const body = element("div", {}, element("p", {}, say("scopes.text")), list);
      const granted = await ask(places.dialogs, { title: say("scopes.title"), body, yes: say("scopes.yes"), no: say("scopes.no") });
      if (granted) await read("scopes", {}, { grant: scopes });
      return granted;
    },
  };
}
