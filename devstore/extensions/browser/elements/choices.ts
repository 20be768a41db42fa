import { belowField, fieldStyle, paintAround } from "./fields";
import type { Drawing, StandInElement } from "./stand-in-element";

const hidden: Drawing = { html: "<slot hidden></slot>", style: ":host{display:none}" };
const labelOf = (choice: StandInElement) =>
  [...choice.childNodes]
    .filter((node) => !(node instanceof Element && node.slot !== ""))
    .map((node) => node.textContent)
    .join("")
    .trim();

/** The native list of one `s-select`, made of the options in it. */
function options(element: StandInElement, select: HTMLSelectElement): void {
  const option = (one: StandInElement) => {
    const made = new Option(labelOf(one), one.textOf("value"), false, false);
    made.disabled = one.isOn("disabled");
    return made;
  };
  const placeholder = element.textOf("placeholder");
  const first = placeholder === "" ? [] : [Object.assign(new Option(placeholder, ""), { disabled: true })];
  const parts = [...element.children].flatMap((child) => {
    if (child.localName === "s-option") return [option(child as StandInElement)];
    if (child.localName !== "s-option-group") return [];
    const group = document.createElement("optgroup");
    group.label = (child as StandInElement).textOf("label");
    group.append(...[...child.children].map((one) => option(one as StandInElement)));
    return [group];
  });
  select.replaceChildren(...first, ...parts);
}

const select: Drawing = {
  html: `<div class="field"><label><span class="label"></span><select></select></label>${belowField}</div>`,
  style: fieldStyle,
  begin(element, root) {
    const control = root.querySelector("select")!;
    control.addEventListener("input", () => (element.held["value"] = control.value));
    control.addEventListener("change", () => {
      element.held["value"] = control.value;
      element.tell("change");
    });
  },
  paint(element, root) {
    paintAround(element, root);
    const control = root.querySelector("select")!;
    options(element, control);
    const chosen = [...element.querySelectorAll("s-option")].find(
      (one) => (one as StandInElement).isOn("selected") || (one as StandInElement).isOn("defaultSelected"),
    );
    element.held["value"] ??= chosen
      ? (chosen as StandInElement).textOf("value")
      : element.textOf("placeholder") === ""
        ? control.value
        : "";
    control.value = element.textOf("value");
    control.disabled = element.isOn("disabled");
    control.required = element.isOn("required");
  },
};

const choicesOf = (element: StandInElement) => [...element.children].filter((one) => one.localName === "s-choice") as StandInElement[];

/** Values that are chosen: `values` where the extension sets it, else what the choices say of themselves. */
function chosenOf(element: StandInElement): string[] {
  const given = element.held["values"];
  if (Array.isArray(given)) return given as string[];
  return choicesOf(element)
    .filter((one) => one.isOn("selected") || (one.held["selected"] === undefined && one.isOn("defaultSelected")))
    .map((one) => one.textOf("value"));
}

function take(element: StandInElement, root: ShadowRoot): void {
  const values = [...root.querySelectorAll<HTMLInputElement>("input:checked")].map(({ value }) => value);
  element.held["values"] = values;
  for (const choice of choicesOf(element)) choice.held["selected"] = values.includes(choice.textOf("value"));
}

const choiceList: Drawing = {
  html: `<fieldset><legend class="label"></legend><div class="choices"></div>${belowField}</fieldset>`,
  style: `${fieldStyle}.choices{display:flex;flex-direction:column;gap:8px}legend{padding:0}input{accent-color:#1f2937;width:18px;height:18px;margin:0}.line{flex-wrap:wrap}.more{flex-basis:100%;padding-inline-start:26px;color:#5c5f62}.more:empty{display:none}`,
  begin: (element, root) =>
    root.querySelector(".choices")!.addEventListener("change", () => {
      take(element, root);
      element.tell("input");
      element.tell("change");
    }),
  paint(element, root) {
    const chosen = chosenOf(element);
    const type = element.isOn("multiple") ? "checkbox" : "radio";
    const focused = (root.activeElement as HTMLInputElement | null)?.value;
    const lines = choicesOf(element).map((choice) => {
      const line = document.createElement("label");
      line.className = "line";
      const control = Object.assign(document.createElement("input"), { type, name: "choices", value: choice.textOf("value") });
      control.checked = chosen.includes(choice.textOf("value"));
      control.disabled = element.isOn("disabled") || choice.isOn("disabled");
      const words = Object.assign(document.createElement("span"), { textContent: choice.textOf("accessibilityLabel") || labelOf(choice) });
      const more = Object.assign(document.createElement("span"), { className: "more" });
      more.textContent = [...choice.children]
        .filter(({ slot }) => slot === "details" || slot === "secondary-content")
        .map((one) => one.textContent)
        .join(" ");
      line.append(control, words, more);
      return line;
    });
    root.querySelector(".choices")!.replaceChildren(...lines);
    if (focused !== undefined) [...root.querySelectorAll("input")].find(({ value }) => value === focused)?.focus();
    paintAround(element, root);
  },
};

export const choices: Record<string, Drawing> = {
  "s-select": select,
  "s-option": hidden,
  "s-option-group": hidden,
  "s-choice-list": choiceList,
  "s-choice": hidden,
};
