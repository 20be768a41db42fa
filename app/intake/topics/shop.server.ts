import { reviewSpending } from "../../programs/shop.server";
import { shopFromWebhook, type ShopNotice } from "../../shopify/facts/topics-from-webhook";
import type { TopicHandler } from "../topic";

/**
 * The shop changed its settings; the event that happened last counts. A changed currency pauses spending and asks the
 * merchant; amounts that are held are never read in the new one.
 */
export const shopUpdates: TopicHandler<ShopNotice> = {
  topics: ["shop/update"],
  read: (payload) => shopFromWebhook(payload),
  async apply(tx, items) {
    const newest = [...items].sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime()).at(-1)!;
    const { name, primaryDomain, currency, zone, locale, taxesIncluded, plan, plus } = newest.work;
    await tx.prisma.shop.update({
      where: { id: BigInt(tx.shopId) },
      data: {
        ...(name === null ? {} : { name }),
        ...(primaryDomain === null ? {} : { primaryDomain }),
        ...(currency === null ? {} : { currency }),
        ...(zone === null ? {} : { zone }),
        ...(locale === null ? {} : { locale }),
        ...(taxesIncluded === null ? {} : { taxesIncluded }),
        ...(plan === null ? {} : { plan }),
        ...(plus === null ? {} : { plus }),
      },
    });
    await reviewSpending(tx);
    return items.map((item) => (item === newest ? "applied" : "stale"));
  },
};
