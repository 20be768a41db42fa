import { makeAdmin } from "../admin";
import type { AdminCalls, PageCalls } from "../calls";
import { element } from "../dom";
import type { Remote } from "../rpc";
import { widgetsStyle } from "../widgets/style";
import type { Session } from "./session";

type Admin = ReturnType<typeof makeAdmin>;

/**
 * The admin of a page that stands alone, as tests open it: messages, save bar and dialogs over the page itself, in a shadow
 * of their own. It is made when first used, so that a page which React wakes looks as the server wrote it.
 */
export function topLevelAdmin({ store, shop, locale }: Session, page: PageCalls): Remote<AdminCalls> {
  let made: Admin | undefined;
  const admin = (): Admin => {
    if (made) return made;
    const places = {
      toasts: element("div"),
      saveBar: element("div", { class: "save-bar alone", hidden: true }),
      dialogs: element("div"),
    };
    const shadow = element("div", { id: "stand-in-admin", lang: locale }).attachShadow({ mode: "open" });
    shadow.append(element("style", {}, widgetsStyle), places.saveBar, places.toasts, places.dialogs);
    document.documentElement.append(shadow.host);
    return (made = makeAdmin({ store, shop, language: locale, places, page }));
  };
  return {
    showToast: async (toast) => admin().showToast(toast),
    hideToast: async (id) => admin().hideToast(id),
    showSaveBar: async (view) => void ((made || view) && admin().showSaveBar(view)),
    leave: () => admin().leave(),
    pick: (view) => admin().pick(view),
    askScopes: (scopes) => admin().askScopes(scopes),
    // there is no side bar, title or address of the admin around this page
    showNavigation: async () => undefined,
    showTitle: async () => undefined,
    showPath: async () => undefined,
    showLoading: async () => undefined,
    go: async (address) => location.assign(address),
  };
}
