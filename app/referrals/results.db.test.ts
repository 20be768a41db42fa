import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { broughtTree } from "./brought-tree";
import { countClick } from "./clicks.server";
import { cancelled, makeWorld, orderOf, referralProgram, type World } from "./flow.fixture";
import { broughtEdges, referralResults } from "./results-figures.server";
import { settleReferrals } from "./settle.server";
import { rejectReferral } from "./steps.server";

useDatabase();

const since = new Date("2020-01-01T00:00:00Z");
const results = (world: World) => inShop(world.shopId, (tx) => referralResults(tx, { since, day: "2020-01-01", currency: "GBP" }));

/** A friend claims and orders for 50 pounds. */
async function brought(world: World, code: string, email: string) {
  const id = await world.claim(code, email);
  const facts = await orderOf(world, { email, minutes: 0 });
  await world.hear(facts);
  return { id, facts };
}

describe("what came of referrals", () => {
  it("is nothing where there are none", async () => {
    const world = await makeWorld();
    expect(await results(world)).toEqual({
      ...{ clicks: 0, claims: 0, orders: 0, rewarded: 0, held: 0, waiting: 0, revenue: 0, discounts: 0, points: 0, rewards: 0 },
      reasons: [],
    });
  });

  it("counts clicks, claims, orders, what was given, and why some were held", async () => {
    const world = await makeWorld({ ...referralProgram, waitDays: 0 });
    const other = await makeWorld();
    const ada = await world.advocate();
    await inShop(world.shopId, async (tx) => {
      await countClick(tx, ada.id, "Europe/London");
      await countClick(tx, ada.id, "Europe/London");
    });
    await world.claim(ada.code, "only@example.com");
    const good = await brought(world, ada.code, "good@example.com");
    await world.judge(good.id);
    await settleReferrals(world.shopId);
    const held = await brought(world, ada.code, "held@example.com");
    await world.judge(held.id, true);
    const first = await results(world);
    expect(first).toEqual({
      ...{ clicks: 2, claims: 3, orders: 2, rewarded: 1, held: 1, waiting: 1, revenue: 10_000, discounts: 0, points: 200, rewards: 0 },
      reasons: [{ code: "same-network", count: 1 }],
    });
    // one that was decided stays one that was held; what came back is no revenue, and its points are given no more
    await inShop(world.shopId, (tx) => rejectReferral(tx, held.id, { by: "staff:42", reason: "public-code" }));
    await world.hear(cancelled(good.facts));
    expect(await results(world)).toMatchObject({ held: 1, waiting: 0, rewarded: 0, revenue: 5_000, points: 0 });
    expect((await results(other)).claims).toBe(0);
    const later = { since: new Date("2100-01-01T00:00:00Z"), day: "2100-01-01", currency: "GBP" };
    expect(await inShop(world.shopId, (tx) => referralResults(tx, later))).toMatchObject({ clicks: 0, claims: 0, reasons: [] });
    const tree = broughtTree(await inShop(world.shopId, (tx) => broughtEdges(tx, since, 100)));
    expect(tree.map(({ memberId }) => memberId)).toEqual([ada.id]);
    expect(new Set(tree[0]?.brought.map(({ referral }) => referral?.id))).toEqual(new Set([good.id, held.id]));
  });
});

describe("the tree of who brought whom", () => {
  const edge = (advocateId: string, friendId: string | null) => ({
    id: `${advocateId}-${friendId}`,
    advocateId,
    friendId,
    state: "rewarded" as const,
  });
  const shape = (nodes: ReturnType<typeof broughtTree>): unknown => nodes.map(({ memberId, brought: below }) => [memberId, shape(below)]);

  it("hangs a friend who brought others under who brought them", () => {
    expect(shape(broughtTree([edge("b", "c"), edge("a", "b"), edge("a", null)]))).toEqual([
      [
        "a",
        [
          ["b", [["c", []]]],
          [null, []],
        ],
      ],
    ]);
  });

  it("shows each referral of a circle once", () => {
    expect(shape(broughtTree([edge("a", "b"), edge("b", "a")]))).toEqual([["a", [["b", [["a", []]]]]]]);
  });
});
