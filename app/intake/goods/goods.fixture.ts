import { Logger, runOnce } from "graphile-worker";
import { bodyOf } from "../../../devstore/webhooks/body";
import type { TestDatabase } from "../../../tests/support/database";
import { systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { demoProgram } from "../../loyalty/default-program";
import type { ProgramDocument } from "../../loyalty/program";
import type { Shop } from "../../redemptions/redemptions.fixture";
import { drainUntilEmpty } from "../drain.server";
import { storeEvent } from "../inbox.server";

const silent = new Logger(() => () => undefined);

export interface Goods {
  /** the store has these products and collections alone */
  stock(products: ReadonlyArray<{ id: string; title: string; tags?: string[]; type?: string; collections?: string[] }>): void;
  collection(handle: string): string;
  /** the app hears of everything that happened in the store; `lose` drops these topics */
  hear(lose?: readonly string[]): Promise<void>;
  /** every job that waits is done, also those that these enqueue */
  work(): Promise<void>;
  order(customer: string, lines: ReadonlyArray<{ sku: string; price?: string; quantity?: number }>, more?: object): Promise<string>;
  points(orderId: string): Promise<Record<string, number>>;
  explanation(orderId: string): Promise<string[]>;
}

/** For tests: goods of the store that `shop` stands on, and what the worker does. */
export function goodsOf(shop: Shop, database: TestDatabase): Goods {
  const { state } = shop.store.parts.world;
  const rowOf = async (orderId: string) => {
    const [row] = await inShop(shop.id, (tx) =>
      tx.sql<{ sources: Record<string, { granted: number; reversed: number }> | null; explanation: { codes: Array<{ code: string }> } }>(
        "select sources, explanation from order_state where shop_id = $1 and order_id = $2",
        [shop.id, orderId],
      ),
    );
    return row;
  };
  return {
    stock(products) {
      const at = shop.store.now().toISOString();
      for (const id of state.table("product", shop.domain).keys()) state.commit([["product", shop.domain, id, null]]);
      for (const { id, title, tags = [], type = "", collections = [] } of products) {
        const words = { title, handle: title, tags, type, collections, vendor: "Old Mill", sku: id, variantId: `9${id}` };
        state.commit([["product", shop.domain, id, { id, ...words, price: 1000, giftCard: false, createdAt: at, updatedAt: at }]]);
      }
    },
    collection: (handle) => [...state.table("collection", shop.domain).values()].find((one) => one.handle === handle)!.id,
    async hear(lose = []) {
      for (const occurrence of [...state.unsettled.values()]) {
        const { event } = occurrence;
        const body = bodyOf(occurrence);
        state.commit([["settled", shop.domain, event.id, true]]);
        if (lose.includes(event.topic)) continue;
        const headers = { shopDomain: shop.domain, topic: event.topic, eventId: event.id, webhookId: null, apiVersion: null };
        await storeEvent({ ...headers, triggeredAt: event.at }, body);
      }
      await drainUntilEmpty();
    },
    async work() {
      for (let turns = 0; turns < 20; turns += 1) {
        const [left] = await systemSql<{ count: number }>(
          `select count(*)::int as count from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
            where t.identifier = any($1::text[]) and j.attempts < j.max_attempts`,
          [tasks],
        );
        if (left!.count === 0) return;
        await systemSql("update graphile_worker._private_jobs set run_at = now()");
        const { taskList } = await import("../../jobs/tasks/index.server");
        const list = Object.fromEntries(Object.entries(taskList()).filter(([name]) => tasks.includes(name)));
        await runOnce({ connectionString: database.url(), taskList: list, noHandleSignals: true, logger: silent });
      }
      throw new Error("The jobs do not end.");
    },
    async order(customer, lines, more = {}) {
      const made = await shop.control("/orders", { customer, lines: lines.map((line) => ({ price: "10.00", ...line })), ...more });
      return String(made["id"]);
    },
    async points(orderId) {
      const row = await rowOf(orderId);
      return Object.fromEntries(Object.entries(row?.sources ?? {}).map(([source, { granted, reversed }]) => [source, granted - reversed]));
    },
    explanation: async (orderId) => (await rowOf(orderId))?.explanation.codes.map(({ code }) => code) ?? [],
  };
}

/** What the worker does of its jobs here: what the rest of the app enqueues waits. */
const tasks = [
  "keep-goods",
  "end-discount",
  "read-products",
  "read-all-products",
  "read-collection",
  "read-groups",
  "read-customers",
  "read-gift-card",
  "judge-unjudged",
  "long-run",
];

/** The demo's program with these earning rules in place of its own. */
export const programWith = (earning: NonNullable<ProgramDocument["earning"]>, more: Partial<ProgramDocument> = {}): ProgramDocument => ({
  ...demoProgram,
  tiers: null,
  earning,
  ...more,
});
