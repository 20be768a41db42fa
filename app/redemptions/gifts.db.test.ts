import { v7 as uuid } from "uuid";
import { afterEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { audit } from "../ledger/audit.server";
import { eraseMember } from "../members/erase.server";
import { mergeMembers } from "../members/merge.server";
import { issueDiscount } from "../discounts/issue-discount.server";
import { deleteDiscount } from "../discounts/take-back.server";
import { endRedemption } from "./end-redemption.server";
import { handOver } from "./hand-over.server";
import { redemptionOwner } from "./owner.server";
import { issueSoon, readRedemption, redeem } from "./redeem.server";
import { useShop } from "./redemptions.fixture";
import { askRelease } from "./release.server";
import { reserveRedemption } from "./reserve.server";

useDatabase({ connections: 20 });
const shop = useShop();

afterEach(async () => expect((await inShop(shop.id, audit)).checks.filter((check) => !check.ok)).toEqual([]));

const ask = (customerId: string, reward: string) => ({ id: uuid(), discountId: uuid(), customerId, reward });
/** The job tries again, long enough after the try before. */
const tryAgain = (discountId: string) => issueDiscount(shop.id, discountId, redemptionOwner, { settlesWithinMs: 0 });
const cardsOf = (customer: string) => shop.cards().filter((card) => card.customer === customer);

/** For a try's whole way to the store and back on a busy machine, in milliseconds. */
const patience = 1_500;

/** Points are held, and the first try gets no answer though Shopify did what it was asked. */
async function unheard(customer: string, reward: string) {
  const request = ask(customer, reward);
  await inShop(shop.id, (tx) => reserveRedemption(tx, request));
  shop.faults({ timeoutAfterCommit: 1 });
  expect(await issueSoon(shop.id, request.id, patience)).toMatchObject({ status: "reserved" });
  shop.faults({});
  return request;
}

describe("a gift card", () => {
  it("is made under a code of ours, is the customer's, and is paid for at once", async () => {
    const customer = await shop.member(100);
    const view = await redeem(shop.id, ask(customer, "card"));
    expect(view).toMatchObject({
      status: "used",
      value: { kind: "gift-card", amount: "5.00", currency: "GBP" },
      expiresAt: null,
      orderId: null,
    });
    expect(view.code).toMatch(/^[A-Z0-9]{12}$/u);
    expect(cardsOf(customer)).toEqual([{ code: view.code, customer, active: true }]);
    expect(await shop.balance(customer)).toEqual({ pending: 0, available: 0, held: 0, owed: 0 });
  });

  it("is nobody's, and disabled, where the member was forgotten before anybody heard that it was made", async () => {
    const customer = await shop.member(100);
    const request = await unheard(customer, "card");
    await inShop(shop.id, (tx) => eraseMember(tx, customer));
    // the try that was under way ends after the erasure, and before the job that it asks for
    expect(await tryAgain(request.discountId)).toBe("issued");
    await endRedemption(shop.id, request.discountId, "member-erased");
    await deleteDiscount(shop.id, request.discountId);
    expect(cardsOf(customer)).toMatchObject([{ active: false }]);
    expect(await readRedemption(shop.id, request.id)).toMatchObject({ status: "released" });
  });

  it("is made once though its first try went unheard", async () => {
    const customer = await shop.member(100);
    const request = await unheard(customer, "card");
    expect(cardsOf(customer)).toHaveLength(1);
    expect((await readRedemption(shop.id, request.id)).code).toBeUndefined();
    expect(await tryAgain(request.discountId)).toBe("issued");
    expect(await tryAgain(request.discountId)).toBe("issued");
    const { code, status } = await readRedemption(shop.id, request.id);
    expect(status).toBe("used");
    expect(cardsOf(customer)).toEqual([{ code, customer, active: true }]);
  });

  it("that an unheard try made is the member's, whoever wants to release it", async () => {
    const customer = await shop.member(100);
    const request = await unheard(customer, "card");
    expect(await endRedemption(shop.id, request.discountId, "by-merchant")).toBe("used");
    expect(await readRedemption(shop.id, request.id)).toMatchObject({ status: "used" });
    expect(await shop.balance(customer)).toMatchObject({ available: 0, held: 0 });
  });

  it("that the merchant disabled before we heard of it is not paid for: the points come back", async () => {
    const customer = await shop.member(100);
    const request = await unheard(customer, "card");
    const { state } = shop.store.parts.world;
    const [card] = [...state.table("giftCard", shop.domain).values()].filter(({ customerId }) => customerId === customer);
    state.commit([["giftCard", shop.domain, card!.id, { ...card!, disabledAt: shop.store.now().toISOString() }]]);
    expect(await tryAgain(request.discountId)).toBe("failed");
    expect(await shop.balance(customer)).toMatchObject({ available: 100, held: 0 });
  });

  it("that a try makes after its release is disabled, and its code is told to nobody", async () => {
    const customer = await shop.member(100);
    const request = ask(customer, "card");
    await inShop(shop.id, (tx) => reserveRedemption(tx, request));
    const made = issueDiscount(shop.id, request.discountId, redemptionOwner);
    await endRedemption(shop.id, request.discountId, "by-merchant");
    await made;
    await deleteDiscount(shop.id, request.discountId);
    const view = await readRedemption(shop.id, request.id);
    if (view.status === "released") {
      expect(view.code).toBeUndefined();
      expect(cardsOf(customer).filter(({ active }) => active)).toEqual([]);
      expect(await shop.balance(customer)).toMatchObject({ available: 100 });
    } else {
      expect(cardsOf(customer)).toEqual([{ code: view.code, customer, active: true }]);
    }
  });

  it("is not offered where the shop granted no gift cards: no points are held for it", async () => {
    const customer = await shop.member(100);
    const { scopes } = await inShop(shop.id, (tx) => tx.prisma.shop.findFirstOrThrow({ where: { id: BigInt(shop.id) } }));
    const set = (to: string[]) =>
      inShop(shop.id, (tx) => tx.prisma.shop.updateMany({ where: { id: BigInt(shop.id) }, data: { scopes: to } }));
    await set(scopes.filter((scope) => scope !== "write_gift_cards"));
    await expect(redeem(shop.id, ask(customer, "card"))).rejects.toMatchObject({
      code: "reward_unavailable",
      detail: { reason: "not-available" },
    });
    await set(scopes);
    expect(await shop.balance(customer)).toMatchObject({ available: 100, held: 0 });
  });
});

describe("store credit", () => {
  it("is credited once and paid for at once", async () => {
    const customer = await shop.member(100);
    const view = await redeem(shop.id, ask(customer, "credit"));
    expect(view).toMatchObject({ status: "used", value: { kind: "store-credit", amount: "2.00", currency: "GBP" } });
    expect(view.code).toBeUndefined();
    expect(shop.credits(customer)).toEqual([200]);
    expect(await shop.balance(customer)).toEqual({ pending: 0, available: 0, held: 0, owed: 0 });
  });

  it("is not credited again after a try without an answer: the account is read, but not before Shopify must be done", async () => {
    const customer = await shop.member(100);
    const request = await unheard(customer, "credit");
    expect(shop.credits(customer)).toEqual([200]);
    await expect(issueDiscount(shop.id, request.discountId, redemptionOwner)).rejects.toMatchObject({
      code: "shopify_unavailable",
      detail: { reason: "settling" },
    });
    expect(shop.credits(customer)).toEqual([200]);
    expect(await tryAgain(request.discountId)).toBe("issued");
    expect(shop.credits(customer)).toEqual([200]);
    expect(await readRedemption(shop.id, request.id)).toMatchObject({ status: "used" });
  });

  it("is credited by the next try where the one without an answer did nothing", async () => {
    const customer = await shop.member(100);
    const request = ask(customer, "credit");
    await inShop(shop.id, (tx) => reserveRedemption(tx, request));
    shop.faults({ error: 1 });
    await issueSoon(shop.id, request.id, patience);
    shop.faults({});
    expect(shop.credits(customer)).toEqual([]);
    expect(await tryAgain(request.discountId)).toBe("issued");
    expect(shop.credits(customer)).toEqual([200]);
  });

  it("is not credited after the account was read for so long that others may take the try for settled", async () => {
    const customer = await shop.member(100);
    const request = ask(customer, "credit");
    await inShop(shop.id, (tx) => reserveRedemption(tx, request));
    shop.faults({ error: 1 });
    await issueSoon(shop.id, request.id, patience);
    shop.faults({});
    const slow = issueDiscount(shop.id, request.discountId, redemptionOwner, { settlesWithinMs: 0, tryWithinMs: -1 });
    await expect(slow).rejects.toMatchObject({ detail: { reason: "settling" } });
    expect(shop.credits(customer)).toEqual([]);
    expect(await tryAgain(request.discountId)).toBe("issued");
    expect(shop.credits(customer)).toEqual([200]);
  });

  it("being throttled leaves no doubt: the next try need not wait", async () => {
    const customer = await shop.member(100);
    const request = ask(customer, "credit");
    await inShop(shop.id, (tx) => reserveRedemption(tx, request));
    shop.faults({ throttle: 1 });
    await issueSoon(shop.id, request.id, patience);
    shop.faults({});
    expect(await issueDiscount(shop.id, request.discountId, redemptionOwner)).toBe("issued");
    expect(shop.credits(customer)).toEqual([200]);
  });

  it("of two equal ones that both went unheard each is credited once", async () => {
    const customer = await shop.member(200);
    const first = await unheard(customer, "credit");
    const second = ask(customer, "credit");
    await inShop(shop.id, (tx) => reserveRedemption(tx, second));
    // one of a member at a time: what is found must be nobody else's
    await expect(tryAgain(second.discountId)).rejects.toMatchObject({ detail: { reason: "settling" } });
    expect(await tryAgain(first.discountId)).toBe("issued");
    expect(await tryAgain(second.discountId)).toBe("issued");
    expect(shop.credits(customer)).toEqual([200, 200]);
    expect(await shop.balance(customer)).toMatchObject({ available: 0, held: 0 });
  });

  it("of two members who became one neither waits for the other's: they were for two accounts", async () => {
    const [gone, kept] = [await shop.member(100), await shop.member(100)];
    const requests = [await unheard(gone, "credit"), await unheard(kept, "credit")];
    await inShop(shop.id, (tx) => mergeMembers(tx, { from: gone, into: kept }));
    for (const { id, discountId } of requests) {
      expect(await tryAgain(discountId)).toBe("issued");
      expect(await readRedemption(shop.id, id)).toMatchObject({ status: "used" });
    }
    expect([shop.credits(gone), shop.credits(kept)]).toEqual([[200], [200]]);
    expect(await shop.balance(kept)).toMatchObject({ available: 0, held: 0 });
  });

  it("is released while nobody tried, is waited for while nobody knows, and is the member's once it is found", async () => {
    const customer = await shop.member(200);
    const idle = ask(customer, "credit");
    await inShop(shop.id, (tx) => reserveRedemption(tx, idle));
    expect(await endRedemption(shop.id, idle.discountId, "by-merchant")).toBe("released");
    expect(await issueDiscount(shop.id, idle.discountId, redemptionOwner)).toBe("over");
    const tried = await unheard(customer, "credit");
    await expect(endRedemption(shop.id, tried.discountId, "by-merchant")).rejects.toMatchObject({ detail: { reason: "settling" } });
    expect(await endRedemption(shop.id, tried.discountId, "by-merchant", { settlesWithinMs: 0 })).toBe("used");
    expect(shop.credits(customer)).toEqual([200]);
    expect(await shop.balance(customer)).toMatchObject({ available: 100, held: 0 });
  });

  it("for a customer whom Shopify no longer has fails, and the points come back", async () => {
    const customer = await shop.member(100);
    shop.store.parts.world.state.commit([["customer", shop.domain, customer, null]]);
    expect(await redeem(shop.id, ask(customer, "credit"))).toMatchObject({ status: "failed", reason: "shopify-refused" });
    expect(await shop.balance(customer)).toMatchObject({ available: 100, held: 0 });
  });
});

describe("a perk", () => {
  it("is paid for at once, without Shopify, and handed over by staff once", async () => {
    const customer = await shop.member(80);
    shop.faults({ error: 1 });
    const view = await redeem(shop.id, ask(customer, "tote"));
    expect(view).toMatchObject({ status: "used", value: { kind: "perk" }, handedOverAt: null, code: expect.any(String) as string });
    await inShop(shop.id, (tx) => handOver(tx, view.id, "staff:42"));
    await inShop(shop.id, (tx) => handOver(tx, view.id, "staff:43"));
    expect((await readRedemption(shop.id, view.id)).handedOverAt).not.toBeNull();
    const notes = await inShop(shop.id, (tx) => tx.prisma.auditEntry.findMany({ where: { subject: view.id } }));
    expect(notes.map(({ actor, action }) => [actor, action])).toEqual([["staff:42", "redemption.hand-over"]]);
  });

  it("is handed over until its last day, and not after it", async () => {
    const customer = await shop.member(160);
    const [one, other] = [await redeem(shop.id, ask(customer, "tote")), await redeem(shop.id, ask(customer, "tote"))];
    await shop.later(29);
    await inShop(shop.id, (tx) => handOver(tx, one.id, "staff:42"));
    await shop.later(2);
    await inShop(shop.id, (tx) => handOver(tx, one.id, "staff:42"));
    await expect(inShop(shop.id, (tx) => handOver(tx, other.id, "staff:42"))).rejects.toMatchObject({
      code: "reward_unavailable",
      detail: { reason: "over" },
    });
  });

  it("is nothing that a code for the cart could be taken for", async () => {
    const customer = await shop.member(280);
    const code = await redeem(shop.id, ask(customer, "five-off"));
    await expect(inShop(shop.id, (tx) => handOver(tx, code.id, "staff:42"))).rejects.toMatchObject({ code: "conflict" });
    const { id } = await redeem(shop.id, ask(customer, "tote"));
    await expect(inShop(shop.id, (tx) => askRelease(tx, id, { reason: "by-member", actor: "member" }))).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
