import { beforeEach, describe, expect, it } from "vitest";
import { changeShop } from "../../../devstore/control/change-shop";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import type { Language } from "../../loyalty/words";
import { heldReferral, knownAdvocate, orderOfFriend } from "../../referrals/held.fixture";
import { judgeOne } from "../../referrals/judge-referral.server";
import { useReferralShop } from "../../referrals/referrals.fixture";
import { settleReferrals } from "../../referrals/settle.server";
import { actOnReferral, reviewPage } from "./referral-review.server";
import { referralStory } from "./referral-story.server";
import { listActivity } from "../../programs/activity.server";
import { v7 } from "uuid";
import { issueDiscount } from "../../discounts/issue-discount.server";
import { gainsOf } from "../../referrals/gain-rows.server";
import { referralOwner } from "../../referrals/owner.server";
import type { StaffActAnswer, StaffCustomerAnswer } from "../staff/answers";
import { asStaff } from "../staff/staff.fixture";
import { actOnGain, referralGainsPage } from "./referral-gains.server";
import type { PageVisit } from "./visit.server";

useDatabase({ connections: 10 });
const shop = useReferralShop();

const visit = (language: Language = "en"): PageVisit => ({
  shopId: shop.id,
  shopDomain: shop.domain,
  shopStatus: "active",
  language,
  zone: "Europe/London",
  currency: "GBP",
  plus: false,
  actor: "staff:42",
  inShop: (fn, limits) => inShop(shop.id, fn, limits),
});
/** With what is streamed after the page: nothing is under way when a test ends. */
async function page(address = "", language?: Language) {
  const shown = await reviewPage(visit(language), new URLSearchParams(address));
  return { ...shown, evidence: await shown.evidence };
}
async function story(id: string) {
  const told = await referralStory(visit(), id);
  return { ...told, evidence: await told.evidence };
}
const act = (fields: Record<string, unknown>) => actOnReferral(visit(), fields);

beforeEach(async () => {
  await shop.publish({ advocate: { points: "200" }, friend: { kind: "amount", value: "10.00" }, waitDays: 14 });
  await shop.later(1 / 1440);
});

describe("the page of referrals to review", () => {
  it("says that nobody waits, then who does, longest first, with the reasons in both languages", async () => {
    expect(await page()).toMatchObject({ held: [], decided: [], selected: null, waiting: 0, evidence: null });
    const one = await heldReferral(shop);
    const other = await heldReferral(shop);
    const shown = await page();
    expect(shown.held.map(({ id }) => id)).toEqual([one.id, other.id]);
    expect(shown).toMatchObject({ selected: one.id, waiting: 2 });
    expect(shown.held[0]).toMatchObject({ state: "review", stake: { kind: "points", points: 200 }, orderId: one.orderId });
    expect((await page(`referral=${other.id}`)).selected).toBe(other.id);
    const english = shown.held[0]!.signals;
    const french = (await page("", "fr")).held[0]!.signals;
    expect(english.map(({ code }) => code)).toEqual(french.map(({ code }) => code));
    for (const [place, { sentence, code }] of english.entries()) {
      expect([sentence, french[place]!.sentence]).not.toContain(code);
      expect(sentence).not.toBe(french[place]!.sentence);
    }
  });

  it("shows both sides as Shopify tells of them, and that they were looked at is noted", async () => {
    const { id, memberId, email, phone, friend } = await heldReferral(shop);
    const { evidence } = await page(`referral=${id}`);
    const lines = ["Ada Stone", "4 Mill Lane", "Flat 2", "LS1 4AB Leeds, GB"];
    expect(evidence).toEqual({
      advocate: { name: "Ada Stone", emails: [email], phones: [phone], addresses: [lines], orders: 0 },
      friend: { name: "Ada Stone", emails: [friend], phones: [phone], addresses: [lines], orders: null },
      network: "unknown",
    });
    const read = await inShop(shop.id, (tx) => tx.prisma.auditEntry.findMany({ where: { subject: memberId, action: "member.read" } }));
    expect(read.map(({ actor }) => actor)).toEqual(["staff:42"]);
  });

  it("shows what it has where Shopify withholds the people, or does not answer", async () => {
    const { id } = await heldReferral(shop);
    const { world } = shop.store.parts;
    const before = world.state.shop(shop.domain)!;
    changeShop(world, before, { withholdsPersons: true });
    expect((await page(`referral=${id}`)).evidence).toMatchObject({ advocate: null, friend: null });
    changeShop(world, before, { withholdsPersons: false });
    shop.faults({ error: 1 });
    expect((await page(`referral=${id}`)).evidence).toBeNull();
  });

  it("approves, rejects with a reason that the advocate reads, and undoes, each in the person's name", async () => {
    const { id, customer } = await heldReferral(shop);
    expect(await act({ intent: "reject", referral: id })).toEqual({ ok: false, field: "reason", error: "review.reject.choose" });
    expect(await act({ intent: "reject", referral: id, reason: "because" })).toMatchObject({ ok: false, field: "reason" });
    expect(await act({ intent: "reject", referral: id, reason: "public-code" })).toEqual({ ok: true, done: "review.done.reject" });
    expect(await act({ intent: "approve", referral: id })).toEqual({ ok: false, error: "review.error.moved" });
    const { decided } = await page();
    expect(decided[0]).toMatchObject({
      id,
      state: "rejected",
      decidedBy: { kind: "staff", id: "42" },
      rejection: "The code was posted in public. It is meant for people one knows.",
      undoable: true,
    });
    expect(await act({ intent: "undo", referral: id })).toEqual({ ok: true, done: "review.done.undo" });
    expect(await act({ intent: "approve", referral: id })).toEqual({ ok: true, done: "review.done.approve" });
    expect(await act({ intent: "approve", referral: "no id" })).toEqual({ ok: false, error: "shell.not-done" });
    expect(await act({ intent: "approve", referral: "018f3a5e-0000-7000-8000-000000000001" })).toEqual({
      ok: false,
      error: "shell.not-done",
    });
    const log = await inShop(shop.id, (tx) => listActivity(tx, { group: "referral" }, "Europe/London"));
    const done = log.items.slice(0, 3).map(({ action, customer: digits }) => [action, digits]);
    expect(done).toEqual(["referral.approve", "referral.undo", "referral.reject"].map((action) => [action, customer.slice(-4)]));
    await shop.later(31);
    expect(await act({ intent: "undo", referral: id })).toEqual({ ok: false, error: "review.error.undo" });
  });

  it("tells one referral's story, from its claim to what it gave", async () => {
    const { code } = await knownAdvocate(shop);
    const { id } = await orderOfFriend(shop, code);
    await judgeOne(shop.id, id);
    expect((await story(id)).view).toMatchObject({ state: "waiting", signals: [] });
    await shop.later(15);
    await settleReferrals(shop.id);
    const told = await story(id);
    expect(told.view).toMatchObject({ state: "rewarded", undoable: false });
    expect(told.gains).toMatchObject([{ side: "advocate", given: { kind: "points", points: 200 }, became: null }]);
    const held = await heldReferral(shop);
    await act({ intent: "approve", referral: held.id });
    await act({ intent: "undo", referral: held.id });
    expect((await story(held.id)).acts.map(({ act: done }) => done)).toEqual(["approve", "undo"]);
    await expect(referralStory(visit(), "018f3a5e-0000-7000-8000-000000000001")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a long queue", () => {
  it("is shown in parts, forth and back, wherever one begins, and beside what was decided meanwhile", async () => {
    const { memberId } = await knownAdvocate(shop);
    const before = (await page()).held.length;
    const ids = await inShop(shop.id, async (tx) => {
      const rows = Array.from({ length: 60 }, (_, place) => ({
        ...{
          shopId: BigInt(shop.id),
          id: v7(),
          advocateId: memberId,
          code: "ADA",
          state: "review",
          heldFrom: "qualified",
          programVersion: 1,
        },
        ...{ surface: "link", language: "en", windowUntil: tx.now, claimedAt: new Date(Date.UTC(2025, 0, 1, 0, Math.floor(place / 3))) },
      }));
      await tx.prisma.referral.createMany({ data: rows });
      return rows.sort((a, b) => Number(a.claimedAt) - Number(b.claimedAt) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
    });
    const first = await page();
    expect(first).toMatchObject({ selected: ids[0], waiting: 60 + before, part: { before: 0, previous: null, next: ids[25] } });
    const second = await page(`referral=${ids[27]}&from=${ids[25]}`);
    expect(second.held.map(({ id }) => id)).toEqual(ids.slice(25, 50));
    expect(second).toMatchObject({ selected: ids[27], part: { before: 25, previous: ids[0], next: ids[50] } });
    expect((await page(`from=${second.part.previous}`)).held.map(({ id }) => id)).toEqual(ids.slice(0, 25));
    // asked for by a link alone
    expect(await page(`referral=${ids[40]}`)).toMatchObject({ selected: ids[40], part: { before: 40, previous: ids[15] } });
    await act({ intent: "reject", referral: ids[25], reason: "other" });
    expect(await page(`from=${ids[25]}`)).toMatchObject({ selected: ids[26], part: { before: 25 } });
    expect((await page("from=nonsense&referral=nonsense")).selected).toBe(ids[0]);
    await inShop(shop.id, (tx) => tx.prisma.referral.deleteMany({ where: { id: { in: ids } } }));
  });
});

describe("rewards that referrals gave", () => {
  const gains = (address = "", language?: Language) => referralGainsPage(visit(language), new URLSearchParams(address));

  async function given(reward: string) {
    await shop.publish({ advocate: { reward }, friend: { kind: "shipping" }, waitDays: 0 });
    await shop.later(1 / 1440);
    const { customer, code } = await knownAdvocate(shop);
    const { id } = await orderOfFriend(shop, code);
    await judgeOne(shop.id, id);
    await shop.later(1);
    await settleReferrals(shop.id);
    const [gain] = await inShop(shop.id, (tx) => gainsOf(tx, [id]));
    await issueDiscount(shop.id, gain!.discountId!, referralOwner);
    return { customer, id, gain: gain!.id };
  }

  it("wait for staff where they are perks: noted on the page or at the till, once, by whoever was first", async () => {
    const { customer, id, gain } = await given("tote");
    expect(await gains()).toMatchObject({
      open: "1",
      gains: [{ id: gain, referralId: id, title: "A tote bag", standing: "to-hand-over" }],
    });
    const till = () => asStaff<StaffCustomerAnswer>(shop.domain, "customer", { query: { customer, surface: "till", language: "en" } });
    expect((await till()).body.perks).toEqual([{ id: gain, title: "A tote bag", says: null }]);
    const noted = await asStaff<StaffActAnswer>(shop.domain, "hand-over", { sent: { customer, redemption: gain }, staffId: "43" });
    expect(noted.body.customer.perks).toEqual([]);
    expect(await actOnGain(visit(), { intent: "hand-over", gain })).toEqual({ ok: true, done: "redemptions.done.hand-over" });
    expect(await gains()).toMatchObject({ open: "0", gains: [] });
    expect((await gains("list=all")).gains[0]).toMatchObject({ id: gain, standing: "handed-over" });
    const log = await inShop(shop.id, (tx) => listActivity(tx, { group: "referral" }, "Europe/London"));
    expect(log.items[0]).toMatchObject({ action: "referral.hand-over", customer: customer.slice(-4), who: { id: "43" } });
    expect((await story(id)).gains).toMatchObject([{ became: "handed-over" }]);
    expect(await actOnGain(visit(), { intent: "hand-over", gain: id })).toEqual({ ok: false, error: "shell.not-done" });
  });

  it("that Shopify refuses are shown with a button that has them made", async () => {
    const { state } = shop.store.parts.world;
    const sellIn = (currency: string) => state.commit([["shop", shop.domain, shop.domain, { ...state.shop(shop.domain)!, currency }]]);
    sellIn("EUR");
    const { id, gain } = await given("card");
    expect((await gains("", "fr")).gains).toMatchObject([{ id: gain, standing: "refused" }]);
    expect((await story(id)).gains).toMatchObject([{ became: "refused" }]);
    expect(await actOnGain(visit(), { intent: "give-again", gain })).toEqual({ ok: false, error: "gains.error.refused" });
    sellIn("GBP");
    expect(await actOnGain(visit(), { intent: "give-again", gain })).toEqual({ ok: true, done: "gains.done.made" });
    expect((await gains("list=all&cursor=nonsense")).gains[0]).toMatchObject({ id: gain, standing: "given" });
    expect(await actOnGain(visit(), { intent: "hand-over", gain })).toEqual({ ok: false, error: "gains.error.moved" });
  });
});
