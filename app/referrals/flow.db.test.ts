import { afterEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { claimWaiting } from "../intake/orders/claim-waiting.server";
import { line } from "../loyalty/fixtures";
import { ensureMembers } from "../members/ensure.server";
import { customer } from "../members/members.fixture";
import { cancelled, later, makeWorld, orderOf, referralProgram, type World } from "./flow.fixture";
import { followOrders } from "./follow-orders.server";
import { referralOf } from "./rows.server";
import { settleReferrals } from "./settle.server";
import { approveReferral, rejectReferral, undoDecision } from "./steps.server";

useDatabase();
afterEach(() => systemSql("update clock set offset_ms = 0"));

const friend = "friend@example.com";

const friendsCode = (world: World, id: string) =>
  inShop(world.shopId, async (tx) => {
    const { discountId } = await referralOf(tx, id);
    return (await tx.prisma.discount.findFirstOrThrow({ where: { id: discountId! } })).code;
  });

/** An advocate, and a friend who claimed. */
async function claimed(...given: Parameters<typeof makeWorld>) {
  const world = await makeWorld(...given);
  const ada = await world.advocate();
  return { world, ada, id: await world.claim(ada.code, friend) };
}

describe("a referral", () => {
  it("goes from the claim by the friend's order and the wait to the reward, and back with the order", async () => {
    const { world, ada, id } = await claimed();
    const order = await orderOf(world, { email: "Friend@Example.com " });
    await world.hear(order);
    expect(await world.state(id)).toBe("qualified");
    expect(await world.judge(id)).toBe("waiting");
    expect(await settleReferrals(world.shopId)).toBe(0);
    await world.pass(15);
    expect(await settleReferrals(world.shopId)).toBe(1);
    expect(await world.state(id)).toBe("rewarded");
    expect(await world.gains(id)).toEqual(["advocate 200"]);
    expect(await world.points(ada.id)).toEqual({ available: 200, owed: 0 });
    await world.hear(cancelled(order));
    expect(await world.state(id)).toBe("reversed");
    expect(await world.points(ada.id)).toEqual({ available: 0, owed: 0 });
    expect(await world.gains(id)).toEqual([]);
    expect(await settleReferrals(world.shopId)).toBe(0);
    expect(await world.balances()).toBe(true);
  });

  it("takes back points that were spent meanwhile as a debt", async () => {
    const { world, ada, id } = await claimed({ ...referralProgram, waitDays: 0 });
    const order = await orderOf(world, { email: friend, minutes: 0 });
    await world.hear(order);
    await world.judge(id);
    expect(await settleReferrals(world.shopId)).toBe(1);
    const { post } = await import("../ledger/post.server");
    await inShop(world.shopId, (tx) =>
      post(tx, [
        {
          kind: "adjust",
          memberId: ada.id,
          cause: { type: "adjustment", id: "spent" },
          amount: -150,
          dates: null,
          at: tx.now.toISOString(),
          explanation: { codes: [] },
        },
      ]),
    );
    await world.deleted(order.orderId);
    expect(await world.state(id)).toBe("reversed");
    expect(await world.points(ada.id)).toEqual({ available: 0, owed: 150 });
    expect(await world.balances()).toBe(true);
  });

  it("gives points to a friend who turned out to be a customer", async () => {
    const { world, id } = await claimed({ ...referralProgram, friend: { kind: "points", points: "50" }, waitDays: 0 });
    const bob = customer({ email: friend });
    const member = (await inShop(world.shopId, (tx) => ensureMembers(tx, [bob]))).get(bob.customerId)!;
    await world.hear(await orderOf(world, { customerId: bob.customerId, minutes: 0 }));
    await world.judge(id);
    await settleReferrals(world.shopId);
    expect(await world.gains(id)).toEqual(["advocate 200", "friend 50"]);
    expect((await inShop(world.shopId, (tx) => referralOf(tx, id))).friendId).toBe(member.id);
    expect(await world.points(member.id)).toEqual({ available: 50, owed: 0 });
  });

  it("gives a friend who ordered as a guest what they were promised once they take part", async () => {
    const { world, id } = await claimed({ ...referralProgram, friend: { kind: "points", points: "50" }, waitDays: 0 });
    await world.hear(await orderOf(world, { email: friend, minutes: 0 }));
    await world.judge(id);
    await settleReferrals(world.shopId);
    expect(await world.gains(id)).toEqual(["advocate 200"]);
    const bob = customer({ email: friend, emailVerified: true, accountState: "enabled" });
    const member = (await inShop(world.shopId, (tx) => ensureMembers(tx, [bob]))).get(bob.customerId)!;
    await inShop(world.shopId, (tx) => claimWaiting(tx, { memberIds: [member.id] }));
    for (let times = 0; times < 2; times++) await settleReferrals(world.shopId);
    expect(await world.gains(id)).toEqual(["advocate 200", "friend 50"]);
    expect(await world.points(member.id)).toEqual({ available: 50, owed: 0 });
    expect(await world.balances()).toBe(true);
  });

  it("costs orders one statement where no referral is concerned", async () => {
    const world = await makeWorld();
    const order = await orderOf(world, { email: "stranger@example.com", discountCodes: ["SUMMER"] });
    const asked = await inShop(world.shopId, async (tx) => {
      let statements = 0;
      const counted = { ...tx, sql: (...args: Parameters<typeof tx.sql>) => ((statements += 1), tx.sql(...args)) } as typeof tx;
      await followOrders(counted, { memberIds: [], facts: [order], orderIds: [] });
      return statements;
    });
    expect(asked).toBe(1);
  });

  it.each([
    ["is too small", { pounds: 39 }],
    ["is not paid", { payment: "unpaid" as const }],
    ["is a test", { test: true }],
    ["is for gift cards", { lines: [line(5000, { giftCard: true })] }],
    ["was placed before the claim", { minutes: -60 }],
    ["was placed after the window", { minutes: 32 * 24 * 60 }],
    ["is another's", { email: "else@example.com" }],
  ])("stays claimed when the order %s", async (_, given) => {
    const { world, id } = await claimed();
    await world.hear(await orderOf(world, { email: friend, ...given }));
    expect(await world.state(id)).toBe("claimed");
  });

  it("qualifies by an order with the friend's code under another address", async () => {
    const { world, id } = await claimed();
    const code = await friendsCode(world, id);
    await world.hear(await orderOf(world, { email: "work@example.com", discountCodes: [code] }));
    expect(await world.state(id)).toBe("qualified");
  });

  it("of an order with the advocate's own account names no friend", async () => {
    const { world, ada, id } = await claimed();
    const code = await friendsCode(world, id);
    await world.hear(await orderOf(world, { customerId: ada.customerId, discountCodes: [code] }));
    expect(await inShop(world.shopId, (tx) => referralOf(tx, id))).toMatchObject({ state: "qualified", friendId: null });
  });

  it("moves to the next order where the first is cancelled, and waits from there", async () => {
    const { world, id } = await claimed();
    const first = await orderOf(world, { email: friend });
    const second = await orderOf(world, { email: friend, minutes: 60 });
    await world.hear(first, second);
    await world.judge(id);
    await world.hear(cancelled(first));
    expect(await inShop(world.shopId, (tx) => referralOf(tx, id))).toMatchObject({ state: "qualified", orderId: second.orderId });
    await world.hear(cancelled(second));
    expect(await world.state(id)).toBe("reversed");
    const third = await orderOf(world, { email: friend, minutes: 120 });
    await world.hear(third);
    expect(await inShop(world.shopId, (tx) => referralOf(tx, id))).toMatchObject({ state: "qualified", orderId: third.orderId });
  });

  it("stands while what is left of the order is enough, in an exchange too", async () => {
    const { world, id } = await claimed();
    const order = await orderOf(world, { email: friend, lines: [line(3000, { id: "1" }), line(3000, { id: "2" })] });
    await world.hear(order);
    await world.judge(id);
    const [one, two] = [line(3000, { id: "1" }), line(3000, { id: "2", remaining: 0 })];
    const exchanged = later(order, { exchange: true, lines: [one, two, line(2500, { id: "3" })] });
    await world.hear(exchanged);
    expect(await world.state(id)).toBe("waiting");
    await world.hear(later(exchanged, { lines: [one, two, line(2500, { id: "3", remaining: 0 })] }));
    expect(await world.state(id)).toBe("reversed");
  });

  it("waits for a second order where the program says so", async () => {
    const { world, ada, id } = await claimed({ ...referralProgram, waitFor: "second-order" });
    await world.hear(await orderOf(world, { email: friend }));
    expect(await world.judge(id)).toBe("waiting");
    await world.pass(40);
    await settleReferrals(world.shopId);
    expect(await world.state(id)).toBe("waiting");
    const second = await orderOf(world, { email: friend });
    await world.hear(second);
    await settleReferrals(world.shopId);
    expect(await world.state(id)).toBe("waiting");
    await world.pass(15);
    await settleReferrals(world.shopId);
    expect(await world.state(id)).toBe("rewarded");
    await world.hear(cancelled(second));
    expect(await world.points(ada.id)).toEqual({ available: 0, owed: 0 });
  });

  it("ends with its window, and comes back for an order that was placed in time", async () => {
    const { world, id } = await claimed();
    const order = await orderOf(world, { email: friend });
    await world.pass(32);
    await settleReferrals(world.shopId);
    expect(await world.state(id)).toBe("expired");
    await world.hear(order);
    expect(await world.state(id)).toBe("qualified");
  });

  it("that is held goes on when a person approves it, and everything can be undone", async () => {
    const { world, ada, id } = await claimed();
    await world.hear(await orderOf(world, { email: friend }));
    expect(await world.judge(id, true)).toBe("review");
    await world.pass(15);
    expect(await settleReferrals(world.shopId)).toBe(0);
    await inShop(world.shopId, (tx) => approveReferral(tx, id, "staff:1"));
    expect(await settleReferrals(world.shopId)).toBe(1);
    expect(await world.points(ada.id)).toEqual({ available: 200, owed: 0 });
    await inShop(world.shopId, (tx) => undoDecision(tx, id));
    expect(await world.state(id)).toBe("review");
    expect(await world.points(ada.id)).toEqual({ available: 0, owed: 0 });
    await inShop(world.shopId, (tx) => rejectReferral(tx, id, { by: "staff:1", reason: "not-new" }));
    expect(await world.state(id)).toBe("rejected");
    await inShop(world.shopId, (tx) => undoDecision(tx, id));
    await inShop(world.shopId, (tx) => approveReferral(tx, id, "staff:1"));
    expect(await settleReferrals(world.shopId)).toBe(1);
    expect(await world.points(ada.id)).toEqual({ available: 200, owed: 0 });
    expect(await world.balances()).toBe(true);
  });

  it("above the month's limit is held, the earliest are not", async () => {
    const world = await makeWorld({ ...referralProgram, waitDays: 0, monthlyLimit: 2 });
    const ada = await world.advocate();
    const friends = ["one@example.com", "two@example.com", "three@example.com"];
    const ids: string[] = [];
    for (const email of friends) ids.push(await world.claim(ada.code, email));
    // heard of in another order than they were placed
    for (const [place, email] of [...friends.entries()].reverse()) {
      await world.hear(await orderOf(world, { email, minutes: 0, placedAt: new Date(Date.now() + place * 1000).toISOString() }));
    }
    for (const id of ids) await world.judge(id);
    await world.pass(0.01);
    expect(await settleReferrals(world.shopId)).toBe(2);
    expect(await Promise.all(ids.map((id) => world.state(id)))).toEqual(["rewarded", "rewarded", "review"]);
    // judged again for another reason, it still says why it is held
    await world.judge(ids[2]!);
    const { signals } = await inShop(world.shopId, (tx) => referralOf(tx, ids[2]!));
    expect(signals).toMatchObject([{ code: "monthly-limit", figures: { limit: 2 } }]);
    await inShop(world.shopId, (tx) => approveReferral(tx, ids[2]!, "staff:1"));
    expect(await settleReferrals(world.shopId)).toBe(1);
  });

  it("of so many friends brings a milestone, once", async () => {
    const milestones = [
      { friends: 1, points: "25" },
      { friends: 2, tier: "silver", days: 30 },
    ];
    const world = await makeWorld({ ...referralProgram, waitDays: 0, milestones });
    const ada = await world.advocate();
    for (const email of ["one@example.com", "two@example.com"]) {
      const id = await world.claim(ada.code, email);
      const order = await orderOf(world, { email, minutes: 0 });
      await world.hear(order);
      await world.judge(id);
      await settleReferrals(world.shopId);
      if (email === "one@example.com") {
        // taken back and earned again: the milestone is not
        await world.hear(cancelled(order));
        await world.hear(await orderOf(world, { email, minutes: 0 }));
        await world.judge(id);
        await settleReferrals(world.shopId);
      }
    }
    expect(await world.points(ada.id)).toEqual({ available: 425, owed: 0 });
    const tier = await inShop(world.shopId, (tx) => tx.prisma.member.findFirstOrThrow({ where: { id: ada.id }, select: { tier: true } }));
    expect(tier).toEqual({ tier: "silver" });
    expect(await world.balances()).toBe(true);
  });

  it("is rewarded once however many workers find it due", async () => {
    const { world, ada, id } = await claimed({ ...referralProgram, waitDays: 0 });
    await world.hear(await orderOf(world, { email: friend, minutes: 0 }));
    await world.judge(id);
    const rewarded = await Promise.all(Array.from({ length: 6 }, () => settleReferrals(world.shopId)));
    expect(rewarded.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await world.points(ada.id)).toEqual({ available: 200, owed: 0 });
  });
});
