import { describe, expect, it, vi } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { readFaceWithGifts } from "../face/read.server";
import { issueDiscount } from "../discounts/issue-discount.server";
import { readDiscount } from "../discounts/rows.server";
import { gainsOf } from "./gain-rows.server";
import { referralOwner } from "./owner.server";
import { useReferralShop } from "./referrals.fixture";
import { rewardIn, settleReferrals } from "./settle.server";
import { applyJudgement } from "./steps.server";
import { endGain } from "./take-back.server";

useDatabase();
const shop = useReferralShop();

/** A referral whose friend ordered, judged and due, for a reward of the program's. */
async function due(reward: string) {
  await shop.publish({ advocate: { reward }, friend: { kind: "shipping" }, waitDays: 0 });
  const { customer, code } = await shop.advocate();
  const friend = await shop.member(0);
  await shop.later(0.01);
  const claim = await shop.claim({ code, customerId: friend });
  if ("refused" in claim) throw new Error(claim.refused);
  const orderId = await shop.order(friend);
  await shop.hear(orderId);
  await inShop(shop.id, (tx) => applyJudgement(tx, claim.id, { score: 0, signals: [], hold: false }));
  await shop.later(0.01);
  return { id: claim.id, customer, friend, orderId };
}

async function givenDiscount(id: string): Promise<string> {
  const [gain] = await inShop(shop.id, (tx) => gainsOf(tx, [id]));
  return gain!.discountId!;
}

/** What the storefront shows a member of codes that they can use. */
async function shownCodes(customer: string) {
  const face = await inShop(shop.id, (tx) => readFaceWithGifts(tx, customer));
  return face!.codes.map(({ code, reward }, place) => ({ code, reward, title: face!.texts["en"]!.codes[place]!.title }));
}

const stateOf = async (discountId: string) => (await inShop(shop.id, (tx) => readDiscount(tx, discountId)))?.state;

describe("a reward that a referral gives", () => {
  it.each(["small", "tenth", "ship"])("is a code (%s) for the advocate alone, useless once the order is gone", async (reward) => {
    const { id, orderId } = await due(reward);
    expect(await settleReferrals(shop.id)).toBe(1);
    const discountId = await givenDiscount(id);
    for (let tries = 0; tries < 2; tries++) expect(await issueDiscount(shop.id, discountId, referralOwner)).toBe("issued");
    const code = (await inShop(shop.id, (tx) => readDiscount(tx, discountId)))!.code;
    expect((await shop.codes()).filter((one) => one.code === code)).toEqual([{ code, active: true }]);
    await shop.control(`/orders/${orderId}/cancel`, {});
    await shop.hear(orderId);
    for (let tries = 0; tries < 2; tries++) await endGain(shop.id, discountId);
    expect((await shop.codes()).filter((one) => one.code === code)).toEqual([{ code, active: false }]);
    expect(await stateOf(discountId)).toBe("deactivated");
    expect(await inShop(shop.id, (tx) => gainsOf(tx, [id]))).toMatchObject([{ state: "taken-back" }]);
  });

  it("is useless too where it was made and noted while Shopify was asked to take it back", async () => {
    const { id, orderId } = await due("small");
    await settleReferrals(shop.id);
    const discountId = await givenDiscount(id);
    await shop.control(`/orders/${orderId}/cancel`, {});
    await shop.hear(orderId);
    const handle = shop.store.handle.bind(shop.store);
    const asked = vi.spyOn(shop.store, "handle").mockImplementationOnce(async (question) => {
      const answer = await handle(question);
      expect(await issueDiscount(shop.id, discountId, referralOwner)).toBe("issued");
      return answer;
    });
    await endGain(shop.id, discountId);
    asked.mockRestore();
    const code = (await inShop(shop.id, (tx) => readDiscount(tx, discountId)))!.code;
    expect((await shop.codes()).filter((one) => one.code === code)).toEqual([{ code, active: false }]);
    expect(await inShop(shop.id, (tx) => gainsOf(tx, [id]))).toMatchObject([{ state: "taken-back" }]);
  });

  it("stays given where it was used before the friend's order went back", async () => {
    const { id, customer, orderId } = await due("small");
    await settleReferrals(shop.id);
    const discountId = await givenDiscount(id);
    await issueDiscount(shop.id, discountId, referralOwner);
    const code = (await inShop(shop.id, (tx) => readDiscount(tx, discountId)))!.code;
    expect(await shownCodes(customer)).toEqual([{ code, reward: "small", title: "£1.50 off" }]);
    await shop.hear(await shop.order(customer, [code]));
    expect(await shownCodes(customer)).toEqual([]);
    await shop.control(`/orders/${orderId}/cancel`, {});
    await shop.hear(orderId);
    await endGain(shop.id, discountId);
    expect(await inShop(shop.id, (tx) => gainsOf(tx, [id]))).toMatchObject([{ state: "given" }]);
  });

  it.each(["card", "credit", "tote"])("that is the member's at once (%s) is given once and stays", async (reward) => {
    const { id, customer, orderId } = await due(reward);
    expect(await settleReferrals(shop.id)).toBe(1);
    const discountId = await givenDiscount(id);
    for (let tries = 0; tries < 2; tries++) await issueDiscount(shop.id, discountId, referralOwner);
    if (reward === "card") expect((await shop.cards()).filter((card) => card.customer === customer)).toMatchObject([{ active: true }]);
    if (reward === "credit") expect(await shop.credits(customer)).toEqual([200]);
    await shop.control(`/orders/${orderId}/cancel`, {});
    await shop.hear(orderId);
    await endGain(shop.id, discountId);
    expect(await stateOf(discountId)).toBe("issued");
    expect(await inShop(shop.id, (tx) => gainsOf(tx, [id]))).toMatchObject([{ state: "given" }]);
  });
});

describe("the reward job", () => {
  it("killed after any of its statements has given nothing or everything, and gives once", { timeout: 60_000 }, async () => {
    const { id } = await due("small");
    let killed = 0;
    for (;;) {
      const rewarded = await inShop(shop.id, (tx) => {
        let left = killed;
        return rewardIn({ ...tx, sql: (...asked) => (left-- > 0 ? tx.sql(...asked) : Promise.reject(new Error("killed"))) }, id, new Map());
      }).catch((error: unknown) => {
        if (error instanceof Error && error.message === "killed") return null;
        throw error;
      });
      if (rewarded !== null) break;
      killed += 1;
      expect(await inShop(shop.id, (tx) => gainsOf(tx, [id]))).toEqual([]);
    }
    expect(killed).toBeGreaterThan(8);
    expect(await settleReferrals(shop.id)).toBe(0);
    expect(await inShop(shop.id, (tx) => gainsOf(tx, [id]))).toMatchObject([{ side: "advocate", state: "given", reward: "small" }]);
  });
});
