import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { noFacts } from "../loyalty/referral-judgement/facts";
import { guestHashOf } from "../members/profile.server";
import { gatherFacts } from "./facts.server";
import { heldReferral, knownAdvocate, millLane, orderOfFriend } from "./held.fixture";
import { judgeOne } from "./judge-referral.server";
import { useReferralShop } from "./referrals.fixture";
import { agreements, heldCount } from "./review-figures.server";
import { approve, reject, undo } from "./review.server";
import { settleReferrals } from "./settle.server";
import { noteTrace } from "./trace-rows.server";

useDatabase({ connections: 10 });
const shop = useReferralShop();
const actor = "staff:42";

beforeEach(async () => {
  await shop.publish({ advocate: { points: "200" }, friend: { kind: "amount", value: "10.00" }, waitDays: 14 });
  // an order is placed in a later second than what it follows
  await shop.later(1 / 1440);
});

let names = 0;
const rowOf = (email: string) =>
  inShop(shop.id, (tx) => tx.prisma.referral.findFirstOrThrow({ where: { friendHash: guestHashOf(email) } }));
const advocate = () => knownAdvocate(shop);
const ordered = (code: string, order?: object, claim?: { email?: string; network?: string }) => orderOfFriend(shop, code, order, claim);
const held = async () => {
  const found = await heldReferral(shop);
  expect((await rowOf(found.friend)).state).toBe("review");
  return found;
};

const inReview = <T>(fn: Parameters<typeof inShop<T>>[1]) => inShop(shop.id, fn);
const audited = (id: string) =>
  inReview(async (tx) =>
    (await tx.prisma.auditEntry.findMany({ where: { subject: id }, orderBy: { id: "asc" } })).map(({ action }) => action),
  );

describe("judging", () => {
  it("lets a stranger's referral wait, and gathers nothing against it", async () => {
    const ada = await advocate();
    const { id, email } = await ordered(ada.code, { clientIp: "198.51.100.4" });
    const { facts } = await gatherFacts(shop.id, id);
    expect(facts).toMatchObject({ ...noFacts, advocate: { emails: [ada.email] }, friend: { emails: [email] }, order: { goods: 9000 } });
    await judgeOne(shop.id, id);
    const row = await rowOf(email);
    expect(row).toMatchObject({ state: "waiting", decision: null });
    expect(row.judgedAt).not.toBeNull();
    expect(row.waitsUntil).not.toBeNull();
  });

  it("gathers what Shopify tells of both sides, in the shape that is compared", async () => {
    const ada = await advocate();
    const { id } = await ordered(ada.code, { address: millLane, phone: ada.phone });
    const { facts } = await gatherFacts(shop.id, id);
    const there = {
      name: "Ada Stone",
      company: null,
      address1: "4 Mill Lane",
      address2: "Flat 2",
      zip: "LS1 4AB",
      city: "Leeds",
      country: "GB",
    };
    expect(facts.advocate).toEqual({ emails: [ada.email], phones: [ada.phone], firstName: "Ada", lastName: "Stone", addresses: [there] });
    expect(facts.friend).toMatchObject({ phones: [ada.phone], firstName: "Ada", addresses: [there] });
  });

  it("sees networks that both used, at the claim and at the order", async () => {
    const ada = await advocate();
    const before = await shop.control("/orders", {
      customer: ada.customer,
      clientIp: "192.0.2.9",
      lines: [{ title: "Mat", price: "9.00" }],
    });
    await shop.hear(String(before["id"]));
    const { id } = await ordered(ada.code, { clientIp: "192.0.2.9" }, { network: "192.0.2.44" });
    await inReview((tx) => noteTrace(tx, ada.customer, "192.0.2.44"));
    expect((await gatherFacts(shop.id, id)).facts).toMatchObject({ sharedNetwork: true, orderNetworkShared: true });
  });

  it("finds a customer of old under another writing of the friend's mailbox, and counts orders from before the app", async () => {
    const ada = await advocate();
    const old = await shop.control("/customers", { email: `old.hand${names}@gmail.com`, firstName: "Bo", lastName: "Reed" });
    await shop.control("/orders", { customer: old["id"], lines: [{ title: "Mat", price: "9.00" }] });
    const { id } = await ordered(ada.code, {}, { email: `old.hand${names}+new@gmail.com` });
    expect((await gatherFacts(shop.id, id)).facts.knownMailbox).toBe(true);

    const email = `known${(names += 1)}@example.com`;
    const known = await shop.control("/customers", { email });
    await shop.control("/orders", { customer: known["id"], lines: [{ title: "Mat", price: "9.00" }] });
    const again = await ordered(ada.code, { customer: known["id"] }, { email });
    expect((await gatherFacts(shop.id, again.id)).facts.earlierOrders).toBe(1);
  });

  it("sees a circle: two who brought each other", async () => {
    const ada = await advocate();
    const bo = await advocate();
    await ordered(bo.code, { customer: ada.customer }, { email: ada.email });
    const { id } = await ordered(ada.code, { customer: bo.customer }, { email: bo.email });
    expect((await gatherFacts(shop.id, id)).facts.circle).toBe(2);
  });

  it("judges by what it has where Shopify withholds who people are", async () => {
    const ada = await advocate();
    const { id, email } = await ordered(ada.code, { address: millLane, phone: ada.phone });
    const { world } = shop.store.parts;
    const before = world.state.shop(shop.domain)!;
    const { changeShop } = await import("../../devstore/control/change-shop");
    changeShop(world, before, { withholdsPersons: true });
    await judgeOne(shop.id, id);
    changeShop(world, before, { withholdsPersons: false });
    expect((await rowOf(email)).state).toBe("waiting");
  });

  it("decides nothing while Shopify is away, and is tried again", async () => {
    const ada = await advocate();
    const { id, email } = await ordered(ada.code, { address: millLane, phone: ada.phone });
    shop.faults({ error: 1 });
    await expect(judgeOne(shop.id, id, { withinMs: 1_000 })).rejects.toMatchObject({ code: "shopify_unavailable" });
    expect((await rowOf(email)).state).toBe("qualified");
    shop.faults({});
    await judgeOne(shop.id, id);
    expect((await rowOf(email)).state).toBe("review");
  });

  it("keeps codes and figures of what was seen, and no word of a person", async () => {
    const { friend, phone } = await held();
    const { signals, score } = await rowOf(friend);
    expect(score).toBeGreaterThanOrEqual(100);
    const stored = JSON.stringify(signals).toLowerCase();
    for (const word of ["stone", "ada", "mill", "leeds", "ls1", "example", phone]) expect(stored).not.toContain(word);
  });
});

describe("reviewing", () => {
  it("lets an approved referral go on to its reward, once however often it is approved", async () => {
    const { id, friend, customer } = await held();
    await inReview((tx) => approve(tx, id, actor));
    await inReview((tx) => approve(tx, id, actor));
    expect(await rowOf(friend)).toMatchObject({ state: "waiting", heldFrom: null, decision: "approved", decidedBy: actor });
    expect(await audited(id)).toEqual(["referral.approve"]);
    await judgeOne(shop.id, id);
    expect((await rowOf(friend)).state).toBe("waiting");
    await shop.later(15);
    await settleReferrals(shop.id);
    expect((await rowOf(friend)).state).toBe("rewarded");
    expect(await shop.balance(customer)).toMatchObject({ available: 200 });
  });

  it("rewards nobody for a rejected one, which keeps its reason and the hand", async () => {
    const { id, friend, customer } = await held();
    await inReview((tx) => reject(tx, id, { actor, reason: "own-purchase" }));
    await inReview((tx) => reject(tx, id, { actor: "staff:43", reason: "other" }));
    expect(await rowOf(friend)).toMatchObject({ state: "rejected", reason: "own-purchase", decidedBy: actor });
    await shop.later(15);
    await settleReferrals(shop.id);
    expect(await shop.balance(customer)).toMatchObject({ available: 0, pending: 0 });
    await expect(inReview((tx) => approve(tx, id, actor))).rejects.toMatchObject({ code: "conflict" });
    expect(await audited(id)).toEqual(["referral.reject"]);
  });

  it("undoes an approval after the reward: the points come back, and a second approval gives them again, once", async () => {
    const { id, friend, customer } = await held();
    await inReview((tx) => approve(tx, id, actor));
    await shop.later(15);
    await settleReferrals(shop.id);
    expect(await shop.balance(customer)).toMatchObject({ available: 200 });
    await inReview((tx) => undo(tx, id, actor));
    await inReview((tx) => undo(tx, id, actor));
    expect(await rowOf(friend)).toMatchObject({ state: "review", decision: null, decidedBy: null });
    expect(await shop.balance(customer)).toMatchObject({ available: 0, owed: 0 });
    await inReview((tx) => approve(tx, id, actor));
    await settleReferrals(shop.id);
    await settleReferrals(shop.id);
    expect((await rowOf(friend)).state).toBe("rewarded");
    expect(await shop.balance(customer)).toMatchObject({ available: 200 });
    expect(await audited(id)).toEqual(["referral.approve", "referral.undo", "referral.approve"]);
  });

  it("undoes a rejection for thirty days, and makes up for what became of the order meanwhile", async () => {
    const { id, friend, orderId } = await held();
    await inReview((tx) => reject(tx, id, { actor, reason: "conditions" }));
    await inReview((tx) => undo(tx, id, actor));
    expect(await rowOf(friend)).toMatchObject({ state: "review", reason: null, endedAt: null });
    await inReview((tx) => reject(tx, id, { actor, reason: "conditions" }));
    await shop.control(`/orders/${orderId}/cancel`, {});
    await shop.hear(orderId);
    expect((await rowOf(friend)).state).toBe("rejected");
    await inReview((tx) => undo(tx, id, actor));
    expect((await rowOf(friend)).state).toBe("reversed");

    const late = await held();
    await inReview((tx) => reject(tx, late.id, { actor, reason: "other" }));
    await shop.later(31);
    await expect(inReview((tx) => undo(tx, late.id, actor))).rejects.toMatchObject({ code: "conflict" });
  });

  it("counts how often people agreed with each signal, and who still waits", async () => {
    const before = await inReview(agreements);
    const waiting = await inReview((tx) => heldCount(tx, 100));
    const one = await held();
    const other = await held();
    expect(await inReview((tx) => heldCount(tx, 100))).toBe(waiting + 2);
    await inReview((tx) => reject(tx, one.id, { actor, reason: "own-purchase" }));
    await inReview((tx) => approve(tx, other.id, actor));
    const [signal] = (await rowOf(one.friend)).signals as Array<{ code: string }>;
    const { decided = 0, rejected = 0 } = before[signal!.code] ?? {};
    expect((await inReview(agreements))[signal!.code]).toEqual({ decided: decided + 2, rejected: rejected + 1 });
    await inReview((tx) => undo(tx, other.id, actor));
    expect((await inReview(agreements))[signal!.code]).toEqual({ decided: decided + 1, rejected: rejected + 1 });
    expect(await inReview((tx) => heldCount(tx, 1))).toBe(1);
  });
});
