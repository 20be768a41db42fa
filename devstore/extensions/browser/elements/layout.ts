import type { Drawing, StandInElement } from "./stand-in-element";
import { space } from "./common-style";

const backgrounds: Record<string, string> = { subdued: "#f6f6f7", base: "#fff", strong: "#ebebed", transparent: "transparent" };
const sizes = ["blockSize", "inlineSize", "maxBlockSize", "maxInlineSize", "minBlockSize", "minInlineSize"];
const paddings = [
  "padding",
  "paddingBlock",
  "paddingBlockStart",
  "paddingBlockEnd",
  "paddingInline",
  "paddingInlineStart",
  "paddingInlineEnd",
];
const kebab = (name: string) => name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** What every box of Shopify's takes. */
export function box(element: StandInElement, base: HTMLElement): void {
  const { style } = base;
  for (const name of paddings) style.setProperty(kebab(name), space(element.textOf(name)));
  for (const name of sizes) {
    const size = element.textOf(name);
    style.setProperty(kebab(name), size === "auto" ? "" : size);
  }
  style.background = backgrounds[element.textOf("background")] ?? "";
  const border = element.textOf("border");
  style.border = border !== "" && border !== "none" ? "1px solid #d2d5d8" : "";
  const radius = element.textOf("borderRadius");
  style.borderRadius = radius === "max" ? "999px" : space(radius);
  style.overflow = element.textOf("overflow");
  const [role, label] = [element.textOf("accessibilityRole"), element.textOf("accessibilityLabel")];
  if (role !== "" && role !== "generic")
    base.setAttribute(
      "role",
      { "ordered-list": "list", "unordered-list": "list", "list-item": "listitem", section: "region" }[role] ?? role,
    );
  if (label !== "") base.setAttribute("aria-label", label);
}

function gaps(element: StandInElement, style: CSSStyleDeclaration): void {
  const [gap, row, column] = [element.textOf("gap"), element.textOf("rowGap"), element.textOf("columnGap")];
  style.gap = space(gap);
  if (row !== "") style.rowGap = space(row);
  if (column !== "") style.columnGap = space(column);
  for (const name of ["alignItems", "alignContent", "justifyContent", "justifyItems"])
    style.setProperty(kebab(name), element.textOf(name).replace(/^(start|end)$/u, "flex-$1"));
}

const baseOf = (root: ShadowRoot) => root.firstElementChild as HTMLElement;
const boxed: Drawing = { html: "<div><slot></slot></div>", paint: (element, root) => box(element, baseOf(root)) };
const headed = (level: number, extra = ""): Drawing => ({
  html: `<section><h${level} part="heading"></h${level}>${extra}<slot></slot></section>`,
  style:
    "section{display:flex;flex-direction:column;gap:10px}h1,h2,h3{margin:0;font-weight:600}h1{font-size:20px;line-height:28px}h2{font-size:16px}h3{font-size:14px}h1:empty,h2:empty,h3:empty,p:empty{display:none}p{margin:0;color:#5c5f62}",
  paint(element, root) {
    const heading = root.querySelector(`h${level}`)!;
    heading.textContent = element.textOf("heading");
    const label = element.textOf("accessibilityLabel") || element.textOf("heading");
    if (label !== "") root.firstElementChild!.setAttribute("aria-label", label);
    const more = root.querySelector("p");
    if (more) more.textContent = element.textOf("subheading");
  },
});
const cards = "section{padding:14px;border:1px solid #d2d5d8;border-radius:10px;background:#fff}";

export const layout: Record<string, Drawing> = {
  "s-box": boxed,
  "s-scroll-box": { ...boxed, style: "div{overflow:auto}" },
  "s-grid-item": {
    html: "<div><slot></slot></div>",
    paint(element, root) {
      box(element, baseOf(root));
      element.style.gridColumn = element.textOf("gridColumn");
      element.style.gridRow = element.textOf("gridRow");
    },
  },
  "s-query-container": { html: "<div><slot></slot></div>", style: ":host{container-type:inline-size}" },
  "s-stack": {
    html: "<div><slot></slot></div>",
    style: "div{display:flex;flex-direction:column}div[data-direction=inline]{flex-flow:row wrap}",
    paint(element, root) {
      box(element, baseOf(root));
      gaps(element, baseOf(root).style);
    },
  },
  "s-grid": {
    html: "<div><slot></slot></div>",
    style: "div{display:grid}",
    paint(element, root) {
      box(element, baseOf(root));
      gaps(element, baseOf(root).style);
      // a container query of Shopify's: the stand-in takes what is meant for wide ones
      const columns = /^@container/u.test(element.textOf("gridTemplateColumns"))
        ? (element
            .textOf("gridTemplateColumns")
            .split(/[?:]|,(?![^(]*\))/u)
            .at(-2) ?? "")
        : element.textOf("gridTemplateColumns");
      baseOf(root).style.gridTemplateColumns = columns;
      baseOf(root).style.gridTemplateRows = element.textOf("gridTemplateRows");
    },
  },
  "s-divider": { html: "<hr>", style: "hr{width:100%;margin:0;border:0;border-top:1px solid #d2d5d8}" },
  "s-section": headed(2),
  "s-page": {
    ...headed(
      1,
      '<p></p><div class="actions"><slot name="breadcrumb-actions"></slot><slot name="primary-action"></slot><slot name="secondary-actions"></slot></div>',
    ),
    style:
      "section{display:flex;flex-direction:column;gap:18px}h1{margin:0;font-size:20px;line-height:28px}h1:empty,p:empty{display:none}p{margin:0;color:#5c5f62}.actions{display:flex;gap:8px;flex-wrap:wrap}",
  },
  // its collapsed summary shows in place of a block that is folded, which the stand-in folds none
  "s-admin-block": headed(2),
  "s-pos-block": { ...headed(2, '<slot name="secondary-actions"></slot>'), style: `${headed(2).style}${cards}` },
  "s-empty-state": headed(2, "<p></p>"),
  "s-customer-account-action": {
    ...headed(2),
    html: '<section><h2></h2><slot></slot><slot name="primary-action"></slot><slot name="secondary-actions"></slot></section>',
  },
  "s-button-group": {
    html: '<div role="group"><slot name="primary-action"></slot><slot name="secondary-actions"></slot><slot></slot></div>',
    style: "div{display:flex;flex-wrap:wrap;gap:8px}",
    paint: (element, root) => baseOf(root).setAttribute("aria-label", element.textOf("accessibilityLabel")),
  },
};
