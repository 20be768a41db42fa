import { element } from "../dom";

interface Question {
  title: string;
  body: Node | string;
  yes: string;
  no: string;
  critical?: boolean;
  /** leaves the yes-button shut until it answers true */
  ready?: () => boolean;
}

export interface OpenDialog {
  answer: Promise<boolean>;
  /** looks again whether it may be answered with yes */
  refresh(): void;
}

let numbered = 0;

/** A modal dialog with two answers; Escape is no. Focus goes in and comes back by the browser's own hand. */
export function openDialog(place: ParentNode & Node, { title, body, yes, no, critical = false, ready }: Question): OpenDialog {
  const heading = `stand-in-dialog-${++numbered}`;
  const accept = element("button", { type: "submit", value: "yes", class: critical ? "button critical" : "button primary" }, yes);
  const refresh = () => void (accept.disabled = ready ? !ready() : false);
  const form = element(
    "form",
    { method: "dialog" },
    element("h2", { id: heading }, title),
    element("div", { class: "dialog-body" }, body),
    element("div", { class: "dialog-buttons" }, element("button", { type: "submit", value: "no", class: "button" }, no), accept),
  );
  const dialog = element("dialog", { "aria-labelledby": heading, class: "dialog" }, form);
  place.append(dialog);
  refresh();
  const answer = new Promise<boolean>((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
  dialog.showModal();
  return { answer, refresh };
}

export const ask = (place: ParentNode & Node, question: Question): Promise<boolean> => openDialog(place, question).answer;
