/**
 * What the rules need to know of an order, in our own shape, whatever said it: a webhook or the Admin API, whose facts of
 * one order are equal. Money is an integer of minor units of the shop's currency; ids are decimal strings; times are
 * RFC 3339 in UTC with milliseconds. Arrays are sorted as said, so that equal facts are equal as JSON.
 */
export interface OrderFacts {
  orderId: string;
  customerId: string | null;
  /** keyed hash of the normalised e-mail address of an order without a customer */
  guestHash: string | null;
  placedAt: string;
  /** the source's own updated_at */
  updatedAt: string;
  cancelledAt: string | null;
  /** when the last line was fulfilled; null while any is not */
  fulfilledAt: string | null;
  channel: Channel;
  locationId: string | null;
  test: boolean;
  /** a company bought it */
  b2b: boolean;
  /** Shopify holds exchange lines for it */
  exchange: boolean;
  taxesIncluded: boolean;
  currency: string;
  presentmentCurrency: string;
  /** of the customer, as Shopify gives it */
  locale: string | null;
  payment: Payment;
  /** minor units not paid yet */
  outstanding: number;
  /** lower case, sorted */
  tags: string[];
  /** upper case, sorted */
  discountCodes: string[];
  /** where the goods go, ISO 3166-1, else where the buyer pays from; null: Shopify did not say. Older facts lack it */
  country?: string | null;
  /** payment gateways' names, sorted; "gift_card" and "shopify_store_credit" are Shopify's own */
  paidWith: string[];
  /** of what was paid, by gift card; minor units. Webhooks do not say it: kept from what the Admin API said */
  giftCardPaid?: number;
  /** sorted by id */
  lines: LineFacts[];
  /** what the buyer paid for each after discounts, tax as displayed */
  shipping: number;
  tips: number;
  duties: number;
  /** sorted by id */
  refunds: RefundFacts[];
}

/** The same without what says who placed it; goods, money and times stay, because refunds are judged by them. */
export function withoutPerson(facts: OrderFacts): OrderFacts {
  const said = { customerId: null, guestHash: null, locale: null, tags: [], discountCodes: [] };
  return { ...facts, ...said, ...("country" in facts ? { country: null } : {}) };
}

export const channels = ["online", "pos", "draft", "subscription", "marketplace"] as const;
export type Channel = (typeof channels)[number];

/** partial: some of it; void: never captured, and now never will be */
export type Payment = "unpaid" | "partial" | "paid" | "void";

export interface LineFacts {
  id: string;
  productId: string | null;
  variantId: string | null;
  vendor: string | null;
  giftCard: boolean;
  /** as ordered */
  quantity: number;
  /** not refunded and not removed */
  remaining: number;
  /** what the whole ordered quantity costs the buyer after all discounts, tax as displayed; minor units */
  paid: number;
  /** the tax on it, whether included in `paid` or not; minor units */
  tax: number;
  /** what the discounts took off; minor units */
  discount: number;
}

export interface RefundFacts {
  id: string;
  at: string;
  /** sorted by line */
  lines: Array<{ line: string; quantity: number }>;
  /** money that moved back, to whatever means; minor units; 0 when only a row was made */
  amount: number;
  /** of it, what belongs to no line and not to shipping: it lowers the goods base, spread by value */
  withoutLines: number;
}
