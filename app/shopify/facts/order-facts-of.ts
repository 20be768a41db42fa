import { keyedHash, normaliseEmail } from "../../base/keyed-hash.server";
import { minorDigits } from "../../loyalty/money";
import type { OrderFacts } from "../../loyalty/order-facts";
import { channelOf } from "./channel";
import { lineFacts, removedValue, tipLines } from "./line-facts";
import { minorUnits } from "./minor-units";
import type { OrderSource } from "./order-source";
import { paymentOf } from "./payment";
import { refundFacts } from "./refund-facts";
import { utc, utcOrNull } from "./times";

/** The facts of an order, by one set of rules for both sources. Throws on amounts and times that cannot be read. */
export function factsOf(order: OrderSource): OrderFacts {
  const digits = minorDigits(order.currency);
  const same = order.currency === order.presentmentCurrency;
  const presentmentDigits = same ? digits : minorDigits(order.presentmentCurrency);
  const tips = tipLines(order, digits);
  const returned = returnedQuantities(order);
  const units = (amount: string | null) => (amount === null ? 0 : minorUnits(amount, digits));
  let shipping = 0;
  for (const amount of order.shipping) shipping += units(amount);
  const conversion = same
    ? { same, shopTotal: 1, presentmentTotal: 1 }
    : { same, shopTotal: units(order.totalShop), presentmentTotal: minorUnits(order.totalPresentment, presentmentDigits) };
  const placedAt = utc(order.placedAt);
  const lines = lineFacts(order.lines, tips, returned, digits);
  return {
    orderId: order.orderId,
    customerId: order.customerId,
    guestHash: order.customerId === null && order.email ? keyedHash("guest", normaliseEmail(order.email)) : null,
    placedAt,
    updatedAt: utc(order.updatedAt),
    cancelledAt: utcOrNull(order.cancelledAt),
    fulfilledAt: order.fulfilled ? fulfilledAt(order, placedAt) : null,
    channel: channelOf(order.sourceName),
    locationId: order.locationId,
    test: order.test,
    b2b: order.b2b,
    exchange: order.exchange,
    taxesIncluded: order.taxesIncluded,
    currency: order.currency,
    presentmentCurrency: order.presentmentCurrency,
    locale: order.locale,
    payment: paymentOf(order.financialStatus),
    outstanding: Math.max(0, units(order.outstanding)),
    tags: sortedSet(order.tags, (tag) => tag.trim().toLowerCase()),
    discountCodes: sortedSet(order.discountCodes, (code) => code.trim().toUpperCase()),
    country: order.country,
    paidWith: sortedSet(order.gateways, (gateway) => gateway),
    lines,
    shipping,
    tips: units(order.tips),
    duties: units(order.duties),
    refunds:
      order.refunds.length === 0
        ? []
        : refundFacts(order.refunds, {
            conversion,
            taxesIncluded: order.taxesIncluded,
            shopDigits: digits,
            presentmentDigits,
            removedValue: removedValue(lines, returned, order.taxesIncluded),
            tips,
          }),
  };
}

const none: ReadonlyMap<string, number> = new Map();

function returnedQuantities(order: OrderSource): ReadonlyMap<string, number> {
  if (order.refunds.length === 0) return none;
  const returned = new Map<string, number>();
  for (const refund of order.refunds) {
    for (const { line, quantity } of refund.lines) returned.set(line, (returned.get(line) ?? 0) + quantity);
  }
  return returned;
}

/** When the last parcel left; an order that Shopify calls fulfilled without naming a parcel was handed over at once. */
function fulfilledAt(order: OrderSource, placedAt: string): string {
  let last: string | null = null;
  for (const { at, status } of order.fulfillments) {
    if (status !== null && status.toLowerCase() !== "success") continue;
    const time = utc(at);
    if (last === null || time > last) last = time;
  }
  return last ?? placedAt;
}

function sortedSet(values: readonly string[], read: (value: string) => string): string[] {
  if (values.length === 0) return [];
  return [...new Set(values.map(read))].filter((value) => value !== "").sort();
}
