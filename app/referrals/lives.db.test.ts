import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import type { OrderFacts } from "../loyalty/order-facts";
import { makeWorld, referralProgram, type World } from "./flow.fixture";
import { ReferralLife, type Buyer, type Event } from "./life.fixture";
import { settleReferrals } from "./settle.server";

useDatabase();

const terms = {
  ...referralProgram,
  friend: { kind: "points", points: "50" },
  minimumOrder: "40.00",
  waitDays: 3,
  monthlyLimit: null,
} as const;
const milestones = [{ friends: 1, points: "25" }];

const order = fc.nat(5);
const events: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("order" as const),
      buyer: fc.constantFrom("guest" as const, "friend" as const, "other" as const),
      pounds: fc.constantFrom(30 as const, 45 as const, 90 as const),
      paid: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom("pay" as const, "cancel" as const, "delete" as const, "void" as const), order }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("return" as const), order, pieces: fc.constantFrom(1 as const, 2 as const, 4 as const) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("exchange" as const), order, pounds: fc.constantFrom(20 as const, 40 as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("refund" as const), order, pounds: fc.constantFrom(5 as const, 60 as const) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("tell" as const), ranks: fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("judge" as const), hold: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("pass" as const), days: fc.constantFrom(1 as const, 4 as const) }) },
  { weight: 6, arbitrary: fc.constantFrom<Event>({ do: "settle" }, { do: "approve" }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Event>(
      { do: "reject" },
      { do: "undo" },
      { do: "join" },
      { do: "merge" },
      { do: "spend" },
      { do: "merge-advocate" },
    ),
  },
);
/** As it mostly goes: heard, judged, waited for, rewarded. */
const course: Event[] = [{ do: "tell", ranks: [0] }, { do: "judge", hold: false }, { do: "pass", days: 4 }, { do: "settle" }];
const beginnings: fc.Arbitrary<Event[]> = fc
  .record({ buyer: fc.constantFrom<Buyer>("guest", "friend"), rewarded: fc.boolean() })
  .map(({ buyer, rewarded }) => [{ do: "order", buyer, pounds: 90, paid: true }, ...(rewarded ? course : [])]);
const ends: fc.Arbitrary<Event> = fc.constantFrom<Event>({ do: "erase-friend" }, { do: "erase-advocate" }, { do: "merge-sides" });

/** What is still the buyer's of an order, in pence, counted as a person would. */
function kept({ payment, cancelledAt, lines, refunds }: OrderFacts): number {
  if (payment !== "paid" || cancelledAt !== null) return 0;
  const goods = lines.map(({ paid, remaining, quantity }) => Math.ceil((paid * remaining) / quantity)).reduce((sum, one) => sum + one, 0);
  return goods - refunds.reduce((sum, { withoutLines }) => sum + withoutLines, 0);
}

/** The friend's orders that stand, soonest first. */
function standing({ orders, merged }: ReferralLife): OrderFacts[] {
  return orders
    .filter(({ facts, buyer, deleted }) => !deleted && (buyer !== "other" || merged) && kept(facts) >= 4000)
    .map(({ facts }) => facts)
    .sort((a, b) => Date.parse(a.placedAt) - Date.parse(b.placedAt));
}

/** Points and gains fit the state, whatever it is. */
async function fits(life: ReferralLife): Promise<void> {
  const { world, id } = life;
  const { state } = await life.row();
  const gains = (await world.gains(id)).toSorted();
  if (state !== "rewarded") expect(gains).toEqual([]);
  if (life.beyond) return;
  if (state === "rewarded") expect(gains[0]).toBe("advocate 200");
  const { available, owed } = await world.points(life.advocate.id);
  expect(available - owed).toBe((state === "rewarded" ? 200 : 0) + (life.everRewarded ? 25 : 0) - life.spent);
}

/** Everything was told, who the friend is too, whoever holds it lets it go, and the wait is over. */
async function rest(life: ReferralLife): Promise<void> {
  await life.tell([0]);
  if (!life.beyond) await life.live({ do: "join" });
  await life.world.pass(40);
  for (let round = 0; round < 3; round++) {
    for (const event of [{ do: "approve" }, { do: "judge", hold: false }, { do: "settle" }] as const) await life.live(event);
  }
}

async function whole(world: World, second: boolean, acts: readonly Event[]): Promise<void> {
  const life = await ReferralLife.begin(world);
  for (const event of acts) {
    await life.live(event);
    await fits(life);
  }
  await rest(life);
  await fits(life);
  expect(await world.balances()).toBe(true);
  if (life.beyond) return;
  const { state, orderId, secondOrderId, friendId, windowUntil } = await life.row();
  if (process.env["COUNTS"]) process.stdout.write(`life ${state} ${life.rejected} ${life.everRewarded} ${life.spent > 0} ${life.merged}\n`);
  const orders = standing(life);
  const ground = orders[0] && orders[0].placedAt <= windowUntil.toISOString() ? orders[0] : undefined;
  if (life.rejected) return expect(state).toBe("rejected");
  if (ground === undefined) return expect(["reversed", "expired"]).toContain(state);
  const paid = !second || orders.length > 1;
  expect({ state, orderId, secondOrderId }).toEqual({
    state: paid ? "rewarded" : "waiting",
    orderId: ground.orderId,
    secondOrderId: (second && orders[1]?.orderId) || null,
  });
  if (paid) expect((await world.gains(life.id)).toSorted()).toEqual(["advocate 200", ...(friendId ? ["friend 50"] : [])]);
}

describe("a referral, whatever happens in whatever order,", () => {
  it("pays once for what stands in the end, and its points fit its state at each step", { timeout: 1_200_000 }, async () => {
    const worlds = [await makeWorld({ ...terms, milestones }), await makeWorld({ ...terms, milestones, waitFor: "second-order" })] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        beginnings,
        fc.array(fc.oneof({ weight: 5, arbitrary: events.map((one) => [one]) }, { weight: 1, arbitrary: fc.constant(course) }), {
          minLength: 6,
          maxLength: 18,
        }),
        fc.option(ends, { freq: 4 }),
        fc.array(events, { maxLength: 6 }),
        async (second, beginning, acts, end, more) => {
          await whole(worlds[second ? 1 : 0], second, [...beginning, ...acts.flat(), ...(end ? [end] : []), ...more]);
          await settleReferrals(worlds[second ? 1 : 0].shopId);
        },
      ),
      { numRuns: process.env["LONG"] ? 100 : 16 },
    );
  });
});
