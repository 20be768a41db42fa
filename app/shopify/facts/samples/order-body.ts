/** Bodies of `orders/*` for tests, in the shape that Shopify documents, with totals that add up. Amounts are decimal strings. */

export interface SampleLine {
  id?: string;
  price: string;
  quantity?: number;
  current?: number;
  discount?: string;
  tax?: string;
  giftCard?: boolean;
  productId?: string | null;
  vendor?: string | null;
  taxable?: boolean;
  requiresShipping?: boolean;
}

export interface SampleRefund {
  id?: string;
  at?: string;
  lines?: Array<{ line: string; quantity: number; subtotal: string; tax?: string }>;
  /** money moved; null: a row only */
  amount?: string | null;
  status?: string;
  currency?: string;
  shipping?: { amount: string; tax?: string };
  adjustments?: Array<{ reason: string; amount: string; tax?: string }>;
}

export interface SampleOrder {
  id?: string;
  currency?: string;
  presentment?: string;
  /** buyer's units for one of the shop's */
  rate?: number;
  total?: string;
  lines?: SampleLine[];
  refunds?: SampleRefund[];
  /** anything else of the body, as it stands there */
  body?: Record<string, unknown>;
}

const rated = (amount: string, rate: number) => String(Math.round(Number(amount) * rate * 1000) / 1000);

/** A body as JSON text, as it comes over the wire: numbers may be too long for floating point. */
export function orderText(sample: SampleOrder = {}): string {
  const currency = sample.currency ?? "GBP";
  const presentment = sample.presentment ?? currency;
  const rate = sample.rate ?? 1;
  const set = (amount: string) => ({
    shop_money: { amount, currency_code: currency },
    presentment_money: { amount: rate === 1 ? amount : rated(amount, rate), currency_code: presentment },
  });
  /** amounts of refunds are given as the buyer saw them */
  const seen = (amount: string) => ({
    shop_money: { amount: rate === 1 ? amount : rated(amount, 1 / rate), currency_code: currency },
    presentment_money: { amount, currency_code: presentment },
  });
  const id = sample.id ?? "5001";
  const lines = (sample.lines ?? [{ price: "10.00" }]).map((line, index) => ({
    id: `#${line.id ?? `70${index + 1}`}#`,
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id ?? `70${index + 1}`}`,
    current_quantity: line.current ?? line.quantity ?? 1,
    fulfillable_quantity: line.quantity ?? 1,
    gift_card: line.giftCard ?? false,
    grams: 100,
    name: "A thing",
    price: line.price,
    price_set: set(line.price),
    product_id: line.productId === undefined ? 31 : line.productId === null ? null : `#${line.productId}#`,
    properties: [],
    quantity: line.quantity ?? 1,
    requires_shipping: line.requiresShipping ?? true,
    sku: "A-1",
    taxable: line.taxable ?? true,
    title: "A thing",
    total_discount: "0.00",
    total_discount_set: set("0.00"),
    variant_id: line.productId === null ? null : 41,
    vendor: line.vendor ?? null,
    tax_lines: line.tax ? [{ title: "VAT", rate: 0.2, price: line.tax, price_set: set(line.tax), channel_liable: false }] : [],
    duties: [],
    discount_allocations: line.discount ? [{ amount: line.discount, amount_set: set(line.discount), discount_application_index: 0 }] : [],
  }));
  const refunds = (sample.refunds ?? []).map((refund, index) => ({
    id: `#${refund.id ?? `90${index + 1}`}#`,
    order_id: `#${id}#`,
    admin_graphql_api_id: `gid://shopify/Refund/${refund.id ?? `90${index + 1}`}`,
    created_at: refund.at ?? "2026-11-10T10:00:00+00:00",
    processed_at: refund.at ?? "2026-11-10T10:00:00+00:00",
    note: null,
    duties: [],
    total_duties_set: set("0.00"),
    return: null,
    restock: true,
    refund_shipping_lines: refund.shipping
      ? [{ id: 1, subtotal_amount_set: seen(refund.shipping.amount), tax_amount_set: seen(refund.shipping.tax ?? "0.00") }]
      : [],
    order_adjustments: (refund.adjustments ?? []).map((one) => ({
      id: 2,
      order_id: 1,
      refund_id: 1,
      kind: "refund_discrepancy",
      reason: one.reason,
      amount: one.amount,
      tax_amount: one.tax ?? "0.00",
      amount_set: seen(one.amount),
      tax_amount_set: seen(one.tax ?? "0.00"),
    })),
    transactions:
      refund.amount === null || refund.amount === undefined
        ? []
        : [
            {
              id: 3,
              kind: "refund",
              status: refund.status ?? "success",
              amount: refund.amount,
              currency: refund.currency ?? presentment,
              gateway: "shopify_payments",
            },
          ],
    refund_line_items: (refund.lines ?? []).map((line) => ({
      id: 4,
      line_item_id: `#${line.line}#`,
      quantity: line.quantity,
      restock_type: "return",
      subtotal: Number(line.subtotal),
      total_tax: Number(line.tax ?? "0"),
      subtotal_set: seen(line.subtotal),
      total_tax_set: seen(line.tax ?? "0.00"),
      line_item: { admin_graphql_api_id: `gid://shopify/LineItem/${line.line}`, title: "A thing" },
    })),
  }));
  const total = sample.total ?? "10.00";
  const body = {
    id: `#${id}#`,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    app_id: 580111,
    cancelled_at: null,
    created_at: "2026-11-01T09:00:00+00:00",
    processed_at: "2026-11-01T09:00:00+00:00",
    updated_at: "2026-11-02T09:00:00+01:00",
    currency,
    presentment_currency: presentment,
    customer_locale: "en-GB",
    email: "Ann@Example.com",
    contact_email: "Ann@Example.com",
    financial_status: "paid",
    fulfillment_status: null,
    location_id: null,
    original_total_duties_set: null,
    payment_gateway_names: ["shopify_payments"],
    source_name: "web",
    tags: "",
    taxes_included: false,
    test: false,
    total_outstanding: "0.00",
    total_price: total,
    total_price_set: set(total),
    total_tip_received: "0.00",
    discount_codes: [],
    customer: {
      id: 61,
      admin_graphql_api_id: "gid://shopify/Customer/61",
      created_at: "2026-01-05T08:00:00+00:00",
      updated_at: "2026-11-02T08:00:00+00:00",
      first_name: "Ann",
      last_name: "Archer",
      email: "Ann@Example.com",
      state: "enabled",
      verified_email: true,
      tags: "",
    },
    fulfillments: [],
    line_items: lines,
    refunds,
    shipping_lines: [
      {
        id: 51,
        price: "4.00",
        price_set: set("4.00"),
        discounted_price_set: set("4.00"),
        is_removed: false,
        discount_allocations: [],
        tax_lines: [],
      },
    ],
    returns: [],
    ...sample.body,
  };
  return JSON.stringify(body).replaceAll(/"#(\d+)#"/gu, "$1");
}
