import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { moveDiscount } from "../discounts/rows.server";
import { line } from "../loyalty/fixtures";
import type { OrderFacts } from "../loyalty/order-facts";
import type { ProgramDocument } from "../loyalty/program";
import { broughtTree } from "./brought-tree";
import { countClick } from "./clicks.server";
import { cancelled, makeWorld, orderOf, referralProgram, type World } from "./flow.fixture";
import { broughtEdges, referralResults } from "./results-figures.server";
import { gainsOf } from "./gain-rows.server";
import { handOverGain } from "./hand-over.server";
import { settleReferrals } from "./settle.server";
import { rejectReferral } from "./steps.server";

useDatabase();

const since = new Date("2020-01-01T00:00:00Z");
const results = (world: World) => inShop(world.shopId, (tx) => referralResults(tx, { since, day: "2020-01-01", currency: "GBP" }));

const free = { friendCodes: 0, rewardCodes: 0, money: 0, perks: 0, unpriced: 0 };

/** A friend claims and orders for 50 pounds. */
async function brought(world: World, code: string, email: string, more: Partial<OrderFacts> = {}) {
  const id = await world.claim(code, email);
  const facts = await orderOf(world, { email, minutes: 0, ...more });
  await world.hear(facts);
  return { id, facts };
}

describe("what came of referrals", () => {
  it("is nothing where there are none", async () => {
    const world = await makeWorld();
    expect(await results(world)).toEqual({
      ...{ clicks: 0, claims: 0, orders: 0, rewarded: 0, held: 0, waiting: 0, revenue: 0, points: 0, rewards: 0 },
      ...{ cost: free, reasons: [] },
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
      ...{ clicks: 2, claims: 3, orders: 2, rewarded: 1, held: 1, waiting: 1, revenue: 10_000, points: 200, rewards: 0 },
      cost: free,
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

describe("what referrals cost", () => {
  const codeOf = (world: World, where: { memberId: string | null }) =>
    inShop(world.shopId, async (tx) => (await tx.prisma.discount.findFirstOrThrow({ where, orderBy: { startsAt: "desc" } })).code);
  const rewards: ProgramDocument["rewards"] = [
    { key: "five", title: { en: "£5 off" }, kind: "amount", cost: 100, value: "5.00" },
    { key: "card", title: { en: "A card" }, kind: "gift-card", cost: 100, value: "7.00" },
    { key: "tote", title: { en: "A tote bag" }, kind: "perk", cost: 100, expense: "3.50" },
    { key: "tour", title: { en: "A tour" }, kind: "perk", cost: 100 },
  ];

  it.each([
    // [what the friend's order carries of codes beside its own, discount on it, what the code of ten pounds took]
    [[], 1000, 1000],
    [["SUMMER"], 3000, 1000],
    [[], 800, 800],
  ])("is of a friend's code what it took off, beside %j on %i: %i", async (others, discount, cost) => {
    const world = await makeWorld({ ...referralProgram, waitDays: 0 });
    const ada = await world.advocate();
    const id = await world.claim(ada.code, "friend@example.com");
    const code = await codeOf(world, { memberId: null });
    const order = await orderOf(world, { email: "friend@example.com", minutes: 0, lines: [line(5000, { id: "1", discount })] });
    await world.hear({ ...order, discountCodes: [code, ...others].sort() });
    expect((await results(world)).cost).toEqual({ ...free, friendCodes: cost });
    expect(await world.state(id)).toBe("qualified");
    await world.hear(cancelled({ ...order, discountCodes: [code, ...others].sort() }));
    expect((await results(world)).cost).toEqual(free);
  });

  it.each([
    ["card", { money: 700 }],
    ["tote", { perks: 350 }],
    ["tour", { unpriced: 1 }],
    ["five", { rewardCodes: 500 }],
  ])("is of a reward (%s) what it gave, once it did", async (reward, cost) => {
    const friend = { kind: "points" as const, points: "10" };
    const world = await makeWorld({ advocate: { reward }, friend, waitDays: 0 }, { rewards });
    const ada = await world.advocate();
    const { id } = await brought(world, ada.code, "friend@example.com");
    await world.judge(id);
    await settleReferrals(world.shopId);
    expect((await results(world)).cost).toEqual(free);
    const [gain] = await inShop(world.shopId, (tx) => gainsOf(tx, [id]));
    await inShop(world.shopId, (tx) => moveDiscount(tx, gain!.discountId!, ["planned"], "issued"));
    if (gain!.value?.kind === "perk") await inShop(world.shopId, (tx) => handOverGain(tx, gain!.id, "staff:42"));
    if (reward === "five") {
      const discountCodes = [await codeOf(world, { memberId: ada.id })];
      await world.hear(
        await orderOf(world, { customerId: ada.customerId, discountCodes, lines: [line(2000, { id: "1", discount: 500 })] }),
      );
    }
    expect((await results(world)).cost).toEqual({ ...free, ...cost });
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
