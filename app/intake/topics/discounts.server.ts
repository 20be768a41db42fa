import { endDiscountJob } from "../../discounts/jobs";
import { discountFromWebhook, type DiscountNotice } from "../../shopify/facts/topics-from-webhook";
import type { Outcome, TopicHandler } from "../topic";

/**
 * Someone ended or deleted one of our codes at Shopify: points held for it must not stay in a code that nobody can use. The
 * job asks Shopify whether an order used it, and releases them if none did. Discounts that are not ours are left alone.
 */
export const discounts: TopicHandler<DiscountNotice> = {
  topics: ["discounts/update", "discounts/delete"],
  read: (payload) => discountFromWebhook(payload),
  async apply(tx, items) {
    const ended = items.filter(({ work }) => work.deleted || work.status === "expired").map(({ work }) => work.gid);
    if (ended.length === 0) return items.map(() => "unchanged");
    const ours = await tx.prisma.discount.findMany({
      where: { shopId: BigInt(tx.shopId), gid: { in: ended }, state: "issued" },
      select: { id: true, gid: true },
    });
    for (const { id } of ours) {
      const payload = endDiscountJob.payload.parse({ shopId: tx.shopId, discountId: id, reason: "code-gone" });
      await tx.addJob(endDiscountJob.name, payload, { key: `end-discount/${id}` });
    }
    const gids = new Set(ours.map(({ gid }) => gid));
    return items.map(({ work }): Outcome => (gids.has(work.gid) ? "applied" : "unchanged"));
  },
};
