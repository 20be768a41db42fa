import { afterEach, describe, expect, it, vi } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { readFaceWithGifts } from "../face/read.server";
import type { ProgramDocument } from "../loyalty/program";
import { issueDiscount } from "../discounts/issue-discount.server";
import { readDiscount } from "../discounts/rows.server";
import { memberOfCustomer } from "../members/member-rows.server";
import { gainsOf, milestonesOf } from "./gain-rows.server";
import { testProgram } from "../redemptions/test-shop.fixture";
import { giveAgain } from "./give-anew.server";
import { handOverGain } from "./hand-over.server";
import { referralOwner } from "./owner.server";
import { useReferralShop } from "./referrals.fixture";
import { rewardIn, settleReferrals } from "./settle.server";
import { applyJudgement } from "./steps.server";
import { endGain } from "./take-back.server";

useDatabase();
const shop = useReferralShop();

/** A referral whose friend ordered, judged and due, for a reward of the program's. */
async function due(reward: string, more: { rewards?: ProgramDocument["rewards"]; milestones?: Milestones } = {}) {
  const { milestones = [], rewards = [] } = more;
  await shop.publish(
    { advocate: { reward }, friend: { kind: "shipping" }, waitDays: 0, milestones },
    { rewards: [...(testProgram.rewards ?? []), ...rewards] },
  );
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

type Milestones = NonNullable<NonNullable<ProgramDocument["referral"]>["milestones"]>;

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

describe("a reward that Shopify refuses for good", () => {
  /** Shopify makes no card in another currency than the shop's. */
  const sellIn = (currency: string) => {
    const { state } = shop.store.parts.world;
    state.commit([["shop", shop.domain, shop.domain, { ...state.shop(shop.domain)!, currency }]]);
  };
  afterEach(() => sellIn("GBP"));
  async function refused() {
    sellIn("EUR");
    const made = await due("card");
    await settleReferrals(shop.id);
    expect(await issueDiscount(shop.id, await givenDiscount(made.id), referralOwner)).toBe("failed");
    const [gain] = await inShop(shop.id, (tx) => gainsOf(tx, [made.id]));
    expect(gain!.refusedAt).not.toBeNull();
    return { ...made, gain: gain! };
  }
  const gainNow = async (id: string) => (await inShop(shop.id, (tx) => gainsOf(tx, [id])))[0]!;

  it("is tried once a day, and by the merchant's button, until Shopify takes it; given once", async () => {
    const { id, gain, customer } = await refused();
    await settleReferrals(shop.id);
    expect((await gainNow(id)).discountId).toBe(gain.discountId);
    expect(await giveAgain(shop.id, gain.id, "staff:42")).toBe("refused");
    const second = await gainNow(id);
    expect(second.discountId).not.toBe(gain.discountId);
    await shop.later(2);
    await settleReferrals(shop.id);
    const third = await gainNow(id);
    expect(third).toMatchObject({ refusedAt: null });
    expect(third.discountId).not.toBe(second.discountId);
    expect(await issueDiscount(shop.id, third.discountId!, referralOwner)).toBe("failed");
    sellIn("GBP");
    expect(await giveAgain(shop.id, gain.id, "staff:42")).toBe("made");
    expect(await giveAgain(shop.id, gain.id, "staff:42")).toBe("made");
    expect((await shop.cards()).filter((card) => card.customer === customer)).toHaveLength(1);
  });

  it("is nobody's once the referral is reversed, and is given anew with the next order", async () => {
    const { id, gain, friend, orderId } = await refused();
    await shop.control(`/orders/${orderId}/cancel`, {});
    await shop.hear(orderId);
    expect(await gainNow(id)).toMatchObject({ state: "taken-back" });
    expect(await giveAgain(shop.id, gain.id, "staff:42")).toBe("not-now");
    await shop.later(0.01);
    await shop.hear(await shop.order(friend));
    await inShop(shop.id, (tx) => applyJudgement(tx, id, { score: 0, signals: [], hold: false }));
    await shop.later(0.01);
    expect(await settleReferrals(shop.id)).toBe(1);
    expect((await inShop(shop.id, (tx) => gainsOf(tx, [id]))).map(({ state }) => state)).toEqual(["taken-back", "given"]);
  });
});

it("a milestone whose reward cannot be made comes when it can be, without another friend, once", async () => {
  const { id: last } = await shop.control("/products", { title: "Kettle", sku: "KETTLE", price: "20.00" });
  const product = Number(last) + 1;
  const choices = [{ product: String(product), variant: String(product + 100_000_000_000) }];
  const gift = { key: "mug", title: { en: "A mug" }, kind: "product" as const, cost: 100, choices };
  const { customer } = await due("tote", { rewards: [gift], milestones: [{ friends: 1, reward: "mug" }] });
  expect(await settleReferrals(shop.id)).toBe(1);
  const memberId = (await inShop(shop.id, (tx) => memberOfCustomer(tx, customer)))!.id;
  const reached = () => inShop(shop.id, (tx) => milestonesOf(tx, memberId));
  expect(await reached()).toEqual([]);
  await shop.control("/products", { title: "Mug", sku: "MUG-1", price: "9.00" });
  for (let times = 0; times < 2; times++) expect(await settleReferrals(shop.id)).toBe(0);
  expect(await reached()).toEqual([1]);
});

it("a perk is handed over once, by whoever was first, and shown to its member no more", async () => {
  const { id, customer } = await due("tote");
  await settleReferrals(shop.id);
  const [gain] = await inShop(shop.id, (tx) => gainsOf(tx, [id]));
  await issueDiscount(shop.id, gain!.discountId!, referralOwner);
  const received = async () => (await inShop(shop.id, (tx) => readFaceWithGifts(tx, customer)))!.received.map(({ reward }) => reward);
  expect(await received()).toEqual(["tote"]);
  for (const actor of ["staff:42", "staff:43"]) await inShop(shop.id, (tx) => handOverGain(tx, gain!.id, actor));
  expect(await inShop(shop.id, (tx) => gainsOf(tx, [id]))).toMatchObject([{ handedOverBy: "staff:42" }]);
  expect(await received()).toEqual([]);
  await expect(inShop(shop.id, (tx) => handOverGain(tx, id, "staff:42"))).rejects.toMatchObject({ code: "not_found" });
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
