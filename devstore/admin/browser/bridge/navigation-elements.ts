import type { AdminCalls } from "../calls";
import type { Remote } from "../rpc";
import { buttonViews, buttonsOf, watch } from "./buttons";

const links = (menu: Element) => [...menu.querySelectorAll<HTMLElement>("[href]")];

/** `ui-nav-menu`, `s-app-nav` and `ui-title-bar`: hidden in the page, shown by the admin. */
export function navigationElements(admin: Remote<AdminCalls>) {
  const titles = new Set<Element>();

  class NavigationElement extends HTMLElement {
    private observer: MutationObserver | undefined;

    connectedCallback(): void {
      this.observer = watch(this, () => this.tell());
      this.tell();
    }
    disconnectedCallback(): void {
      this.observer?.disconnect();
    }
    private tell(): void {
      const items = links(this).map((link) => ({
        label: link.textContent?.trim() ?? "",
        href: link.getAttribute("href") ?? "",
        home: link.getAttribute("rel") === "home",
      }));
      // an element whose children are not parsed yet tells again when they are
      if (items.length > 0) void admin.showNavigation(items);
    }
  }

  class TitleBarElement extends HTMLElement {
    private observer: MutationObserver | undefined;

    connectedCallback(): void {
      // within a modal it is the modal's own
      if (this.closest("ui-modal")) return;
      titles.add(this);
      this.observer = watch(this, () => this.tell());
      this.tell();
    }
    disconnectedCallback(): void {
      this.observer?.disconnect();
      if (titles.delete(this)) void admin.showTitle(null);
    }
    private tell(): void {
      void admin.showTitle({ title: this.getAttribute("title") ?? "", buttons: buttonViews(this) });
    }
  }

  return {
    NavigationElement,
    // one class stands for one element only
    AppNavElement: class extends NavigationElement {},
    TitleBarElement,
    titleClicked: (button: number) => titles.forEach((title) => buttonsOf(title)[button]?.click()),
    /** what Shopify does when someone follows a link of the side bar: an event at that link, which the app's router hears */
    navigate(href: string) {
      const menus = [...document.querySelectorAll("ui-nav-menu, s-app-nav")];
      const link = menus.flatMap(links).find((one) => one.getAttribute("href") === href);
      const target = link ?? document.createElement("a");
      if (!link) {
        target.setAttribute("href", href);
        document.body.append(target);
      }
      target.dispatchEvent(new Event("shopify:navigate", { bubbles: true }));
      if (!link) target.remove();
    },
  };
}
