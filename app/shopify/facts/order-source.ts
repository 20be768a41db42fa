/**
 * An order as either source tells it, before any rule: the one shape that the webhook and the Admin API are brought to,
 * so that the rules of the facts stand once. Money is text in major units; ids are decimal strings; times as given.
 */
export interface OrderSource {
  orderId: string;
  customerId: string | null;
  email: string | null;
  placedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  sourceName: string | null;
  locationId: string | null;
  test: boolean;
  b2b: boolean;
  exchange: boolean;
  taxesIncluded: boolean;
  currency: string;
  presentmentCurrency: string;
  locale: string | null;
  /** ISO 3166-1: of the shipping address, else of the billing address */
  country: string | null;
  financialStatus: string | null;
  fulfilled: boolean;
  fulfillments: FulfillmentSource[];
  outstanding: string | null;
  totalShop: string;
  totalPresentment: string;
  tags: readonly string[];
  discountCodes: readonly string[];
  gateways: readonly string[];
  lines: LineSource[];
  /** each shipping line's price after discounts, in shop money */
  shipping: readonly string[];
  tips: string | null;
  duties: string | null;
  refunds: RefundSource[];
}

export interface FulfillmentSource {
  at: string;
  status: string | null;
}

/** Money of a line is shop money. */
export interface LineSource {
  id: string;
  productId: string | null;
  variantId: string | null;
  vendor: string | null;
  giftCard: boolean;
  requiresShipping: boolean;
  taxable: boolean;
  quantity: number;
  currentQuantity: number;
  price: string | number;
  discounts: ReadonlyArray<string | number>;
  taxes: ReadonlyArray<string | number>;
}

/** Money of a refund is what the buyer saw (presentment), unless it says otherwise. */
export interface RefundSource {
  id: string;
  at: string;
  lines: RefundLineSource[];
  transactions: TransactionSource[];
  /** each refunded shipping line's amount, and the tax on it */
  shipping: Array<{ amount: string; tax: string }>;
  duties: readonly string[];
  adjustments: AdjustmentSource[];
}

export interface RefundLineSource {
  line: string;
  quantity: number;
  subtotal: string;
  tax: string;
}

export interface TransactionSource {
  kind: string;
  status: string;
  amount: string;
  /** the gateway took it in the shop's currency though the buyer saw another */
  inShopMoney: boolean;
}

export interface AdjustmentSource {
  reason: string | null;
  amount: string;
  tax: string;
}
