import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { audit } from "../../ledger/audit.server";
import { demoProgram } from "../../loyalty/default-program";
import type { ProgramDocument } from "../../loyalty/program";
import { drainUntilEmpty } from "../drain.server";
import { arrive, makeShop, orderBody } from "../intake.fixture";

useDatabase();

const [ofOrder, ofMonth, times] = [60, 100, 3];
const program: ProgramDocument = {
  ...demoProgram,
  tiers: null,
  startsAt: "2026-01-01T00:00:00Z",
  earning: [
    {
      key: "capped",
      title: { en: "Capped" },
      on: "order",
      points: "1",
      per: "1.00",
      rounding: "floor",
      cap: { order: ofOrder, period: { points: ofMonth, every: "month" } },
    },
    {
      key: "thrice",
      title: { en: "Thrice a year" },
      on: "order",
      gives: "per-item",
      points: "5",
      multiplied: false,
      limit: { times, every: "year" },
    },
  ],
};

/** From shortly before the end of July in London, where a month ends at 23:00 in UTC. */
const begin = Date.parse("2026-07-30T20:30:00Z");
const hour = 3_600_000;
const at = (hours: number) => new Date(begin + hours * hour).toISOString();

interface Story {
  placed: number;
  /** whole pounds */
  price: number;
  pieces: number;
  /** how many pieces go back, and so many hours and a half after the placing */
  refunds: Array<{ pieces: number; after: number }>;
}
const stories = fc.uniqueArray(
  fc.record<Story>({
    placed: fc.integer({ min: 0, max: 70 }),
    price: fc.integer({ min: 5, max: 50 }),
    pieces: fc.integer({ min: 1, max: 3 }),
    refunds: fc.array(fc.record({ pieces: fc.integer({ min: 1, max: 3 }), after: fc.integer({ min: 0, max: 60 }) }), { maxLength: 2 }),
  }),
  { minLength: 2, maxLength: 7, selector: ({ placed }) => placed },
);

/** What is left of an order, and since when, oldest first. */
function leftOf({ placed, pieces, refunds }: Story): Array<{ since: number; pieces: number; back: number }> {
  const steps = [{ since: placed, pieces, back: 0 }];
  for (const refund of refunds.toSorted((a, b) => a.after - b.after)) {
    const back = Math.min(refund.pieces, steps.at(-1)!.pieces);
    if (back > 0) steps.push({ since: placed + refund.after + 0.5 + steps.length / 100, pieces: steps.at(-1)!.pieces - back, back });
  }
  return steps;
}

/** The order as Shopify tells it after each of its changes. */
function bodies(story: Story, place: number): object[] {
  const id = String(5001 + place);
  const price = `${story.price}.00`;
  const steps = leftOf(story);
  const refunds = steps
    .slice(1)
    .map(({ since, back }, number) => ({ id: `${id}${number}`, at: at(since), lines: [{ line: `${id}1`, quantity: back, price }] }));
  return steps.map(({ since, pieces }, number) =>
    orderBody({
      id,
      placedAt: at(story.placed),
      updatedAt: at(since),
      lines: [{ id: `${id}1`, price, quantity: story.pieces, remaining: pieces }],
      refunds: refunds.slice(0, number),
    }),
  );
}

/** Worked out plainly: of each order what stands at the end, source by source. */
function expected(orders: readonly Story[]): Record<string, Record<string, number>> {
  const month = (placed: number) => new Date(begin + (placed + 1) * hour).toISOString().slice(0, 7);
  const all = orders.map((story, place) => ({ id: String(5001 + place), story, steps: leftOf(story) }));
  const standing = new Map<string, { capped(when: number): number; thrice(when: number): number }>();
  const earlier: typeof all = [];
  for (const one of all.toSorted((a, b) => a.story.placed - b.story.placed)) {
    const { placed, price } = one.story;
    let used = 0;
    let given = 0;
    for (const before of earlier) {
      const stood = standing.get(before.id)!;
      if (month(before.story.placed) === month(placed)) used += stood.capped(placed);
      if (stood.thrice(placed) > 0) given += 1;
    }
    const [room, open] = [Math.max(0, Math.min(ofOrder, ofMonth - used)), given < times];
    const left = (when: number) => one.steps.findLast(({ since }) => since <= when)!.pieces;
    standing.set(one.id, {
      capped: (when) => Math.min(left(when) * price, room),
      thrice: (when) => (open ? left(when) * 5 : 0),
    });
    earlier.push(one);
  }
  return Object.fromEntries(
    [...standing].map(([id, { capped, thrice }]) => [id, nonZero({ capped: capped(Infinity), thrice: thrice(Infinity) })]),
  );
}

const nonZero = (points: Record<string, number>) => Object.fromEntries(Object.entries(points).filter(([, amount]) => amount !== 0));

describe("what caps of a month and limits of a year leave of a member's orders", () => {
  it("property: is what a plain recomputation says, whatever came first, twice or late", async () => {
    const input = stories.chain((orders) => {
      const told = orders.flatMap(bodies);
      return fc.record({
        orders: fc.constant(orders),
        shuffled: fc.shuffledSubarray(told, { minLength: told.length, maxLength: told.length }),
        again: fc.subarray(told),
        cut: fc.integer({ min: 0, max: told.length }),
      });
    });
    await fc.assert(
      fc.asyncProperty(input, async ({ orders, shuffled, again, cut }) => {
        const shop = await makeShop(program);
        const arrivals = [...shuffled, ...again];
        for (const delivery of [arrivals.slice(0, cut), arrivals.slice(cut)]) {
          for (const body of delivery) await arrive(shop, "orders/updated", body);
          await drainUntilEmpty();
        }
        const rows = await inShop(shop.id, (tx) =>
          tx.sql<{ id: string; sources: Record<string, { granted: number; reversed: number }> }>(
            "select order_id::text as id, sources from order_state",
          ),
        );
        const got = rows.map(({ id, sources }) => [
          id,
          nonZero(Object.fromEntries(Object.entries(sources).map(([key, { granted, reversed }]) => [key, granted - reversed]))),
        ]);
        const wanted = expected(orders);
        expect(Object.fromEntries(got)).toEqual(wanted);
        const total = Object.values(wanted)
          .flatMap(Object.values<number>)
          .reduce((sum, points) => sum + points, 0);
        const [member] = await inShop(shop.id, (tx) =>
          tx.sql<{ points: string }>("select available + pending - owed as points from member"),
        );
        expect(Number(member?.points)).toBe(total);
        expect(await inShop(shop.id, audit)).toMatchObject({ ok: true });
      }),
      { numRuns: process.env["LONG"] ? 200 : 15 },
    );
  }, 300_000);
});
