import { z } from "zod";
import { amount, bothMoneys, customerPart, id, refundPart, shopMoney, text } from "./webhook-parts";

const line = z.object({
  id: id.nullish(),
  admin_graphql_api_id: text,
  product_exists: z.boolean().nullish(),
  product_id: id.nullish(),
  variant_id: id.nullish(),
  vendor: text,
  gift_card: z.boolean().nullish(),
  requires_shipping: z.boolean().nullish(),
  taxable: z.boolean().nullish(),
  quantity: z.int().nonnegative(),
  current_quantity: z.int().nonnegative().nullish(),
  price_set: shopMoney.nullish(),
  price: amount.nullish(),
  discount_allocations: z.array(z.object({ amount_set: shopMoney.nullish(), amount: amount.nullish() })).nullish(),
  tax_lines: z.array(z.object({ price_set: shopMoney.nullish(), price: amount.nullish() })).nullish(),
});

const address = z.object({ country_code: text });

const shippingLine = z.object({
  price_set: shopMoney.nullish(),
  price: amount.nullish(),
  discounted_price_set: shopMoney.nullish(),
  discounted_price: amount.nullish(),
  is_removed: z.boolean().nullish(),
});

/** What we read of the body of `orders/*`: slim, because the check is on the hot path. */
export const webhookOrder = z.object({
  id: id.nullish(),
  admin_graphql_api_id: text,
  created_at: text,
  processed_at: text,
  updated_at: z.string(),
  cancelled_at: text,
  email: text,
  source_name: text,
  location_id: id.nullish(),
  test: z.boolean().nullish(),
  company: z.object({}).nullish(),
  taxes_included: z.boolean().nullish(),
  currency: z.string(),
  presentment_currency: text,
  customer_locale: text,
  financial_status: text,
  fulfillment_status: text,
  total_outstanding: amount.nullish(),
  total_price_set: bothMoneys.nullish(),
  total_price: amount.nullish(),
  total_tip_received: amount.nullish(),
  original_total_duties_set: shopMoney.nullish(),
  tags: text,
  discount_codes: z.array(z.object({ code: z.string() })).nullish(),
  payment_gateway_names: z.array(z.string()).nullish(),
  customer: customerPart.nullish(),
  shipping_address: address.nullish(),
  billing_address: address.nullish(),
  fulfillments: z.array(z.object({ created_at: z.string(), status: text })).nullish(),
  shipping_lines: z.array(shippingLine).nullish(),
  line_items: z.array(line),
  refunds: z.array(refundPart).nullish(),
  returns: z.array(z.object({ exchange_line_items: z.array(z.unknown()).nullish() })).nullish(),
});
export type WebhookOrder = z.output<typeof webhookOrder>;
