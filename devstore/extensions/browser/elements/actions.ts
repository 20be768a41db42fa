import { fault } from "../fault";
import { box } from "./layout";
import type { Drawing, StandInElement } from "./stand-in-element";

let goTo: (address: string, where: string) => void = () => undefined;

export function hearLinks(hear: (address: string, where: string) => void): void {
  goTo = hear;
}

/** What `command` and `commandFor` ask for: the named element shows, hides or copies. */
function runCommand(element: StandInElement): void {
  const named = element.textOf("commandFor");
  if (named === "") return;
  const other = document.getElementById(named) as (HTMLElement & { command?: (command: string) => void }) | null;
  if (!other?.command) fault(`commandFor names #${named}, which takes no command.`);
  else other.command(element.textOf("command") || "--auto");
}

/** Tells the form around that its fields are to be sent. */
export function submitFormOf(element: Element): void {
  const form = element.closest("s-form") as StandInElement | null;
  if (form && !form.isOn("disabled")) form.tell("submit", { waitUntil: () => undefined }, { bubbles: true, cancelable: true });
}

/** After the extension heard the click: a link leads on, a command runs, a form is sent. */
function clicked(element: StandInElement): void {
  const href = element.textOf("href");
  if (href !== "") goTo(href, element.textOf("target"));
  else if (element.textOf("commandFor") !== "") runCommand(element);
  else if (element.textOf("type") === "submit") submitFormOf(element);
}

/** A link where it leads somewhere, else a button; both hold the same. */
function innerOf(element: StandInElement, root: ShadowRoot): HTMLButtonElement | HTMLAnchorElement {
  const held = root.firstElementChild as HTMLButtonElement | HTMLAnchorElement;
  const wanted = element.textOf("href") === "" ? "button" : "a";
  if (held.localName === wanted || element.localName === "s-link") return held;
  const made = document.createElement(wanted);
  for (const { name, value } of held.attributes) made.setAttribute(name, value);
  made.append(...held.childNodes);
  held.replaceWith(made);
  return made;
}

function pressable(element: StandInElement, root: ShadowRoot): void {
  const inner = innerOf(element, root);
  const off = element.isOn("disabled") || element.isOn("loading");
  if (inner instanceof HTMLButtonElement) inner.disabled = off;
  else if (element.textOf("href") !== "") inner.href = element.textOf("href");
  inner.toggleAttribute("aria-busy", element.isOn("loading"));
  if (element.isOn("loading")) inner.setAttribute("aria-busy", "true");
  const label = element.textOf("accessibilityLabel");
  if (label === "") inner.removeAttribute("aria-label");
  else inner.setAttribute("aria-label", label);
}

/** The shadow's first element hears the click before the element itself, so what follows waits for the extension. */
const begin = (element: StandInElement, root: ShadowRoot): void =>
  root.addEventListener("click", (event) => {
    if (event.target === root || !(event.composedPath()[0] as Element | undefined)) return;
    if (root.querySelector("a")) event.preventDefault();
    queueMicrotask(() => clicked(element));
  });

const button =
  "border:1px solid #8c9196;border-radius:8px;padding:7px 12px;font:600 13px/18px system-ui,sans-serif;background:#fff;color:#202223;cursor:pointer;text-decoration:none";
const primary =
  "[data-variant=primary]{background:#1f2937;border-color:#1f2937;color:#fff}[data-tone=critical]{color:#8e1f0b;border-color:#8e1f0b}[data-variant=primary][data-tone=critical]{background:#8e1f0b;color:#fff}:disabled{opacity:.6;cursor:default}[data-inline-size=fill]{width:100%}[data-variant=tertiary]{border-color:transparent;background:none}";

export const actions: Record<string, Drawing> = {
  "s-button": {
    html: '<button type="button"><slot></slot></button>',
    style: `:host{display:inline-block}:host(:has([data-inline-size=fill])){display:block}button,a{display:inline-block;${button}}${primary}`,
    begin,
    paint: pressable,
  },
  "s-press-button": {
    html: '<button type="button" aria-pressed="false"><slot></slot></button>',
    style: `:host{display:inline-block}button{${button}}[aria-pressed=true]{background:#e4e5e7}${primary}`,
    begin: (element, root) =>
      root.addEventListener("click", () => {
        element.held["pressed"] = !element.isOn("pressed");
        element.paintSoon();
      }),
    paint(element, root) {
      pressable(element, root);
      root.firstElementChild!.setAttribute("aria-pressed", String(element.isOn("pressed")));
    },
  },
  "s-link": {
    html: '<a href="#"><slot></slot></a>',
    style: ":host{display:inline}a{color:#005bd3}[data-tone=critical]{color:#8e1f0b}",
    begin,
    paint: pressable,
  },
  "s-clickable": {
    html: '<button type="button"><slot></slot></button>',
    style:
      "button{display:block;width:100%;padding:0;border:0;background:none;color:inherit;font:inherit;text-align:start;cursor:pointer}:disabled{cursor:default;opacity:.6}",
    begin,
    paint(element, root) {
      pressable(element, root);
      box(element, root.firstElementChild as HTMLElement);
    },
  },
  "s-clickable-chip": {
    html: '<button type="button"><slot></slot></button>',
    style:
      ":host{display:inline-block}button{padding:4px 10px;border:1px solid #8c9196;border-radius:999px;background:#fff;font:inherit;cursor:pointer}",
    begin,
    paint: pressable,
  },
  "s-tile": {
    html: '<button type="button"><strong></strong><span class="sub"></span><span class="count"></span></button>',
    style:
      "button{display:flex;flex-direction:column;gap:4px;width:100%;min-height:96px;padding:14px;border:0;border-radius:10px;background:#2b5b4b;color:#fff;font:inherit;text-align:start;cursor:pointer}:disabled{opacity:.6;cursor:default}.count:empty,.sub:empty{display:none}.count{align-self:flex-end;padding:0 8px;border-radius:999px;background:#fff;color:#202223}",
    begin,
    paint(element, root) {
      pressable(element, root);
      root.querySelector("strong")!.textContent = element.textOf("heading");
      root.querySelector(".sub")!.textContent = element.textOf("subheading");
      root.querySelector(".count")!.textContent = element.textOf("itemCount");
    },
  },
  "s-form": { html: "<div><slot></slot></div>", role: "form" },
  "s-details": {
    html: '<details><summary><slot name="summary"></slot></summary><div><slot></slot></div></details>',
    style: "summary{cursor:pointer}div{padding-top:8px}",
    begin(element, root) {
      const details = root.querySelector("details")!;
      let begun = false;
      details.addEventListener("toggle", () => {
        // the state that it was drawn with is no change
        if (details.open === element.isOn("open")) return;
        element.held["open"] = details.open;
        element.tell("toggle", { oldState: details.open ? "closed" : "open", newState: details.open ? "open" : "closed" });
        element.tell("aftertoggle");
      });
      element.hear("slotchange", () => undefined);
      queueMicrotask(() => {
        if (!begun && element.held["open"] === undefined) element.held["open"] = element.isOn("defaultOpen");
        begun = true;
        element.paintSoon();
      });
    },
    paint(element, root) {
      for (const child of element.children) if (child.localName === "s-summary" && child.slot === "") child.slot = "summary";
      root.querySelector("details")!.open = element.isOn("open");
    },
  },
  "s-summary": { html: "<span><slot></slot></span>", style: ":host{display:inline}" },
};
