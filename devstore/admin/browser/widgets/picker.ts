import type { PickerView } from "../calls";
import { element } from "../dom";
import type { Say } from "../words";
import { openDialog } from "./dialog";

/** One row of the picker: its name and price as shown, and the resource in Shopify's shape. */
export interface PickerRow {
  id: string;
  title: string;
  detail: string;
  resource: object;
}

/** The resource picker: search, choose, confirm. Null when it was closed. */
export async function pick(
  place: ParentNode & Node,
  say: Say,
  view: PickerView,
  search: (query: string) => Promise<PickerRow[]>,
): Promise<object[] | null> {
  const known = new Map<string, PickerRow>();
  const chosen = new Set(view.chosen.slice(0, view.most));
  const single = view.most === 1;
  const title = `${say(view.action)} ${say(`pick.${view.type}`)}`;
  const field = element("input", {
    type: "search",
    class: "field",
    "aria-label": say("search"),
    placeholder: say("search"),
    value: view.query,
  });
  const list = element("ul", { class: "picker-list", "aria-label": title });
  const dialog = openDialog(place, {
    title,
    body: element("div", {}, field, list),
    yes: say(view.action),
    no: say("cancel"),
    ready: () => chosen.size > 0,
  });

  const toggle = (row: PickerRow, input: HTMLInputElement) => {
    if (single) chosen.clear();
    if (!input.checked) chosen.delete(row.id);
    else if (chosen.size < view.most) chosen.add(row.id);
    else input.checked = false;
    dialog.refresh();
  };
  const line = (row: PickerRow) => {
    const input = element("input", { type: single ? "radio" : "checkbox", name: "picked", checked: chosen.has(row.id) });
    input.addEventListener("change", () => toggle(row, input));
    return element("li", {}, element("label", {}, input, element("span", {}, row.title), element("small", {}, row.detail)));
  };
  let latest = 0;
  const show = async () => {
    const mine = ++latest;
    const rows = await search(field.value);
    if (mine !== latest) return;
    for (const row of rows) known.set(row.id, row);
    list.replaceChildren(...(rows.length > 0 ? rows.map(line) : [element("li", { class: "picker-none" }, say("nothing"))]));
  };
  // Enter in the search field searches; it does not send the dialog's form
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  field.addEventListener("input", () => void show());
  await show();
  if (!(await dialog.answer)) return null;
  return [...chosen].flatMap((id) => known.get(id)?.resource ?? []);
}
