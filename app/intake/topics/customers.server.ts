import { ensureMembers } from "../../members/ensure.server";
import { eraseMember } from "../../members/erase.server";
import { mergeMembers } from "../../members/merge.server";
import { grantSignupPoints } from "../../members/signup-points.server";
import type { CustomerFacts } from "../../shopify/facts/customer-facts";
import { customerFromWebhook, mergeFromWebhook } from "../../shopify/facts/customer-from-webhook";
import { claimWaiting } from "../orders/claim-waiting.server";
import { judgeAndPost } from "../orders/judge-and-post.server";
import type { TopicHandler } from "../topic";

/** A customer record. Alone it grants nothing; an account that Shopify calls verified claims its guest orders. */
export const customers: TopicHandler<CustomerFacts> = {
  topics: ["customers/create", "customers/update", "customers/enable", "customers/disable"],
  read: (payload) => customerFromWebhook(payload),
  async apply(tx, items) {
    const members = await ensureMembers(
      tx,
      items.map(({ work }) => work),
    );
    const memberIds = [...new Set([...members.values()].map(({ id }) => id))];
    await grantSignupPoints(tx, memberIds);
    await judgeAndPost(tx, { memberIds });
    await claimWaiting(tx, { memberIds });
    return items.map(() => "applied");
  },
};

/** The record is gone: the profile is emptied, the points are forfeited, and a tombstone keeps late events from making it anew. */
export const customerDeletes: TopicHandler<string> = {
  topics: ["customers/delete"],
  read: (payload) => customerFromWebhook(payload).customerId,
  async apply(tx, items) {
    for (const { work } of items) await eraseMember(tx, work);
    return items.map(() => "applied");
  },
};

/** Two records became one: everything is the kept member's, and all its orders are judged as one member's. */
export const customerMerges: TopicHandler<{ from: string; into: string } | null> = {
  topics: ["customers/merge"],
  read: (payload) => mergeFromWebhook(payload),
  async apply(tx, items) {
    const kept = new Set<string>();
    for (const { work } of items) {
      const memberId = work ? await mergeMembers(tx, work) : null;
      if (memberId) kept.add(memberId);
    }
    if (kept.size > 0) await judgeAndPost(tx, { memberIds: [...kept] });
    return items.map(({ work }) => (work ? "applied" : "unchanged"));
  },
};
