import { z } from "zod";

/** The parts that Shopify's payloads share. Only what is read is named: zod drops the rest. */

/** lossless parsing leaves ids past 2^53 as text */
export const id = z.custom<string | number>((value) => typeof value === "number" || typeof value === "string", { error: "not an id" });
const amount = z.custom<string | number>((value) => typeof value === "string" || typeof value === "number", { error: "not an amount" });

const text = z.string().nullish();
const money = z.object({ amount });
export const shopMoney = z.object({ shop_money: money });
/** In the shop's currency and in the buyer's. */
export const bothMoneys = z.object({ shop_money: money, presentment_money: money });
export { amount, text };

/** A customer, inside an order or by itself. Any field may be withheld. */
export const customerPart = z.object({
  id: id.nullish(),
  admin_graphql_api_id: text,
  created_at: text,
  updated_at: text,
  email: text,
  first_name: text,
  last_name: text,
  state: text,
  verified_email: z.boolean().nullish(),
  locale: text,
});

export const refundPart = z.object({
  id: id.nullish(),
  admin_graphql_api_id: text,
  created_at: text,
  processed_at: text,
  total_duties_set: bothMoneys.nullish(),
  transactions: z.array(z.object({ kind: z.string(), status: z.string(), amount: amount.nullish(), currency: text })).nullish(),
  refund_line_items: z
    .array(
      z.object({
        line_item_id: id,
        quantity: z.int().nonnegative(),
        subtotal_set: bothMoneys.nullish(),
        subtotal: amount.nullish(),
        total_tax_set: bothMoneys.nullish(),
        total_tax: amount.nullish(),
        line_item: z.object({ admin_graphql_api_id: text }).nullish(),
      }),
    )
    .nullish(),
  refund_shipping_lines: z.array(z.object({ subtotal_amount_set: bothMoneys, tax_amount_set: bothMoneys.nullish() })).nullish(),
  order_adjustments: z
    .array(
      z.object({
        kind: text,
        reason: text,
        amount_set: bothMoneys.nullish(),
        amount: amount.nullish(),
        tax_amount_set: bothMoneys.nullish(),
        tax_amount: amount.nullish(),
      }),
    )
    .nullish(),
});
export type RefundPart = z.output<typeof refundPart>;

/** Shop money: of the set, else the plain sum, which is all that older versions and hand-made bodies say. Throws without either. */
export function shopAmount(set: z.output<typeof shopMoney> | null | undefined, plain: string | number | null | undefined): string | number {
  const said = set?.shop_money.amount ?? plain;
  if (said === null || said === undefined) throw new TypeError("An amount of money is missing.");
  return said;
}
