import type { ButtonView } from "../calls";

const said = (button: Element, name: string) => button.hasAttribute(name) && button.getAttribute(name) !== "false";

/** The buttons that an element of App Bridge holds, as the admin shows them. */
export function buttonsOf(element: Element): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>("button, a")];
}

export function buttonViews(element: Element): ButtonView[] {
  return buttonsOf(element).map((button) => ({
    label: button.textContent?.trim() ?? "",
    primary: button.getAttribute("variant") === "primary",
    critical: button.getAttribute("tone") === "critical",
    disabled: said(button, "disabled"),
    loading: said(button, "loading"),
  }));
}

/** Calls `changed` whenever something in the element does. */
export function watch(element: Element, changed: () => void): MutationObserver {
  const observer = new MutationObserver(changed);
  observer.observe(element, { attributes: true, childList: true, characterData: true, subtree: true });
  return observer;
}

/** The element with that id, of that kind; App Bridge's own calls name it so. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T, name: string): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The App Bridge stub finds no ${name} with the id '${id}'.`);
  return found;
}
