import type { Payment } from "../../loyalty/order-facts";

/**
 * How far an order is paid, from its financial status ("partially_paid" of a webhook, "PARTIALLY_PAID" of the Admin API).
 * Refunds do not change it: they are told apart. An order without a status has nothing to pay.
 */
export function paymentOf(status: string | null | undefined): Payment {
  switch (status?.toLowerCase()) {
    case undefined:
    case "paid":
    case "partially_refunded":
    case "refunded":
      return "paid";
    case "partially_paid":
      return "partial";
    case "voided":
    case "expired":
      return "void";
    default:
      return "unpaid";
  }
}
