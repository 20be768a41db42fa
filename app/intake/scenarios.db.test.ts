import { describe, expect, it } from "vitest";
import { ledgerState } from "../../tests/support/ledger-state";
import { useDatabase } from "../../tests/support/database";
import { moveClock } from "../db/clock.server";
import { readNow, systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { demoProgram } from "../loyalty/default-program";
import { settleShop } from "../members/settle.server";
import { deadLetters, retryDeadLetters } from "./dead-letters.server";
import { drain, drainUntilEmpty } from "./drain.server";
import { arrive, customerBody, eventsOf, makeShop, orderBody, type TestShop } from "./intake.fixture";
import type { TopicHandler } from "./topic";
import { topicHandlers } from "./topics/index.server";

useDatabase();

const tenPounds = { id: "5001", lines: [{ id: "1", price: "10.00", quantity: 10 }] };
const refund = (id: string, quantity: number, at = `2026-10-0${id}T12:00:00Z`) => ({
  id,
  at,
  lines: [{ line: "1", quantity, price: "10.00" }],
});

async function deliver(shop: TestShop, ...bodies: object[]): Promise<void> {
  for (const body of bodies) {
    await arrive(shop, "orders/updated", body);
    await drainUntilEmpty();
  }
}

/** Fails `times` times after everything before it was posted, as a worker does that dies before its commit. */
function failing(times: number): TopicHandler {
  let left = times;
  return {
    topics: ["test/last-straw"],
    read: () => null,
    apply: (_tx, items) => {
      if (left-- > 0) throw new Error("the last straw");
      return Promise.resolve(items.map(() => "applied"));
    },
  };
}

/** All that waits, waits no longer. */
const hurry = () => systemSql("update webhook_event set next_attempt_at = now() where processed_at is null");

describe("what has broken others", () => {
  it("2: the same order under other deliveries and topics is one grant", async () => {
    const shop = await makeShop();
    for (const topic of ["orders/create", "orders/paid", "orders/updated", "orders/fulfilled"])
      await arrive(shop, topic, orderBody(tenPounds));
    await drainUntilEmpty();
    const state = await ledgerState(shop.id);
    expect(state.orders["5001"]).toMatchObject({ granted: 100, reversed: 0 });
    expect(state.members["7001"]?.balance).toEqual({ available: 100, pending: 0, held: 0, owed: 0 });
    expect((await eventsOf(shop)).map(({ outcome }) => outcome)).toEqual(["applied", "unchanged", "unchanged", "unchanged"]);
  });

  it("3 and 4: posting and marking are stored together or not at all; a second try grants once", async () => {
    const shop = await makeShop();
    await arrive(shop, "orders/create", orderBody(tenPounds));
    await arrive(shop, "test/last-straw", {});
    const once = failing(1);
    const posting = topicHandlers.find(({ topics }) => topics.includes("orders/create"))!;
    const dying: TopicHandler = {
      ...posting,
      apply: async (tx, items) => {
        await posting.apply(tx, items);
        throw Object.assign(new Error("gone"), { code: "57P01" });
      },
    };
    // WHEN the batch dies after the order was posted and before the commit
    await expect(drain([dying])).rejects.toThrow("gone");
    expect((await ledgerState(shop.id)).orders).toEqual({});
    expect((await eventsOf(shop)).map(({ processed }) => processed)).toEqual([false, false]);
    // THEN the next worker finds all of it still to do, and does it once, though something beside it fails again
    await drainUntilEmpty([...topicHandlers, once]);
    await hurry();
    await drainUntilEmpty([...topicHandlers, once]);
    expect((await ledgerState(shop.id)).members["7001"]?.balance.available).toBe(100);
    expect((await eventsOf(shop)).map(({ outcome }) => outcome)).toEqual(["applied", "applied"]);
  });

  it("5: an event that fails is tried again, ends as a dead letter that is seen, and can be retried", async () => {
    const shop = await makeShop();
    await arrive(shop, "test/last-straw", {});
    const handlers = [...topicHandlers, failing(7)];
    for (let attempt = 0; attempt < 9; attempt++) {
      await hurry();
      await drainUntilEmpty(handlers);
    }
    expect(await eventsOf(shop)).toMatchObject([{ dead: true, processed: false, attempts: 7, error: "the last straw" }]);
    expect(await deadLetters(shop.domain)).toMatchObject([{ topic: "test/last-straw", error: "the last straw" }]);
    expect(await inShop(shop.id, (tx) => retryDeadLetters(tx))).toBe(1);
    await drainUntilEmpty(handlers);
    expect(await eventsOf(shop)).toMatchObject([{ outcome: "applied", processed: true, dead: false }]);
  });

  it("6: any order of paid, refund, edit and cancel ends the same", async () => {
    const stages = [
      orderBody({ ...tenPounds, financialStatus: "pending" }),
      orderBody({ ...tenPounds, updatedAt: "2026-10-01T11:00:00Z" }),
      orderBody({
        ...tenPounds,
        updatedAt: "2026-10-02T12:00:00Z",
        lines: [{ id: "1", price: "10.00", quantity: 10, remaining: 7 }],
        refunds: [refund("2", 3)],
      }),
      orderBody({
        ...tenPounds,
        updatedAt: "2026-10-03T12:00:00Z",
        cancelledAt: "2026-10-03T12:00:00Z",
        lines: [{ id: "1", price: "10.00", quantity: 10, remaining: 0 }],
        refunds: [refund("2", 3), refund("3", 7)],
      }),
    ];
    const states = [];
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 3, 0, 1],
      [1, 3, 0, 2],
    ]) {
      const shop = await makeShop();
      await deliver(shop, ...order.map((stage) => stages[stage]!));
      states.push(await ledgerState(shop.id));
    }
    expect(states[0]!.orders["5001"]).toMatchObject({ granted: 100, reversed: 100 });
    expect(states[0]!.members["7001"]?.balance).toEqual({ available: 0, pending: 0, held: 0, owed: 0 });
    for (const state of states) expect(state).toEqual(states[0]);
  });

  it("7 and 8: three refunds of 33 of 100 take 99, each its share, and the rest comes with the rest", async () => {
    const shop = await makeShop();
    const order = (remaining: number, refunds: Array<ReturnType<typeof refund>>, updatedAt: string) =>
      orderBody({ id: "5001", updatedAt, lines: [{ id: "1", price: "1.00", quantity: 100, remaining }], refunds });
    const some = (id: string, quantity: number) => ({ ...refund(id, quantity), lines: [{ line: "1", quantity, price: "1.00" }] });
    const reversed = [];
    const refunds: Array<ReturnType<typeof refund>> = [];
    for (const [id, quantity, remaining] of [
      ["2", 33, 67],
      ["3", 33, 34],
      ["4", 33, 1],
      ["5", 1, 0],
    ] as const) {
      refunds.push(some(id, quantity));
      await deliver(shop, order(remaining, refunds, `2026-10-0${id}T12:00:00Z`));
      reversed.push((await ledgerState(shop.id)).orders["5001"]?.reversed);
    }
    expect(reversed).toEqual([33, 66, 99, 100]);
    expect((await ledgerState(shop.id)).members["7001"]?.balance.available).toBe(0);
  });

  it("14: an order that arrives days after its points became available, or expired, has the balance of that day", async () => {
    const shop = await makeShop();
    await deliver(
      shop,
      orderBody(tenPounds),
      orderBody({ id: "5002", customer: "7002", placedAt: "2024-01-10T10:00:00Z", lines: [{ id: "2", price: "40.00", quantity: 1 }] }),
    );
    const { members, orders } = await ledgerState(shop.id);
    expect(members["7001"]?.balance).toMatchObject({ available: 100, pending: 0 });
    expect(orders["5002"]).toMatchObject({ granted: 40, reversed: 0 });
    expect(members["7002"]?.balance).toEqual({ available: 0, pending: 0, held: 0, owed: 0 });
  });

  it("18: the same customer and order id in two shops stay apart", async () => {
    const [one, two] = [await makeShop(), await makeShop()];
    await arrive(one, "orders/create", orderBody(tenPounds));
    await arrive(two, "orders/create", orderBody({ ...tenPounds, lines: [{ id: "1", price: "3.00", quantity: 1 }] }));
    await drainUntilEmpty();
    expect((await ledgerState(one.id)).members["7001"]?.balance.available).toBe(100);
    expect((await ledgerState(two.id)).members["7001"]?.balance.available).toBe(3);
  });

  it("22: the later of two orders arrives first, and the earlier one lifts the tier", async () => {
    const earlier = orderBody({ id: "5001", placedAt: "2026-09-01T10:00:00Z", lines: [{ id: "1", price: "1200.00", quantity: 1 }] });
    const later = orderBody({ id: "5002", placedAt: "2026-09-20T10:00:00Z", lines: [{ id: "2", price: "100.00", quantity: 1 }] });
    const [inOrder, reversed] = [await makeShop(), await makeShop()];
    await deliver(inOrder, earlier, later);
    await deliver(reversed, later, earlier);
    const state = await ledgerState(reversed.id);
    expect(state.orders["5002"]).toMatchObject({ granted: 125, context: { tier: "silver", nth: 2 } });
    expect(state).toEqual(await ledgerState(inOrder.id));
  });

  it("23: an order from before the program began earns nothing, however late it is touched", async () => {
    const shop = await makeShop({ ...demoProgram, startsAt: "2026-01-01T00:00:00Z" });
    await deliver(shop, orderBody({ ...tenPounds, placedAt: "2024-11-01T10:00:00Z", updatedAt: "2026-11-01T10:00:00Z", tags: "vip" }));
    expect((await ledgerState(shop.id)).orders["5001"]).toMatchObject({ granted: 0, reversed: 0 });
  });

  it.each([
    ["the guest's orders first", [0, 1, 2, 3, 4]],
    ["the verified account first", [4, 3, 2, 1, 0]],
  ])("26: a guest's orders are claimed once, by the verified identity alone: %s", async (_, order) => {
    const email = "guest@example.com";
    const guest = (id: string) => orderBody({ id, customer: null, email, lines: [{ id, price: "20.00", quantity: 1 }] });
    const events = [
      ["orders/create", guest("5001")],
      ["orders/create", guest("5002")],
      ["orders/create", guest("5003")],
      // someone else typed the address, and Shopify did not verify it
      ["customers/create", customerBody({ id: "7009", email, customerState: "enabled", verifiedEmail: false })],
      ["customers/update", customerBody({ id: "7001", email, customerState: "enabled", verifiedEmail: true })],
    ] as const;
    const shop = await makeShop();
    for (const index of order) {
      const [topic, body] = events[index]!;
      await arrive(shop, topic, body);
      await drainUntilEmpty();
    }
    const { members, orders } = await ledgerState(shop.id);
    expect(Object.values(orders)).toMatchObject([
      { customerId: "7001", granted: 20 },
      { customerId: "7001", granted: 20 },
      { customerId: "7001", granted: 20 },
    ]);
    // the sign-up points of an account as old as this one have expired
    expect(members["7001"]?.balance).toMatchObject({ available: 60, pending: 0 });
    expect(members["7009"]?.lots.filter(({ remaining }) => remaining === 20)).toEqual([]);
  });

  it("a moved clock settles what falls due, and time never goes back", async () => {
    const shop = await makeShop();
    const placedAt = new Date(Date.now() - 1000).toISOString();
    await deliver(shop, orderBody({ ...tenPounds, placedAt }));
    expect((await ledgerState(shop.id)).members["7001"]?.balance).toMatchObject({ available: 0, pending: 100 });
    const later = new Date(Date.now() + 15 * 24 * 60 * 60 * 1000);
    await moveClock(later);
    await moveClock(new Date(0));
    expect((await readNow()).getTime()).toBeGreaterThanOrEqual(later.getTime());
    await inShop(shop.id, (tx) => settleShop(tx));
    expect((await ledgerState(shop.id)).members["7001"]?.balance).toMatchObject({ available: 100, pending: 0 });
  });
});
