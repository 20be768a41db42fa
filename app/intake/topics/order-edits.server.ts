import { z } from "zod";
import { queueReading } from "../orders/apply-orders.server";
import { loadOrders } from "../orders/load-orders.server";
import type { Outcome, TopicHandler } from "../topic";
import { bareId, subject } from "./read";

/** Shopify documents `{"order_edit": {…}}`: what was added and removed, not how the order stands. */
const edit = z.object({ order_edit: z.looseObject({ order_id: bareId, committed_at: z.string().nullish() }) });
const whole = z.looseObject({ updated_at: z.string().nullish() });

/**
 * `orders/edited` names the changed lines only: the order is read, unless facts from after the edit are held already,
 * because the edit's `orders/updated` came first.
 */
export const orderEdits: TopicHandler<{ orderId: string; committedAt: string | null }> = {
  topics: ["orders/edited"],
  read(payload) {
    const named = edit.safeParse(payload).data?.order_edit;
    // some deliveries carry the order itself: then it is the order that has an id
    const orderId = named?.order_id ?? subject.parse(payload);
    const committedAt = named ? named.committed_at : whole.parse(payload).updated_at;
    return { orderId, committedAt: committedAt ? new Date(committedAt).toISOString() : null };
  },
  async apply(tx, items) {
    const held = await loadOrders(
      tx,
      items.map(({ work }) => work.orderId),
    );
    const outcomes: Outcome[] = [];
    for (const { work } of items) {
      const row = held.get(work.orderId);
      const known = row !== undefined && work.committedAt !== null && row.updated_at.toISOString() >= work.committedAt;
      if (!known) await queueReading(tx, { shopId: tx.shopId, orderId: work.orderId });
      outcomes.push(known ? "unchanged" : "to-read");
    }
    return outcomes;
  },
};
