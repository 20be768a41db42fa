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

/** One button of the page, shown by the admin. */
export function mirrored(view: ButtonView, fallback: string, click: () => void): HTMLButtonElement {
  const kind = view.primary ? "button primary" : view.critical ? "button critical" : "button";
  const shut = view.disabled || view.loading;
  return element(
    "button",
    { type: "button", class: view.loading ? `${kind} busy` : kind, disabled: shut, "aria-busy": view.loading ? "true" : null, click },
    view.label || fallback,
  );
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

  // Discard stands before Save, whichever way round the page wrote them
  const buttons = ({ buttons }: SaveBarView) =>
    buttons
      .map((button, number) => ({ button, number }))
      .sort((one, other) => Number(one.button.primary) - Number(other.button.primary))
      .map(({ button, number }) => mirrored(button, say(button.primary ? "save" : "discard"), () => void press(number)));

  return {
    show(view) {
      current = view;
      place.hidden = view === null;
      if (view === null) return place.replaceChildren();
      const names = JSON.stringify(view);
      if (place.dataset["shows"] === names && place.childElementCount > 0) return;
      place.dataset["shows"] = names;
      place.setAttribute("role", "region");
      place.setAttribute("aria-label", say("unsaved"));
      place.replaceChildren(
        element("span", { class: "save-bar-words" }, say("unsaved")),
        element("span", { class: "save-bar-buttons" }, ...buttons(view)),
      );
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
