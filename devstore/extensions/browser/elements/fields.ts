import { submitFormOf } from "./actions";
import type { Drawing, StandInElement } from "./stand-in-element";

const style =
  ".field,label,fieldset{display:flex;flex-direction:column;gap:4px}fieldset{margin:0;padding:0;border:0}.line{flex-direction:row;align-items:center;gap:8px}.box{display:flex;align-items:center;gap:6px}input:not([type=checkbox],[type=radio]),select,textarea{width:100%;min-width:0;padding:7px 10px;border:1px solid #8c9196;border-radius:8px;font:inherit;color:inherit;background:#fff}[aria-invalid=true]{border-color:#8e1f0b!important}.error{color:#8e1f0b}.help{color:#5c5f62}small:empty,.fix:empty{display:none}.exclusive{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}button{width:36px;height:36px;flex:none;border:1px solid #8c9196;border-radius:8px;background:#fff;font:inherit;cursor:pointer}";
const below = '<small class="help" id="help"></small><small class="error" id="error"></small>';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const controlOf = (root: ShadowRoot) => root.querySelector<Control>("input,textarea,select")!;

/** Label, help and error, as every field has them. */
function around(element: StandInElement, root: ShadowRoot): void {
  const label = root.querySelector(".label");
  if (label) {
    label.textContent = element.textOf("label");
    label.classList.toggle("exclusive", element.textOf("labelAccessibilityVisibility") === "exclusive");
  }
  root.querySelector(".help")!.textContent = element.textOf("details");
  root.querySelector(".error")!.textContent = element.textOf("error");
  const described = [element.textOf("details") && "help", element.textOf("error") && "error"].filter(Boolean).join(" ");
  for (const control of root.querySelectorAll<Control>("input,textarea,select")) {
    control.setAttribute("aria-invalid", String(element.textOf("error") !== ""));
    if (described === "") control.removeAttribute("aria-describedby");
    else control.setAttribute("aria-describedby", described);
    const aria = element.textOf("accessibilityLabel");
    if (aria !== "") control.setAttribute("aria-label", aria);
  }
}

/** Before an extension set one, a field's value is the default. */
const valueOf = (element: StandInElement) =>
  element.held["value"] === undefined ? element.textOf("defaultValue") : element.textOf("value");

function hearField(element: StandInElement, root: ShadowRoot): void {
  const control = controlOf(root);
  // heard before the element's own listeners, so that they read the new value
  control.addEventListener("input", () => (element.held["value"] = control.value));
  control.addEventListener("change", () => {
    element.held["value"] = control.value;
    element.tell("change");
  });
  control.addEventListener(
    "keydown",
    (event) => (event as KeyboardEvent).key === "Enter" && control.localName === "input" && submitFormOf(element),
  );
}

function paintField(element: StandInElement, root: ShadowRoot): void {
  around(element, root);
  const control = controlOf(root) as HTMLInputElement;
  const value = valueOf(element);
  if (element.held["value"] === undefined) element.held["value"] = value;
  if (control.value !== value) control.value = value;
  control.disabled = element.isOn("disabled");
  control.required = element.isOn("required");
  control.readOnly = element.isOn("readOnly");
  control.placeholder = element.textOf("placeholder");
  for (const name of ["min", "max", "step", "maxLength", "minLength", "name", "autocomplete", "inputMode", "rows"]) {
    const given = element.textOf(name);
    if (given !== "") control.setAttribute(name.toLowerCase(), given);
    else control.removeAttribute(name.toLowerCase());
  }
  for (const name of ["prefix", "suffix"]) {
    const place = root.querySelector(`.${name}`);
    if (place) place.textContent = element.textOf(name);
  }
}

const field = (type: string): Drawing => ({
  html: `<div class="field"><label><span class="label"></span><span class="box"><span class="fix prefix"></span><input type="${type}"><span class="fix suffix"></span></span></label>${below}</div>`,
  style,
  begin: hearField,
  paint: paintField,
});

/** Fewer and more beside a number, where `controls` asks for a stepper. */
const stepper: Drawing = {
  html: `<div class="field"><label><span class="label"></span><span class="box"><button type="button" class="less" hidden>−</button><span class="fix prefix"></span><input type="number"><span class="fix suffix"></span><button type="button" class="more" hidden>+</button></span></label>${below}</div>`,
  style: `${style}button[hidden]{display:none}`,
  begin(element, root) {
    hearField(element, root);
    const control = controlOf(root) as HTMLInputElement;
    const move = (by: 1 | -1) => {
      if (by > 0) control.stepUp();
      else control.stepDown();
      element.held["value"] = control.value;
      element.tell("input");
      element.tell("change");
    };
    root.querySelector(".less")!.addEventListener("click", () => move(-1));
    root.querySelector(".more")!.addEventListener("click", () => move(1));
  },
  paint(element, root) {
    paintField(element, root);
    const french = document.documentElement.lang === "fr";
    const names = { less: french ? "Moins" : "Decrease", more: french ? "Plus" : "Increase" };
    for (const [name, words] of Object.entries(names)) {
      const button = root.querySelector<HTMLButtonElement>(`.${name}`)!;
      button.hidden = element.textOf("controls") !== "stepper";
      button.disabled = element.isOn("disabled");
      button.setAttribute("aria-label", `${words}: ${element.textOf("label")}`);
    }
  },
};

const checkable = (role: "checkbox" | "switch"): Drawing => ({
  html: `<div><label class="line"><input type="checkbox" role="${role}"><span class="label"></span></label>${below}</div>`,
  style: `${style}input{accent-color:#1f2937;width:18px;height:18px}`,
  begin(element, root) {
    const control = controlOf(root) as HTMLInputElement;
    control.addEventListener("input", () => (element.held["checked"] = control.checked));
    control.addEventListener("change", () => {
      element.held["checked"] = control.checked;
      element.tell("change");
    });
  },
  paint(element, root) {
    around(element, root);
    const control = controlOf(root) as HTMLInputElement;
    if (element.held["checked"] === undefined) element.held["checked"] = element.isOn("defaultChecked");
    control.checked = element.isOn("checked");
    control.disabled = element.isOn("disabled");
    control.required = element.isOn("required");
  },
});

export const fields: Record<string, Drawing> = {
  "s-text-field": field("text"),
  "s-email-field": field("email"),
  "s-url-field": field("url"),
  "s-phone-field": field("tel"),
  "s-password-field": field("password"),
  "s-search-field": field("search"),
  "s-date-field": field("date"),
  "s-time-field": field("time"),
  "s-date-picker": field("date"),
  "s-money-field": field("number"),
  "s-number-field": stepper,
  "s-text-area": {
    ...field("text"),
    html: `<div class="field"><label><span class="label"></span><textarea></textarea></label>${below}</div>`,
  },
  "s-checkbox": checkable("checkbox"),
  "s-switch": checkable("switch"),
};

export { around as paintAround, below as belowField, style as fieldStyle };
