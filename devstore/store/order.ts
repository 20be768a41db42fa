import type { Address } from "./entities";

/** An order as the stand-in keeps it. Everything else (totals, states, taxes) is worked out from this: see order-totals.ts. */
export interface Order {
  id: string;
  number: number;
  customerId: string | null;
  email: string | null;
  phone?: string | null;
  /** where the buyer's browser was: none for orders that came otherwise */
  clientIp?: string | null;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  /** REST source_name: web, pos, shopify_draft_order, subscription_contract, or another channel's */
  source: string;
  locationId: string | null;
  company: { id: string; locationId: string } | null;
  test: boolean;
  taxesIncluded: boolean;
  currency: string;
  presentmentCurrency: string;
  /** units of the presentment currency for one of the shop's */
  rate: number;
  locale: string | null;
  tags: string[];
  note: string | null;
  discounts: OrderDiscount[];
  lines: OrderLine[];
  shipping: ShippingLine | null;
  tip: number;
  transactions: Transaction[];
  refunds: Refund[];
  returns: OrderReturn[];
  fulfilments: Fulfilment[];
  edited: boolean;
  address: Address | null;
}

export interface OrderDiscount {
  /** empty for an automatic one, which has its title */
  code: string;
  title?: string;
  type: "fixed_amount" | "percentage" | "shipping";
  /** for goods that it names, not for the order */
  onProducts?: true;
  /** as the code says: minor units, or hundredths of a per cent */
  value: number;
  /** what it took off in all */
  amount: number;
}

export interface OrderLine {
  id: string;
  productId: string | null;
  variantId: string | null;
  sku: string;
  title: string;
  vendor: string | null;
  giftCard: boolean;
  /** as ordered */
  quantity: number;
  /** taken off by an edit */
  removed: number;
  price: number;
  /** 0.2 for 20 %; 0: none */
  taxRate: number;
  /** what each of the order's discounts took off the whole quantity */
  allocations: Array<{ discount: number; amount: number }>;
  /** Shopify keeps a tip as a line too; it is no goods and in no sum of goods */
  tip: boolean;
  /** the customer got it in exchange for another */
  exchange: boolean;
  /** a selling plan's name: the line is a subscription's */
  sellingPlan: string | null;
}

export interface ShippingLine {
  id: string;
  title: string;
  price: number;
  taxRate: number;
  /** what a discount took off it: its place among the order's discounts */
  allocation?: { discount: number; amount: number };
}

export interface Transaction {
  id: string;
  kind: "sale" | "refund";
  gateway: string;
  /** of the shop's currency */
  amount: number;
  at: string;
}

export interface Refund {
  id: string;
  at: string;
  note: string | null;
  lines: Array<{ id: string; line: string; quantity: number; subtotal: number; tax: number }>;
  /** of the shipping, tax included where prices include it */
  shipping: number;
  /** money beside lines and shipping: positive when the buyer got more than they come to */
  discrepancy: number;
  transactions: Transaction[];
  returnId: string | null;
}

export interface Fulfilment {
  id: string;
  at: string;
  lines: Array<{ line: string; quantity: number }>;
}

export interface OrderReturn {
  id: string;
  name: string;
  at: string;
  lines: Array<{ line: string; quantity: number }>;
  /** ids of lines given in exchange */
  exchangeLines: string[];
}
