import type { OrderFacts } from "../../loyalty/order-facts";
import type { CustomerFacts } from "../../shopify/facts/customer-facts";

/** Who says it. Facts of the Admin API win over others of the same `updatedAt`; our own copy was added to by a refund. */
export type Source = "webhook" | "admin" | "our-copy";

/** An order as it came in. */
export interface IncomingOrder {
  facts: OrderFacts;
  customer: CustomerFacts | null;
  source: Source;
}

/**
 * applied: it is the newest now · unchanged: held already · stale: newer facts are held · tie: of the same instant as what
 * is held, and different; the order is read again.
 */
export type Fate = "applied" | "unchanged" | "stale" | "tie";
