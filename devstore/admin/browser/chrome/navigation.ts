import type { NavigationItem } from "../calls";
import { element } from "../dom";
import { chromeAddress, pathOf } from "./paths";

/** The app's own links in the side bar; the one whose page is shown is marked. */
export function appNavigation(place: HTMLElement, home: HTMLElement, base: string, follow: (href: string) => void) {
  let items: NavigationItem[] = [];
  let path = "";

  const active = (): NavigationItem | undefined => {
    const fits = items.filter(({ href, home: isHome }) => {
      const own = pathOf(href);
      return isHome ? path === own : path === own || path.startsWith(`${own}/`);
    });
    return fits.sort((one, other) => pathOf(other.href).length - pathOf(one.href).length)[0];
  };
  const mark = (link: Element, on: boolean) => (on ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current"));
  const draw = () => {
    const current = active();
    mark(home, current === undefined || current.home);
    // the page called home is opened by the app's name, as at Shopify
    const links = items.filter((item) => !item.home);
    place.hidden = links.length === 0;
    const existing = [...place.querySelectorAll("a")];
    const same =
      existing.length === links.length &&
      links.every((item, at) => existing[at]?.dataset["href"] === item.href && existing[at]?.textContent === item.label);
    if (!same) {
      place.replaceChildren(
        ...links.map(({ label, href }) => {
          const click = (event: Event) => {
            if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            follow(href);
          };
          return element("li", {}, element("a", { href: chromeAddress(base, href), "data-href": href, click }, label));
        }),
      );
    }
    [...place.querySelectorAll("a")].forEach((link, at) => mark(link, links[at] === current));
  };
  return {
    show(given: NavigationItem[]) {
      items = given;
      draw();
    },
    at(newPath: string) {
      path = pathOf(newPath);
      draw();
    },
    home: () => items.find((item) => item.home)?.href,
  };
}
