import { createHash } from "node:crypto";

/** Deterministic figures, so that every run of the benchmark sees the same orders. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const money = (pence: number) => (pence / 100).toFixed(2);
const set = (pence: number) => ({
  shop_money: { amount: money(pence), currency_code: "GBP" },
  presentment_money: { amount: money(pence), currency_code: "GBP" },
});
const address = (customer: number) => ({
  first_name: `Given${customer}`,
  last_name: `Family${customer}`,
  address1: `${customer % 200} Example Street`,
  address2: null,
  phone: null,
  city: "London",
  zip: "E1 6AN",
  province: "England",
  country: "United Kingdom",
  country_code: "GB",
  province_code: "ENG",
  company: null,
  latitude: null,
  longitude: null,
  name: `Given${customer} Family${customer}`,
});

export interface BenchOrder {
  orderId: number;
  customerId: number;
  placedAt: Date;
}

/** The body of `orders/create` as Shopify sends it, about 6 KB: one to three lines, paid, with a customer and addresses. */
export function orderBody(order: BenchOrder, next: () => number): string {
  const { orderId, customerId } = order;
  const at = order.placedAt.toISOString().replace(".000Z", "+00:00");
  const lines = Array.from({ length: next() < 0.6 ? 1 : next() < 0.7 ? 2 : 3 }, (_, index) => {
    const price = 500 + Math.floor(next() * 9500);
    return line(orderId * 10 + index, price, 1 + Math.floor(next() * 3));
  });
  const subtotal = lines.reduce((sum, { price, quantity }) => sum + Math.round(Number(price) * 100) * quantity, 0);
  return JSON.stringify({
    id: orderId,
    admin_graphql_api_id: `gid://shopify/Order/${orderId}`,
    app_id: 580111,
    browser_ip: "192.0.2.1",
    buyer_accepts_marketing: false,
    cancel_reason: null,
    cancelled_at: null,
    cart_token: `c1-${orderId.toString(16)}`,
    checkout_id: orderId + 7,
    client_details: { accept_language: "en-GB", browser_ip: "192.0.2.1", user_agent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)" },
    closed_at: null,
    company: null,
    confirmation_number: orderId.toString(36).toUpperCase(),
    confirmed: true,
    contact_email: `customer${customerId}@example.com`,
    created_at: at,
    currency: "GBP",
    current_subtotal_price: money(subtotal),
    current_subtotal_price_set: set(subtotal),
    current_total_discounts: "0.00",
    current_total_discounts_set: set(0),
    current_total_price: money(subtotal + 499),
    current_total_price_set: set(subtotal + 499),
    current_total_tax: "0.00",
    customer_locale: "en-GB",
    discount_codes: [],
    duties_included: false,
    email: `customer${customerId}@example.com`,
    estimated_taxes: false,
    financial_status: "paid",
    fulfillment_status: null,
    landing_site: "/collections/all?utm_source=newsletter",
    location_id: null,
    name: `#${orderId % 100000}`,
    note: null,
    number: orderId % 100000,
    order_number: orderId % 100000,
    payment_gateway_names: ["shopify_payments"],
    presentment_currency: "GBP",
    processed_at: at,
    source_name: "web",
    subtotal_price: money(subtotal),
    subtotal_price_set: set(subtotal),
    tags: "",
    tax_exempt: false,
    tax_lines: [],
    taxes_included: true,
    test: false,
    token: createHash("md5").update(String(orderId)).digest("hex"),
    total_outstanding: "0.00",
    total_price: money(subtotal + 499),
    total_price_set: set(subtotal + 499),
    total_shipping_price_set: set(499),
    total_tip_received: "0.00",
    updated_at: at,
    user_id: null,
    billing_address: address(customerId),
    customer: {
      id: customerId,
      admin_graphql_api_id: `gid://shopify/Customer/${customerId}`,
      created_at: "2025-01-05T10:00:00+00:00",
      updated_at: at,
      first_name: `Given${customerId}`,
      last_name: `Family${customerId}`,
      email: `customer${customerId}@example.com`,
      state: "disabled",
      verified_email: true,
      note: null,
      phone: null,
      tags: "",
      currency: "GBP",
      default_address: address(customerId),
    },
    discount_applications: [],
    fulfillments: [],
    line_items: lines,
    payment_terms: null,
    refunds: [],
    returns: [],
    shipping_address: address(customerId),
    shipping_lines: [
      {
        id: orderId + 3,
        code: "Standard",
        discounted_price: "4.99",
        discounted_price_set: set(499),
        is_removed: false,
        price: "4.99",
        price_set: set(499),
        title: "Standard",
        tax_lines: [],
        discount_allocations: [],
      },
    ],
  });
}

function line(id: number, pence: number, quantity: number) {
  return {
    id,
    admin_graphql_api_id: `gid://shopify/LineItem/${id}`,
    attributed_staffs: [],
    current_quantity: quantity,
    fulfillable_quantity: quantity,
    fulfillment_service: "manual",
    fulfillment_status: null,
    gift_card: false,
    grams: 250,
    name: "An example product - Medium",
    price: money(pence),
    price_set: set(pence),
    product_exists: true,
    product_id: 7000 + (id % 500),
    properties: [],
    quantity,
    requires_shipping: true,
    sku: `SKU-${id % 500}`,
    taxable: true,
    title: "An example product",
    total_discount: "0.00",
    total_discount_set: set(0),
    variant_id: 9000 + (id % 500),
    variant_inventory_management: "shopify",
    variant_title: "Medium",
    vendor: "Example",
    tax_lines: [],
    duties: [],
    discount_allocations: [],
  };
}
