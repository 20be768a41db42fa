import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ledgerState } from "../../tests/support/ledger-state";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { audit } from "../ledger/audit.server";
import { settleShop } from "../members/settle.server";
import { drainUntilEmpty } from "./drain.server";
import { arrive, makeShop, orderBody } from "./intake.fixture";

useDatabase();

const runs = process.env["LONG"] ? 200 : 12;
const day = 24 * 60 * 60 * 1000;
const base = Date.parse("2026-08-01T10:00:00Z");
const at = (offset: number) => new Date(base + offset).toISOString();

interface Story {
  /** whole pounds of the one line, pieces, day of placing */
  price: number;
  pieces: number;
  placed: number;
  /** how many pieces go back, and after how many days */
  refunds: Array<{ pieces: number; after: number }>;
  cancelled: boolean;
  customer: "7001" | "7002";
  /** the order is given to the other customer at its end */
  moves: boolean;
}

const story: fc.Arbitrary<Story> = fc.record({
  price: fc.integer({ min: 1, max: 900 }),
  pieces: fc.integer({ min: 1, max: 4 }),
  placed: fc.integer({ min: 0, max: 100 }),
  refunds: fc.array(fc.record({ pieces: fc.integer({ min: 0, max: 2 }), after: fc.integer({ min: 1, max: 20 }) }), { maxLength: 2 }),
  cancelled: fc.boolean(),
  customer: fc.constantFrom("7001" as const, "7002" as const),
  moves: fc.boolean().map((moves) => moves),
});

/** The states that an order goes through, each as the event that tells it. */
function events(order: Story, index: number): object[] {
  const id = String(5001 + index);
  const line = `${id}1`;
  const price = `${order.price}.00`;
  const placedAt = at(order.placed * day);
  const states: object[] = [];
  let remaining = order.pieces;
  const refunds: NonNullable<Parameters<typeof orderBody>[0]["refunds"]> = [];
  const tell = (after: number, more: Partial<Parameters<typeof orderBody>[0]> = {}) =>
    states.push(
      orderBody({
        id,
        customer: order.customer,
        placedAt,
        updatedAt: at(order.placed * day + after),
        lines: [{ id: line, price, quantity: order.pieces, remaining }],
        refunds: [...refunds],
        ...more,
      }),
    );
  tell(0, { financialStatus: "pending" });
  tell(1_000);
  for (const [number, refund] of order.refunds.entries()) {
    const pieces = Math.min(refund.pieces, remaining);
    remaining -= pieces;
    const when = refund.after * day + number;
    refunds.push({ id: `${id}${number}`, at: at(order.placed * day + when), lines: [{ line, quantity: pieces, price }] });
    tell(40 * day + number * 1000);
  }
  if (order.moves) tell(50 * day, { customer: order.customer === "7001" ? "7002" : "7001" });
  if (order.cancelled) {
    remaining = 0;
    tell(60 * day, {
      cancelledAt: at(order.placed * day + 60 * day),
      ...(order.moves ? { customer: order.customer === "7001" ? "7002" : "7001" } : {}),
    });
  }
  return states;
}

async function run(deliveries: ReadonlyArray<readonly object[]>) {
  const shop = await makeShop();
  for (const delivery of deliveries) {
    for (const body of delivery) await arrive(shop, "orders/updated", body);
    await drainUntilEmpty();
  }
  while ((await inShop(shop.id, (tx) => settleShop(tx))) > 0);
  const state = await ledgerState(shop.id);
  const { checks } = await inShop(shop.id, audit);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  for (const { granted, reversed } of Object.values(state.orders)) expect(reversed).toBeLessThanOrEqual(granted);
  return state;
}

describe("the events of all orders of a member", () => {
  it("property: end in one ledger state in any permutation, with repetitions, in one run or many", async () => {
    const input = fc
      .array(story, { minLength: 1, maxLength: 4 })
      .map((stories) => stories.flatMap(events))
      .chain((told) =>
        fc.record({
          told: fc.constant(told),
          shuffled: fc.shuffledSubarray(told, { minLength: told.length, maxLength: told.length }),
          repeated: fc.subarray(told),
          cut: fc.integer({ min: 0, max: told.length }),
        }),
      );
    await fc.assert(
      fc.asyncProperty(input, async ({ told, shuffled, repeated, cut }) => {
        const oneByOne = await run(told.map((event) => [event]));
        const all = [...shuffled, ...repeated];
        expect(await run([all])).toEqual(oneByOne);
        expect(await run([all.slice(0, cut), all.slice(cut)])).toEqual(oneByOne);
      }),
      { numRuns: runs },
    );
  }, 300_000);
});
