import { z } from "zod";
import { reviewSpending } from "../../programs/shop.server";
import type { TopicHandler } from "../topic";

const shopPayload = z.looseObject({
  name: z.string().nullish(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  iana_timezone: z.string().nullish(),
  taxes_included: z.boolean().nullish(),
  primary_locale: z.string().nullish(),
  plan_name: z.string().nullish(),
  updated_at: z.string().nullish(),
});
type ShopPayload = z.output<typeof shopPayload>;

/**
 * The shop changed its settings. The newest counts. A changed currency pauses spending and asks the merchant; amounts that
 * are held are never read in the new one.
 */
export const shopUpdates: TopicHandler<ShopPayload> = {
  topics: ["shop/update"],
  read: (payload) => shopPayload.parse(payload),
  async apply(tx, items) {
    const newest = [...items].sort((a, b) => happened(a.work) - happened(b.work)).at(-1)!.work;
    await tx.prisma.shop.update({
      where: { id: BigInt(tx.shopId) },
      data: {
        currency: newest.currency,
        ...(newest.name ? { name: newest.name } : {}),
        ...(newest.iana_timezone ? { zone: newest.iana_timezone } : {}),
        ...(newest.primary_locale ? { locale: newest.primary_locale } : {}),
        ...(newest.plan_name ? { plan: newest.plan_name } : {}),
        ...(typeof newest.taxes_included === "boolean" ? { taxesIncluded: newest.taxes_included } : {}),
      },
    });
    await reviewSpending(tx);
    return items.map(({ work }) => (work === newest ? "applied" : "stale"));
  },
};

function happened({ updated_at: at }: ShopPayload): number {
  return at ? new Date(at).getTime() : 0;
}
