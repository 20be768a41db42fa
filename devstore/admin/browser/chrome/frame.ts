import { makeAdmin } from "../admin";
import type { AdminCalls, PageCalls } from "../calls";
import { element } from "../dom";
import { remote, serve } from "../rpc";
import { mirrored } from "../widgets/save-bar";
import { type ChromeConfig, part } from "./config";
import { appNavigation } from "./navigation";
import { chromeAddress } from "./paths";

type App = NonNullable<ChromeConfig["app"]>;

/** Shows the app in its frame and answers what its page asks of the admin. Answers whether the page may be left. */
export function openFrame({ shop, name, language }: ChromeConfig, app: App): { leave(): Promise<boolean>; unsaved(): boolean } {
  // made by script: a frame that the server wrote would come back, after a reload, at an address without its session
  const frame = element("iframe", { name: "app-iframe", title: app.title, src: app.src, allow: "clipboard-write" });
  const base = `/admin/store/${name}/apps/${app.handle}`;
  const page = remote<PageCalls>(() => frame.contentWindow!);
  const places = { toasts: part("toasts"), saveBar: part("save-bar"), dialogs: part("dialogs") };
  const { bar, ...shared } = makeAdmin({ store: location.origin, shop, language, places, page: page as unknown as PageCalls });
  const loading = part("loading");

  const follow = async (href: string) => {
    if (!(await bar.leave())) return;
    // the app asks as well when its router leaves: this question is answered
    bar.show(null);
    document.body.classList.remove("drawer-open");
    await page.navigate(href);
  };
  const home = part<HTMLAnchorElement>("app-home");
  const navigation = appNavigation(part("app-navigation"), home, base, (href) => void follow(href));
  home.addEventListener("click", (event) => {
    const href = navigation.home();
    if (href === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    void follow(href);
  });

  const title = part("app-title");
  const calls: AdminCalls = {
    ...shared,
    showNavigation: (items) => navigation.show(items),
    showTitle(view) {
      title.textContent = view?.title || app.title;
      const buttons = view?.buttons.map((button, number) => mirrored(button, "", () => void page.titleClicked(number))) ?? [];
      part("app-buttons").replaceChildren(...buttons);
    },
    showPath(path) {
      history.replaceState(null, "", chromeAddress(base, path));
      navigation.at(path);
    },
    showLoading: (on) => void (loading.hidden = !on),
    async go(address) {
      if (await bar.leave()) location.assign(address);
    },
  };
  serve<AdminCalls>(() => frame.contentWindow, calls);
  frame.addEventListener("load", () => {
    loading.hidden = true;
    // a page that was left takes its bar with it
    if (frame.contentWindow?.location.pathname.startsWith("/auth/")) bar.show(null);
  });
  part("frame-place").append(frame);
  return { leave: () => bar.leave(), unsaved: () => bar.isOpen() };
}
