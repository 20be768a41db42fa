import type { ButtonView, SaveBarView } from "../calls";
import { element } from "../dom";
import type { Say } from "../words";
import { ask } from "./dialog";

export interface SaveBar {
  show(view: SaveBarView | null): void;
  isOpen(): boolean;
  /** whether to leave the page; true at once where no bar is open */
  leave(): Promise<boolean>;
}

function dress(button: HTMLButtonElement, view: ButtonView, fallback: string): void {
  const kind = view.primary ? "button primary" : view.critical ? "button critical" : "button";
  button.className = view.loading ? `${kind} busy` : kind;
  button.disabled = view.disabled || view.loading;
  button.setAttribute("aria-busy", String(view.loading));
  const label = view.label || fallback;
  if (button.textContent !== label) button.textContent = label;
}

/** One button of the page, shown by the admin. */
export function mirrored(view: ButtonView, fallback: string, click: () => void): HTMLButtonElement {
  const button = element("button", { type: "button", click });
  dress(button, view, fallback);
  return button;
}

/** The bar for unsaved changes. Its buttons are the page's own: pressing one here presses it there. */
export function saveBar(place: HTMLElement, dialogs: ParentNode & Node, say: Say, clicked: (button: number) => void): SaveBar {
  let current: SaveBarView | null = null;

  const press = async (number: number) => {
    const button = current?.buttons[number];
    if (current?.discardConfirmation && button && !button.primary) {
      const question = {
        title: say("discard.title"),
        body: say("discard.text"),
        yes: say("discard.yes"),
        no: say("discard.no"),
        critical: true,
      };
      if (!(await ask(dialogs, question))) return;
    }
    clicked(number);
  };

  const fallback = (view: ButtonView) => say(view.primary ? "save" : "discard");
  // Discard stands before Save, whichever way round the page wrote them
  const inOrder = ({ buttons }: SaveBarView) =>
    buttons.map((button, number) => ({ button, number })).sort((one, other) => Number(one.button.primary) - Number(other.button.primary));
  let drawn: HTMLButtonElement[] = [];

  const draw = (view: SaveBarView) => {
    drawn = inOrder(view).map(({ button, number }) => mirrored(button, fallback(button), () => void press(number)));
    place.setAttribute("role", "region");
    place.setAttribute("aria-label", say("unsaved"));
    place.replaceChildren(
      element("span", { class: "save-bar-words" }, say("unsaved")),
      element("span", { class: "save-bar-buttons" }, ...drawn),
    );
  };

  return {
    show(view) {
      const same = current !== null && view?.buttons.every((one, at) => one.primary === current?.buttons[at]?.primary);
      current = view;
      place.hidden = view === null;
      if (view === null) return place.replaceChildren();
      // the buttons that stand are kept: a press on its way, and the focus, stay with them
      if (same && drawn.length === view.buttons.length)
        inOrder(view).forEach(({ button }, at) => dress(drawn[at]!, button, fallback(button)));
      else draw(view);
    },
    isOpen: () => current !== null,
    async leave() {
      if (current === null) return true;
      return ask(dialogs, {
        title: say("leave.title"),
        body: say("leave.text"),
        yes: say("leave.yes"),
        no: say("leave.no"),
        critical: true,
      });
    },
  };
}
