import { v7 as uuid } from "uuid";
import { afterEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { deleteOrders } from "../intake/orders/delete-orders.server";
import { audit } from "../ledger/audit.server";
import { eraseMember } from "../members/erase.server";
import { publishProgram } from "../programs/publish.server";
import { liveVersion } from "../programs/versions.server";
import { endDueRedemptions, endRedemption } from "./end-redemption.server";
import { issueDiscount } from "../discounts/issue-discount.server";
import { redemptionOwner } from "./owner.server";
import { issueSoon, readRedemption, redeem } from "./redeem.server";
import { useShop } from "./redemptions.fixture";
import { reserveRedemption } from "./reserve.server";

useDatabase({ connections: 20 });
const shop = useShop();

// after whatever a test did, the ledger's invariants hold
afterEach(async () => expect((await inShop(shop.id, audit)).checks.filter((check) => !check.ok)).toEqual([]));

const ask = (customerId: string, reward = "five-off") => ({ id: uuid(), discountId: uuid(), customerId, reward });
const codeOf = async (id: string) => (await readRedemption(shop.id, id)).code ?? "";

describe("redeeming", () => {
  it("reserves, and answers the code that stands at Shopify", async () => {
    const customer = await shop.member(250);
    const view = await redeem(shop.id, ask(customer));
    expect(view).toMatchObject({
      status: "issued",
      reward: "five-off",
      points: 200,
      customerId: customer,
      value: { kind: "amount", amount: "5.00", currency: "GBP" },
    });
    expect(shop.codes()).toContainEqual({ code: view.code, active: true });
    expect(await shop.balance(customer)).toEqual({ pending: 0, available: 50, held: 200, owed: 0 });
  });

  it("is one redemption however often one id is tried", async () => {
    const customer = await shop.member(500);
    const request = ask(customer);
    const first = await redeem(shop.id, request);
    expect(await redeem(shop.id, request)).toEqual(first);
    expect(await shop.balance(customer)).toMatchObject({ available: 300, held: 200 });
    await expect(redeem(shop.id, { ...request, customerId: await shop.member(500) })).rejects.toMatchObject({ code: "conflict" });
  });

  it("12: of 40 at once of 60 from 100 points one wins, 39 are refused clearly, 40 are left", async () => {
    const customer = await shop.member(100);
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => redeem(shop.id, ask(customer, "small"))));
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as { code: string }] : []));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(refused.map(({ code }) => code)).toEqual(Array(39).fill("insufficient_points"));
    expect(await shop.balance(customer)).toEqual({ pending: 0, available: 40, held: 60, owed: 0 });
  });

  it("refuses an unknown reward, points that are not its price, and an unknown customer", async () => {
    const customer = await shop.member(500);
    await expect(redeem(shop.id, ask(customer, "nothing"))).rejects.toMatchObject({
      code: "reward_unavailable",
      detail: { reason: "unknown-reward" },
    });
    await expect(redeem(shop.id, { ...ask(customer), points: 300 })).rejects.toMatchObject({ code: "reward_unavailable" });
    await expect(redeem(shop.id, ask("999"))).rejects.toMatchObject({ code: "not_found" });
    expect(await shop.balance(customer)).toMatchObject({ available: 500, held: 0 });
  });

  it("refuses a reward of other tiers, and gives it to a member of one of them", async () => {
    const customer = await shop.member(500);
    const live = await inShop(shop.id, liveVersion);
    const rewards = live!.program.rewards.map((reward) => (reward.key === "small" ? { ...reward, tiers: ["gold"] } : reward));
    await inShop(shop.id, (tx) => publishProgram(tx, { ...live!.program, rewards }, { by: "test" }));
    await expect(redeem(shop.id, ask(customer, "small"))).rejects.toMatchObject({
      code: "reward_unavailable",
      detail: { reason: "other-tier", tiers: ["gold"] },
    });
    await inShop(shop.id, (tx) => tx.sql("update member set tier = 'gold' where customer_id = $1", [customer]));
    expect(await redeem(shop.id, ask(customer, "small"))).toMatchObject({ reward: "small" });
    await inShop(shop.id, (tx) => publishProgram(tx, live!.program, { by: "test" }));
  });
});

describe("17: Shopify", () => {
  it("timed out after it had made the code: one code, no points lost, none given twice", async () => {
    const customer = await shop.member(200);
    const request = ask(customer);
    shop.faults({ timeoutAfterCommit: 1 });
    await inShop(shop.id, (tx) => reserveRedemption(tx, request));
    const before = shop.codes().length;
    expect(await issueSoon(shop.id, request.id, 300)).toMatchObject({ status: "reserved" });
    expect(shop.codes()).toHaveLength(before + 1);
    shop.faults({});
    expect(await issueDiscount(shop.id, request.discountId, redemptionOwner)).toBe("issued");
    expect(await issueDiscount(shop.id, request.discountId, redemptionOwner)).toBe("issued");
    expect(shop.codes()).toHaveLength(before + 1);
    expect(shop.codes().map(({ code }) => code)).toContain(await codeOf(request.id));
    expect(await shop.balance(customer)).toMatchObject({ available: 0, held: 200 });
  });

  it("away: reserved without a code, then issued by the job", async () => {
    const customer = await shop.member(200);
    const request = ask(customer);
    shop.faults({ error: 1 });
    await inShop(shop.id, (tx) => reserveRedemption(tx, request));
    const view = await issueSoon(shop.id, request.id, 300);
    expect(view).toMatchObject({ status: "reserved", reason: null });
    expect(view.code).toBeUndefined();
    shop.faults({});
    await issueDiscount(shop.id, request.discountId, redemptionOwner);
    expect(await readRedemption(shop.id, request.id)).toMatchObject({ status: "issued", code: expect.any(String) as string });
  });

  it("refuses for good: the points come back and it has failed", async () => {
    const customer = await shop.member(200);
    const request = ask(customer);
    await inShop(shop.id, (tx) => reserveRedemption(tx, request));
    await inShop(
      shop.id,
      (tx) =>
        tx.prisma.$executeRaw`update discount set document = jsonb_set(document, '{title}', '""') where id = ${request.discountId}::uuid`,
    );
    expect(await issueSoon(shop.id, request.id)).toMatchObject({ status: "failed", reason: "shopify-refused" });
    expect(await shop.balance(customer)).toEqual({ pending: 0, available: 200, held: 0, owed: 0 });
  });
});

describe("an order with the code", () => {
  it("captures", async () => {
    const customer = await shop.member(200);
    const { id, code } = await redeem(shop.id, ask(customer));
    const order = await shop.order(customer, [code ?? ""]);
    await shop.hear(order);
    await shop.hear(order);
    expect(await readRedemption(shop.id, id)).toMatchObject({ status: "used", orderId: order, returnedPoints: 0 });
    expect(await shop.balance(customer)).toMatchObject({ available: 0, held: 0, owed: 0 });
  });

  it("11: gives the points back once, whatever tells of the cancellation and its refund", async () => {
    const customer = await shop.member(200);
    const { id, code } = await redeem(shop.id, ask(customer));
    const order = await shop.order(customer, [code ?? ""]);
    await shop.hear(order);
    await shop.control(`/orders/${order}/cancel`, { refund: true });
    await shop.hear(order);
    await shop.hear(order);
    expect(await readRedemption(shop.id, id)).toMatchObject({ status: "returned", returnedPoints: 200 });
    expect(await shop.balance(customer)).toEqual({ pending: 0, available: 200, held: 0, owed: 0 });
  });

  it("gives back by share after each refund, and all of it in the end", async () => {
    const customer = await shop.member(200);
    const { id, code } = await redeem(shop.id, ask(customer));
    const order = await shop.order(customer, [code ?? ""]);
    await shop.hear(order);
    const [line] = (await shop.control(`/orders/${order}/refunds`, { amount: "1.00" }))["lines"] as Array<{ id: string }>;
    await shop.hear(order);
    const first = await readRedemption(shop.id, id);
    expect(first.status).toBe("used");
    expect(first.returnedPoints).toBe(0);
    await shop.control(`/orders/${order}/refunds`, { lines: [{ line: line?.id, quantity: 1 }] });
    await shop.hear(order);
    expect((await readRedemption(shop.id, id)).returnedPoints).toBe(50);
    await shop.control(`/orders/${order}/refunds`, { lines: [{ line: line?.id, quantity: 3 }] });
    await shop.hear(order);
    expect(await readRedemption(shop.id, id)).toMatchObject({ status: "returned", returnedPoints: 200 });
    expect(await shop.balance(customer)).toMatchObject({ available: 200 });
  });

  it("heard of only after its cancellation captures and gives back", async () => {
    const customer = await shop.member(200);
    const { id, code } = await redeem(shop.id, ask(customer));
    const order = await shop.order(customer, [code ?? ""]);
    await shop.control(`/orders/${order}/cancel`, { refund: true });
    await shop.hear(order);
    expect(await readRedemption(shop.id, id)).toMatchObject({ status: "returned", orderId: order, returnedPoints: 200 });
    expect(await shop.balance(customer)).toEqual({ pending: 0, available: 200, held: 0, owed: 0 });
  });

  it("deleted gives everything back, once, whether it is heard of before its deletion or after", async () => {
    const customer = await shop.member(400);
    const [first, second] = [await redeem(shop.id, ask(customer)), await redeem(shop.id, ask(customer))];
    const known = await shop.order(customer, [first.code ?? ""]);
    const unknown = await shop.order(customer, [second.code ?? ""]);
    await shop.hear(known);
    await inShop(shop.id, (tx) => deleteOrders(tx, [known, unknown]));
    await inShop(shop.id, (tx) => deleteOrders(tx, [known, unknown]));
    await shop.hear(unknown);
    await shop.hear(known);
    for (const [id, orderId] of [
      [first.id, known],
      [second.id, unknown],
    ] as const) {
      expect(await readRedemption(shop.id, id)).toMatchObject({ status: "returned", orderId, returnedPoints: 200 });
    }
    expect(await shop.balance(customer)).toEqual({ pending: 0, available: 400, held: 0, owed: 0 });
  });

  it("captures a redemption of which we do not know yet that Shopify made its code", async () => {
    const customer = await shop.member(200);
    const request = ask(customer);
    shop.faults({ timeoutAfterCommit: 1 });
    await inShop(shop.id, (tx) => reserveRedemption(tx, request));
    await issueSoon(shop.id, request.id, 300);
    shop.faults({});
    const code = shop.codes().at(-1)?.code ?? "";
    await shop.hear(await shop.order(customer, [code]));
    expect(await readRedemption(shop.id, request.id)).toMatchObject({ status: "used", code });
    await issueDiscount(shop.id, request.discountId, redemptionOwner);
    expect(await readRedemption(shop.id, request.id)).toMatchObject({ status: "used", code });
    expect(await shop.balance(customer)).toMatchObject({ available: 0, held: 0 });
  });
});

describe("a redemption that nobody uses", () => {
  it("is released at its date, and its code is useless then", async () => {
    const customer = await shop.member(200);
    const { id, code } = await redeem(shop.id, ask(customer));
    await shop.later(29);
    await endDueRedemptions(shop.id);
    expect(await readRedemption(shop.id, id)).toMatchObject({ status: "issued" });
    await shop.later(2);
    await endDueRedemptions(shop.id);
    expect(await readRedemption(shop.id, id)).toMatchObject({ status: "released", reason: "expired" });
    expect(await shop.balance(customer)).toEqual({ pending: 0, available: 200, held: 0, owed: 0 });
    expect(shop.codes()).toContainEqual({ code, active: false });
    await endDueRedemptions(shop.id);
    expect(await shop.balance(customer)).toMatchObject({ available: 200 });
  });

  it("is not released when an order used the code and we have not heard of it", async () => {
    const customer = await shop.member(200);
    const { id, code } = await redeem(shop.id, ask(customer));
    const order = await shop.order(customer, [code ?? ""]);
    await shop.later(31);
    await endDueRedemptions(shop.id);
    expect(await readRedemption(shop.id, id)).toMatchObject({ status: "issued" });
    await shop.hear(order);
    expect(await readRedemption(shop.id, id)).toMatchObject({ status: "used", orderId: order });
  });

  it("stays due while Shopify is away", async () => {
    const customer = await shop.member(200);
    const { id } = await redeem(shop.id, ask(customer));
    await shop.later(31);
    await inShop(shop.id, (tx) =>
      tx.prisma.redemption.updateMany({
        where: { id: { not: id }, status: { in: ["issued", "reserved"] } },
        data: { expiresAt: new Date("2099-01-01") },
      }),
    );
    const { discountId } = await inShop(shop.id, (tx) => tx.prisma.redemption.findFirstOrThrow({ where: { id } }));
    shop.faults({ error: 1 });
    await expect(endRedemption(shop.id, discountId ?? "", "expired", { withinMs: 300 })).rejects.toMatchObject({
      code: "shopify_unavailable",
    });
    expect(await shop.balance(customer)).toMatchObject({ available: 0, held: 200 });
    shop.faults({});
    expect(await endDueRedemptions(shop.id)).toBe(1);
    expect(await shop.balance(customer)).toMatchObject({ available: 200, held: 0 });
  });

  it("13: gives points back with their own expiry: what would have ended meanwhile ends", async () => {
    const customer = await shop.member(0);
    await shop.lot(customer, 200, 10);
    const { id } = await redeem(shop.id, ask(customer));
    await shop.later(9);
    const { discountId } = await inShop(shop.id, (tx) => tx.prisma.redemption.findFirstOrThrow({ where: { id } }));
    await endRedemption(shop.id, discountId ?? "", "by-member");
    expect(await shop.balance(customer)).toMatchObject({ available: 200 });
    const again = await redeem(shop.id, ask(customer));
    await shop.later(31);
    await endDueRedemptions(shop.id);
    expect(await readRedemption(shop.id, again.id)).toMatchObject({ status: "released" });
    expect(await shop.balance(customer)).toEqual({ pending: 0, available: 0, held: 0, owed: 0 });
  });

  it("ends with an erased member: the points are forfeited, and the job makes the code useless", async () => {
    const customer = await shop.member(200);
    const { id, code } = await redeem(shop.id, ask(customer));
    const { discountId } = await inShop(shop.id, (tx) => tx.prisma.redemption.findFirstOrThrow({ where: { id } }));
    await inShop(shop.id, (tx) => eraseMember(tx, customer));
    expect(await readRedemption(shop.id, id)).toMatchObject({ status: "released", customerId: null });
    expect(shop.codes()).toContainEqual({ code, active: true });
    expect(await endRedemption(shop.id, discountId ?? "", "member-erased")).toBe("over");
    expect(shop.codes()).toContainEqual({ code, active: false });
  });

  it("25: used an hour after its release is captured late, from what is there, and what is lacking is owed", async () => {
    const customer = await shop.member(200);
    const { id, code } = await redeem(shop.id, ask(customer));
    // an order placed while the code stood, and told of only after its release
    const order = await shop.order(customer, [code ?? ""]);
    await forget(order, async () => {
      const { discountId } = await inShop(shop.id, (tx) => tx.prisma.redemption.findFirstOrThrow({ where: { id } }));
      expect(await endRedemption(shop.id, discountId ?? "", "by-merchant")).toBe("released");
    });
    const second = await redeem(shop.id, ask(customer));
    expect(second.status).toBe("issued");
    await shop.hear(order);
    expect(await readRedemption(shop.id, id)).toMatchObject({ status: "used", reason: "used-after-release", orderId: order });
    expect(await shop.balance(customer)).toMatchObject({ available: 0, held: 200, owed: 200 });
    await shop.control(`/orders/${order}/cancel`, { refund: true });
    await shop.hear(order);
    expect(await readRedemption(shop.id, id)).toMatchObject({ status: "returned", returnedPoints: 200 });
    expect(await shop.balance(customer)).toMatchObject({ available: 0, held: 200, owed: 0 });
  });

  it("10: what is owed is said, and nothing is spent on it", async () => {
    const customer = await shop.member(200);
    const { id, code } = await redeem(shop.id, ask(customer));
    const order = await shop.order(customer, [code ?? ""]);
    await forget(order, async () => {
      const { discountId } = await inShop(shop.id, (tx) => tx.prisma.redemption.findFirstOrThrow({ where: { id } }));
      await endRedemption(shop.id, discountId ?? "", "by-merchant");
    });
    await redeem(shop.id, ask(customer));
    await shop.hear(order);
    await expect(redeem(shop.id, ask(customer))).rejects.toMatchObject({ code: "insufficient_points", detail: { reason: "debt" } });
  });
});

/** Shopify's index of orders runs behind: while `during` runs, it does not show the order. */
async function forget(order: string, during: () => Promise<void>): Promise<void> {
  const { state } = shop.store.parts.world;
  const held = state.get("order", shop.domain, order);
  if (!held) throw new Error("no such order");
  state.commit([["order", shop.domain, order, null]]);
  await during();
  state.commit([["order", shop.domain, order, held]]);
}
