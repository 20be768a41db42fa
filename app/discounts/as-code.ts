import type { DiscountItems, DiscountWorth, NewDiscount } from "../shopify/discounts.server";
import type { DiscountDocument, DiscountRow } from "./document";

/** So far apart two clocks may be. */
const clocksDifferMs = 60_000;

/** A discount that is a code, as Shopify is to make it; null: it is a gift card, store credit, or nothing of Shopify's. */
export function asCode({ code, document, startsAt, endsAt, purpose }: DiscountRow): NewDiscount | null {
  const worth = worthOf(document);
  if (worth === null) return null;
  return {
    code,
    title: document.title,
    worth,
    items: worth.kind === "shipping" ? null : itemsOf(document),
    // of a free product Shopify would count its own price alone: its minimum is looked at before redeeming
    minimumSubtotal: document.value.kind === "product" ? null : document.minimumSubtotal,
    subscriptions: document.subscriptions,
    combinesWith: document.combinesWith,
    customerId: document.customerId,
    // Shopify's clock may be behind ours, and a code is to count at once
    startsAt: new Date(startsAt.getTime() - clocksDifferMs),
    endsAt,
    tags: ["fidelio", `fidelio-${purpose}`],
  };
}

function worthOf({ value }: DiscountDocument): DiscountWorth | null {
  switch (value.kind) {
    case "amount":
    case "product":
      return { kind: "amount", amount: value.amount };
    case "percentage":
      return value.amount === null ? { kind: "percentage", percent: value.percent } : { kind: "amount", amount: value.amount };
    case "shipping":
      return { kind: "shipping", maximumPrice: value.maximumPrice };
    default:
      return null;
  }
}

function itemsOf({ goods, keptCollection }: DiscountDocument): DiscountItems | null {
  return keptCollection === null ? goods : { collections: [keptCollection] };
}
