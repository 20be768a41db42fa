import { minorDigits } from "../loyalty/money";
import { adminClient } from "./admin/client.server";
import { ReadGiftCardPaymentsDocument, type ReadGiftCardPaymentsQuery } from "./admin/generated";
import { gidOf } from "./facts/ids";
import { minorUnits } from "./facts/minor-units";

const taken = new Set(["SALE", "CAPTURE"]);

type Payments = NonNullable<ReadGiftCardPaymentsQuery["order"]>["transactions"];

/** What of an order's payments was made by gift card: sales and captures that succeeded. Minor units of the shop's money. */
export function paidByGiftCard(transactions: Payments): number {
  let sum = 0;
  for (const { gateway, kind, status, amountSet } of transactions) {
    if (gateway !== "gift_card" || status !== "SUCCESS" || !taken.has(kind)) continue;
    const { amount, currencyCode } = amountSet.shopMoney;
    sum += minorUnits(amount, minorDigits(currencyCode));
  }
  return sum;
}

/** Null where Shopify does not give the order: older than 60 days without `read_all_orders`, or deleted. */
export async function readGiftCardPaid(shopDomain: string, orderId: string): Promise<number | null> {
  const { order } = await adminClient(shopDomain).run(ReadGiftCardPaymentsDocument, { id: gidOf("Order", orderId) });
  return order ? paidByGiftCard(order.transactions) : null;
}
