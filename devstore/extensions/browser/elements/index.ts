import type { Remote } from "../../../admin/browser/rpc";
import type { HostCalls } from "../calls";
import { fault } from "../fault";
import { actions, hearLinks } from "./actions";
import { choices } from "./choices";
import { commonStyle } from "./common-style";
import { fields } from "./fields";
import { layout } from "./layout";
import { hearOverlays, overlays } from "./overlays";
import { define, hearPaints, sheetOf, type Known } from "./stand-in-element";
import { tables } from "./tables";
import { words } from "./words";

const drawings = { ...layout, ...words, ...actions, ...fields, ...choices, ...tables, ...overlays };
const pageStyle =
  "html,body{margin:0;background:transparent}body{padding:2px;font:400 14px/20px system-ui,sans-serif;color:#202223;display:flow-root}:root[data-overlay] body{visibility:hidden}body>*+*{margin-top:10px}";

/** Defines the elements that the target has, each with what it takes there. Those that Shopify has and the stand-in does not draw stay unknown. */
export function defineElements(known: Record<string, Known>, host: Remote<HostCalls>): void {
  hearLinks((address, where) => void host.navigate(address, where));
  hearOverlays((open) => void host.overlay(open));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheetOf(pageStyle)];
  const common = sheetOf(commonStyle);
  for (const [tag, of] of Object.entries(known)) {
    const drawing = drawings[tag];
    if (drawing) define(tag, drawing, of, common);
  }
}

function look(node: Node, known: Record<string, Known>, target: string): void {
  if (!(node instanceof Element)) return;
  const tag = node.localName;
  if (!tag.startsWith("s-")) fault(`Shopify draws no <${tag}> of an extension.`);
  else if (!(tag in known)) fault(`${target} has no <${tag}>.`);
  else if (!customElements.get(tag)) fault(`The stand-in store draws no <${tag}>.`);
  for (const { name } of node.attributes) if (name !== "id" && name !== "slot") fault(`<${tag}> takes no attribute ${name}.`);
  for (const child of node.children) look(child, known, target);
}

/** Whatever an extension puts into its page is an element of its target, with attributes that it takes; all else is a loud fault. */
export function watchElements(body: HTMLElement, known: Record<string, Known>, target: string): void {
  new MutationObserver((records) => {
    for (const { addedNodes, type, target: changed } of records) {
      if (type === "attributes" && changed !== body) look(changed, known, target);
      for (const node of addedNodes) look(node, known, target);
    }
  }).observe(body, { childList: true, subtree: true, attributes: true });
}

export { hearPaints };
