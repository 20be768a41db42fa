import { html, type Markup } from "../admin/html";
import type { PageFrame } from "../admin/page/frame";
import type { AdminState } from "./host-state";
import { hostPlace, hostScript } from "./host-place";
import { placedOn } from "./placement";
import { nameOf } from "./ui-extensions";

/** The app's blocks on one of Shopify's own pages, each in a card as Shopify frames them. Nothing where none is placed. */
export function adminBlocks({ shop, visitor }: PageFrame, page: AdminState["page"], gid: string): Markup {
  const placed = placedOn(shop, page);
  const { language } = visitor;
  const state: AdminState = { page, shop: shop.domain, language, currency: shop.currency, zone: shop.zone, selected: [{ id: gid }] };
  const card = (one: (typeof placed)[number]) =>
    html`<section class="card" aria-label="${nameOf(one.extension, language)}">
      <p class="app-line quiet">${nameOf(one.extension, language)}</p>
      ${hostPlace(one, language)}
    </section>`;
  return html`${placed.map(card)}${hostScript(placed, state)}`;
}
