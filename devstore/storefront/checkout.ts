import type { Change } from "../store/change";
import type { Address, Shop } from "../store/entities";
import { convert, minorDigits, toMinor } from "../store/money";
import type { Order } from "../store/order";
import { totalsOf } from "../store/order-totals";
import { placeOrder, quoteOrder, type NewOrder } from "../orders/place-order";
import { priceCart, type PricedCart } from "./cart-price";
import { rateOf } from "./currencies";
import type { Visit } from "./visit";

const SHIPPING_TAX = 0.2;

export const shippingChoices = [
  { key: "standard", title: { en: "Standard", fr: "Standard" }, units: 4.9 },
  { key: "express", title: { en: "Express", fr: "Express" }, units: 9.9 },
  { key: "collect", title: { en: "Collect in the shop", fr: "Retrait en boutique" }, units: 0 },
] as const;

/** Minor units of the shop's currency: yen and pounds alike cost a few units. */
export const shippingPrice = (shop: Shop, units: number): number =>
  Math.round(units * (minorDigits(shop.currency) === 0 ? 100 : 10 ** minorDigits(shop.currency)));

/** What a shopper filled in. */
export interface CheckoutFields {
  email: string;
  shipping: string;
  /** an amount of the presentment currency, as typed */
  giftCard: string;
  tip: string;
  address: Address | null;
}

export interface Checkout {
  priced: PricedCart;
  wanted: NewOrder;
  order: Order;
  /** minor units of the shop's currency */
  giftCard: number;
}

/** A typed amount of the presentment currency in the shop's minor units; null for what is no amount. */
function amountOf(visit: Visit, typed: string): number | null {
  if (typed.trim() === "") return 0;
  try {
    return Math.max(
      0,
      convert(
        toMinor(typed.replace(",", "."), visit.currency),
        visit.currency,
        visit.shop.currency,
        1 / rateOf(visit.shop, visit.currency),
      ),
    );
  } catch {
    return null;
  }
}

export type CheckoutFault = "empty" | "email" | "gift-card";

/** The cart as the order that the fields make of it, with everything that it costs. Nothing is placed. */
export function checkoutOf(visit: Visit, fields: CheckoutFields): Checkout | { fault: CheckoutFault } {
  const { shop, customer, currency } = visit;
  const chosen = shippingChoices.find(({ key }) => key === fields.shipping) ?? shippingChoices[0];
  const priced = priceCart(visit, shippingPrice(shop, chosen.units));
  const ships = priced.lines.some((line) => !line.product.giftCard);
  const [giftCard, tip] = [amountOf(visit, fields.giftCard), amountOf(visit, fields.tip)];
  if (giftCard === null || tip === null) return { fault: "gift-card" };
  const wanted: NewOrder = {
    customerId: customer?.id ?? null,
    email: customer?.email ?? (fields.email || null),
    lines: priced.newLines,
    discounts: priced.applied,
    shipping: ships ? shippingPrice(shop, chosen.units) : 0,
    shippingTitle: chosen.title[visit.locale === "fr" ? "fr" : "en"],
    shippingTaxRate: SHIPPING_TAX,
    tip,
    payments: [],
    presentmentCurrency: currency,
    rate: rateOf(shop, currency),
    locale: visit.locale,
    clientIp: visit.request.headers.get("x-forwarded-for"),
    address: fields.address ?? customer?.address ?? null,
  };
  const order = quoteOrder(visit.store.world, shop, wanted);
  return { priced, wanted, order, giftCard: Math.min(giftCard, totalsOf(order).total) };
}

/** Places the order and tells the app of it by webhooks; its codes are counted as used in the same change. */
export function placeCheckout(visit: Visit, { priced, wanted, order, giftCard }: Checkout): Order {
  const { total } = totalsOf(order);
  const payments = [
    ...(giftCard > 0 ? [{ gateway: "gift_card", amount: giftCard }] : []),
    ...(total > giftCard ? [{ gateway: "shopify_payments", amount: total - giftCard }] : []),
  ];
  const { world } = visit.store;
  const count = (change: Change) => {
    for (const { discount, use } of priced.codes)
      if (discount && use) change.put("discount", visit.shop.domain, discount.id, { ...discount, used: discount.used + 1 });
  };
  return placeOrder(world, visit.shop, { ...wanted, payments }, undefined, count);
}
