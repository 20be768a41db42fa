import type { Drawing, StandInElement } from "./stand-in-element";

let tell: (open: boolean) => void = () => undefined;
let opened = 0;

export function hearOverlays(hear: (open: boolean) => void): void {
  tell = hear;
}

function covers(open: boolean): void {
  opened += open ? 1 : -1;
  document.documentElement.toggleAttribute("data-overlay", opened > 0);
  tell(opened > 0);
}

const dialogOf = (element: StandInElement) => element.root.querySelector("dialog")!;
const french = () => document.documentElement.lang === "fr";

function show(element: StandInElement): void {
  const dialog = dialogOf(element);
  if (dialog.open) return;
  covers(true);
  dialog.showModal();
  element.tell("show");
  element.tell("aftershow");
}

const hide = (element: StandInElement): void => dialogOf(element).close();

function byCommand(element: StandInElement, command: unknown): void {
  const open = dialogOf(element).open;
  if (command === "--hide" || (open && command !== "--show")) hide(element);
  else show(element);
}

/** A dialog over the page. The frame fills the window while it is open, because a frame shows nothing beyond itself. */
const dialog = (style = ""): Drawing => ({
  html: '<dialog aria-labelledby="heading"><header><h2 id="heading"></h2><button type="button">×</button></header><div class="body"><slot></slot></div><footer><slot name="secondary-actions"></slot><slot name="primary-action"></slot></footer></dialog>',
  style: `:host{display:contents}dialog{visibility:visible;width:min(560px,calc(100vw - 24px));max-height:calc(100vh - 24px);padding:0;border:0;border-radius:12px;color:inherit}dialog::backdrop{background:rgba(0,0,0,.5)}header{display:flex;align-items:center;justify-content:space-between;gap:8px;padding:12px 16px;border-bottom:1px solid #e4e5e7}h2{margin:0;font-size:16px}button{border:0;background:none;font-size:20px;line-height:24px;cursor:pointer}.body{padding:16px}footer{display:flex;justify-content:flex-end;gap:8px;padding:0 16px 16px}footer:not(:has(::slotted(*))){padding-block:0}${style}`,
  begin(element, root) {
    const made = root.querySelector("dialog")!;
    root.querySelector("button")!.addEventListener("click", () => made.close());
    made.addEventListener("close", () => {
      covers(false);
      element.tell("hide");
      element.tell("afterhide");
    });
  },
  paint(element, root) {
    root.querySelector("h2")!.textContent = element.textOf("heading") || element.textOf("accessibilityLabel");
    root.querySelector("header button")!.setAttribute("aria-label", french() ? "Fermer" : "Close");
  },
  methods: {
    command: byCommand,
    showOverlay: show,
    hideOverlay: hide,
    toggleOverlay: (element) => byCommand(element, "--toggle"),
  },
});

function disclose(element: StandInElement, open: boolean): void {
  const panel = element.root.firstElementChild as HTMLElement;
  if (panel.hidden !== open) return;
  panel.hidden = !open;
  element.tell(open ? "show" : "hide");
}

/** What opens beside its button stands below it here: a frame has no room to float in. */
const panel: Drawing = {
  html: '<div hidden role="group"><slot></slot></div>',
  style:
    "div{display:flex;flex-direction:column;gap:4px;padding:8px;border:1px solid #d2d5d8;border-radius:8px;background:#fff}div[hidden]{display:none}",
  paint: (element, root) => root.firstElementChild!.setAttribute("aria-label", element.textOf("accessibilityLabel")),
  methods: {
    command: (element, command) =>
      disclose(element, command === "--show" || (command !== "--hide" && (element.root.firstElementChild as HTMLElement).hidden)),
    hideOverlay: (element) => disclose(element, false),
    showOverlay: (element) => disclose(element, true),
  },
};

export const overlays: Record<string, Drawing> = {
  "s-modal": dialog(),
  "s-sheet": dialog("dialog{margin:auto 0 0 auto;height:100vh;max-height:100vh;border-radius:0}"),
  "s-popover": panel,
  "s-menu": panel,
};
