import { z } from "zod";
import { endDiscountJob } from "../../redemptions/discounts/jobs";
import type { Outcome, TopicHandler } from "../topic";

const discount = z.looseObject({ admin_graphql_api_id: z.string(), status: z.string().nullish() });

/**
 * Someone ended or deleted one of our codes at Shopify: points held for it must not stay in a code that nobody can use. The
 * job asks Shopify whether an order used it, and releases them if none did. Discounts that are not ours are left alone.
 */
export const discounts: TopicHandler<{ gid: string; ended: boolean }> = {
  topics: ["discounts/update", "discounts/delete"],
  read(payload, topic) {
    const { admin_graphql_api_id: gid, status } = discount.parse(payload);
    return { gid, ended: topic === "discounts/delete" || status?.toUpperCase() === "EXPIRED" };
  },
  async apply(tx, items) {
    const ended = items.filter(({ work }) => work.ended).map(({ work }) => work.gid);
    const ours = await tx.prisma.discount.findMany({
      where: { shopId: BigInt(tx.shopId), gid: { in: ended }, state: "issued" },
      select: { id: true, gid: true },
    });
    for (const { id } of ours) {
      const payload = endDiscountJob.payload.parse({ shopId: tx.shopId, discountId: id, reason: "by-merchant" });
      await tx.addJob(endDiscountJob.name, payload, { key: `end-discount/${id}` });
    }
    const gids = new Set(ours.map(({ gid }) => gid));
    return items.map(({ work }): Outcome => (gids.has(work.gid) ? "applied" : "unchanged"));
  },
};
