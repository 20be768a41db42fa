import type { Drawing, StandInElement } from "./stand-in-element";

const part = (display: string, role: string, style = ""): Drawing => ({
  html: "<slot></slot>",
  style: `:host{display:${display};${style}}`,
  role,
});

/** The tabs' panels are shown by the tab that names them. */
function choose(tabs: StandInElement, value: string): void {
  tabs.held["value"] = value;
  tabs.paintSoon();
  tabs.tell("change");
}

export const tables: Record<string, Drawing> = {
  "s-table": {
    html: '<div class="scroll"><slot name="filters"></slot><div class="table"><slot></slot></div></div>',
    style: ".scroll{overflow-x:auto}.table{display:table;width:100%;border-collapse:collapse}",
    role: "table",
  },
  "s-table-body": part("table-row-group", "rowgroup"),
  "s-table-row": part("table-row", "row"),
  "s-table-header-row": part("table-row", "row", "font-weight:600"),
  "s-table-header": part("table-cell", "columnheader", "padding:8px;border-bottom:1px solid #d2d5d8;text-align:start"),
  "s-table-cell": part("table-cell", "cell", "padding:8px;border-bottom:1px solid #ebebed"),
  "s-tabs": {
    html: "<div><slot></slot></div>",
    begin: (element) =>
      element.hear("click", (event) => {
        const tab = (event.target as Element | null)?.closest("s-tab") as StandInElement | null;
        if (tab && !tab.isOn("disabled")) choose(element, tab.textOf("controls"));
      }),
    paint(element) {
      const list = [...element.querySelectorAll("s-tab")] as StandInElement[];
      const value = (element.held["value"] ??= element.textOf("defaultValue") || list[0]?.textOf("controls"));
      for (const tab of list) tab.root.querySelector("button")?.setAttribute("aria-selected", String(tab.textOf("controls") === value));
      for (const one of element.querySelectorAll<HTMLElement>("s-tab-panel")) one.style.display = one.id === value ? "" : "none";
    },
  },
  "s-tab-list": { html: '<div role="tablist"><slot></slot></div>', style: "div{display:flex;gap:4px;border-bottom:1px solid #d2d5d8}" },
  "s-tab": {
    html: '<button type="button" role="tab"><slot></slot></button>',
    style:
      ":host{display:inline-block}button{padding:8px 12px;border:0;background:none;font:inherit;cursor:pointer}[aria-selected=true]{font-weight:600;box-shadow:inset 0 -2px #202223}",
    paint: (element, root) => void (root.querySelector("button")!.disabled = element.isOn("disabled")),
  },
  "s-tab-panel": { html: '<div role="tabpanel"><slot></slot></div>', style: "div{padding-top:12px}" },
};
