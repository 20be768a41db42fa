import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { line } from "../loyalty/fixtures";
import type { OrderFacts } from "../loyalty/order-facts";
import { later, makeWorld, orderOf, referralProgram, type World } from "./flow.fixture";
import { referralOf } from "./rows.server";

useDatabase();

type Fate = "stays" | "unpaid-first" | "cancelled" | "refunded-partly" | "refunded";
const fates: readonly Fate[] = ["stays", "unpaid-first", "cancelled", "refunded-partly", "refunded"];

/** What is told of an order, one after the other. */
function tidings(placed: OrderFacts, fate: Fate): OrderFacts[] {
  const [first] = placed.lines;
  const left = (remaining: number) => later(placed, { lines: [{ ...first!, remaining }] });
  switch (fate) {
    case "stays":
      return [placed];
    case "unpaid-first":
      return [{ ...placed, payment: "unpaid" }, later(placed, {})];
    case "cancelled":
      return [placed, later(placed, { cancelledAt: placed.placedAt })];
    case "refunded-partly":
      return [placed, left(3)];
    case "refunded":
      return [placed, left(3), later(left(3), { lines: [{ ...first!, remaining: 0 }] })];
  }
}

async function outcome(world: World, heard: readonly OrderFacts[], email: string) {
  const ada = await world.advocate();
  const id = await world.claim(ada.code, email);
  for (const facts of heard) await world.hear(facts);
  await world.judge(id);
  const { state, orderId, secondOrderId, qualifiedAt, waitsUntil } = await inShop(world.shopId, (tx) => referralOf(tx, id));
  return { state, orderId, secondOrderId, qualifiedAt, waitsUntil };
}

/** The same told to a friend of their own: with ids and an address that are theirs. */
const asTold = (facts: OrderFacts, run: number, guestHash: string): OrderFacts => ({
  ...facts,
  orderId: `${run}${facts.orderId}`,
  guestHash,
});

describe("what is heard of a friend's orders", () => {
  it("comes to the same referral in whichever order it is heard, and heard twice", { timeout: 120_000 }, async () => {
    const worlds = {
      "first-order": await makeWorld(),
      "second-order": await makeWorld({ ...referralProgram, waitFor: "second-order" }),
    };
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("first-order" as const, "second-order" as const),
        fc.array(fc.tuple(fc.constantFrom(...fates), fc.constantFrom(10, 50, 60), fc.integer({ min: 1, max: 90 })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.infiniteStream(fc.nat()),
        async (waitFor, orders, stream) => {
          const world = worlds[waitFor];
          const told: OrderFacts[] = [];
          for (const [fate, pounds, minutes] of orders) {
            const lines = [line(pounds * 100, { id: "1", quantity: 4 })];
            told.push(...tidings(await orderOf(world, { email: "x@example.com", minutes, lines }), fate));
          }
          const random = (): number => stream.next().value as number;
          const shuffled = [...told, told[0]!].map((facts) => ({ facts, at: random() })).sort((a, b) => a.at - b.at);
          const answers = [];
          for (const heard of [told, shuffled.map(({ facts }) => facts)]) {
            const email = `friend-${(run += 1)}@example.com`;
            const { guestHash } = await orderOf(world, { email });
            const answer = await outcome(
              world,
              heard.map((facts) => asTold(facts, run, guestHash!)),
              email,
            );
            const bare = (id: string | null) => id?.slice(String(run).length) ?? null;
            answers.push({ ...answer, orderId: bare(answer.orderId), secondOrderId: bare(answer.secondOrderId) });
          }
          expect(answers[1]).toEqual(answers[0]);
        },
      ),
      { numRuns: 25 },
    );
  });
});
