import type { ShopTx } from "../db/tenancy.server";

/** An event of the inbox as a topic's handler sees it. */
export interface Item<T> {
  eventId: string;
  topic: string;
  /** real time: when Shopify says that it happened, else when the entry stored it */
  happenedAt: Date;
  work: T;
}

/** What became of an event: a word kept in `webhook_event.outcome` and shown on the Health page. */
export type Outcome = "applied" | "unchanged" | "stale" | "tie" | "to-read" | "stored" | "unknown-topic" | "unknown-shop" | "not-active";

/**
 * What the intake does for some topics. `read` is pure and sees one parsed body; it throws when the body has not the shape
 * that Shopify documents. `apply` sees all such events of a batch in the order in which they were stored, and says what
 * became of each.
 */
export interface TopicHandler<T = unknown> {
  topics: readonly string[];
  /** also for a shop that is not active: it uninstalled the app, or came back and waits for its merchant; default no */
  whenNotActive?: boolean;
  read(payload: unknown, topic: string): T;
  apply(tx: ShopTx, items: ReadonlyArray<Item<T>>): Promise<Outcome[]>;
}
