import type { ShopTx } from "../../db/tenancy.server";
import { noteGroupEvents, type Group } from "../../members/customer-periods.server";
import { memberIdsOf } from "../../members/members-of-customers.server";
import { shopNeeds } from "../../programs/shop-needs.server";
import { segmentFromWebhook, tagsFromWebhook, type TagsNotice } from "../../shopify/facts/customer-groups-from-webhook";
import { judgeAgain, ordersSince } from "../goods/judge-again.server";
import type { Item, Outcome, TopicHandler } from "../topic";

type Told = Group & { eventId: string; customerId: string; at: string; begins: boolean };

/** Notes what was told of tags and segments that rules name, and judges again the orders placed since. Others are not kept. */
async function apply(tx: ShopTx, told: readonly Told[]): Promise<Set<string>> {
  const needs = await shopNeeds(tx);
  const named = told.filter(({ kind, value }) => (kind === "tag" ? needs.customerTags : needs.segments).includes(value));
  const members = await memberIdsOf(tx, [...new Set(named.map(({ customerId }) => customerId))]);
  // a customer whom we do not know is read when we meet them
  const known = named.flatMap(({ customerId, ...event }) => {
    const memberId = members.get(customerId);
    return memberId ? [{ ...event, memberId }] : [];
  });
  const since = await noteGroupEvents(tx, known);
  await judgeAgain(tx, await ordersSince(tx, since));
  return new Set(known.map(({ eventId }) => eventId));
}

const outcomes = (items: ReadonlyArray<Item<unknown>>, applied: ReadonlySet<string>): Outcome[] =>
  items.map(({ eventId }) => (applied.has(eventId) ? "applied" : "unchanged"));

export const customerTags: TopicHandler<TagsNotice> = {
  topics: ["customer.tags_added", "customer.tags_removed"],
  read: (payload) => tagsFromWebhook(payload),
  async apply(tx, items) {
    const told = items.flatMap(({ eventId, topic, work: { customerId, tags, at } }) =>
      tags.map((value): Told => ({ eventId, customerId, kind: "tag", value, at, begins: topic === "customer.tags_added" })),
    );
    return outcomes(items, await apply(tx, told));
  },
};

/** Asked for by the Admin API (`subscribeToSegments`). The body does not say when: the delivery's time is taken. */
export const customerSegments: TopicHandler<{ customerId: string; segmentId: string }> = {
  topics: ["customer.joined_segment", "customer.left_segment"],
  read: (payload) => segmentFromWebhook(payload),
  async apply(tx, items) {
    // Shopify's word of when: the stand-in's clock is the app's own, wherever local mode has set both
    const told = items.map(({ eventId, topic, happenedAt, work }): Told => {
      const at = new Date(Math.min(happenedAt.getTime(), tx.now.getTime())).toISOString();
      return {
        eventId,
        customerId: work.customerId,
        kind: "segment",
        value: work.segmentId,
        at,
        begins: topic === "customer.joined_segment",
      };
    });
    return outcomes(items, await apply(tx, told));
  },
};
