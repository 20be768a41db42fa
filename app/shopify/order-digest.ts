import type { OrderFacts, Payment } from "../loyalty/order-facts";
import { minorDigits } from "../loyalty/money";
import type { ScanOrdersQuery } from "./admin/generated";
import { idOfGid } from "./facts/ids";
import { minorUnits } from "./facts/minor-units";
import { paymentOf } from "./facts/payment";
import { utc, utcOrNull } from "./facts/times";

/** As much of an order as shows whether our copy of it differs; cheap enough for pages of hundreds. */
export interface OrderDigest {
  orderId: string;
  updatedAt: string;
  cancelledAt: string | null;
  payment: Payment;
  /** not refunded and not removed; null in our own digest of an order with a tip, which Shopify counts among its lines */
  quantity: number | null;
  /** minor units of the shop's currency; null where the buyer paid in another, whose conversion is ours alone */
  refunded: number | null;
  customerId: string | null;
}

type ScannedOrder = ScanOrdersQuery["orders"]["nodes"][number];

export function digestOfScan(order: ScannedOrder): OrderDigest {
  const foreign = order.presentmentCurrencyCode !== order.currencyCode;
  return {
    orderId: idOfGid(order.id),
    updatedAt: utc(order.updatedAt),
    cancelledAt: utcOrNull(order.cancelledAt),
    payment: paymentOf(order.displayFinancialStatus),
    quantity: order.currentSubtotalLineItemsQuantity,
    refunded: foreign ? null : minorUnits(order.totalRefundedSet.shopMoney.amount, minorDigits(order.currencyCode)),
    customerId: order.customer ? idOfGid(order.customer.id) : null,
  };
}

/** The digest that Shopify would give of the order whose facts we hold. */
export function digestOfFacts(facts: OrderFacts): OrderDigest {
  const foreign = facts.presentmentCurrency !== facts.currency;
  return {
    orderId: facts.orderId,
    updatedAt: facts.updatedAt,
    cancelledAt: facts.cancelledAt,
    payment: facts.payment,
    quantity: facts.tips > 0 ? null : facts.lines.reduce((sum, line) => sum + line.remaining, 0),
    refunded: foreign ? null : facts.refunds.reduce((sum, refund) => sum + refund.amount, 0),
    customerId: facts.customerId,
  };
}

const comparable = (key: keyof OrderDigest, digest: OrderDigest) => digest[key] !== null || (key !== "quantity" && key !== "refunded");

/** Which parts of two digests differ; a figure that one of them cannot tell is not compared. */
export function digestDifferences(ours: OrderDigest, theirs: OrderDigest): Array<keyof OrderDigest> {
  const keys = (Object.keys(theirs) as Array<keyof OrderDigest>).filter((key) => comparable(key, ours) && comparable(key, theirs));
  return keys.filter((key) => ours[key] !== theirs[key]);
}
