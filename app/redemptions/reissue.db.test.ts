import { v7 as uuid } from "uuid";
import { afterEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { audit } from "../ledger/audit.server";
import { mergeMembers } from "../members/merge.server";
import { pauseSpending, resumeSpending } from "../programs/shop.server";
import { endGoneCodes, resumeReservations } from "./look-after.server";
import { readRedemption, redeem } from "./redeem.server";
import { useShop } from "./redemptions.fixture";
import { reissueRedemption } from "./reissue.server";
import { reserveRedemption } from "./reserve.server";

useDatabase({ connections: 20 });
const shop = useShop();

afterEach(async () => expect((await inShop(shop.id, audit)).checks.filter((check) => !check.ok)).toEqual([]));

const ask = (customerId: string, reward = "five-off") => ({ id: uuid(), discountId: uuid(), customerId, reward });
const again = (discountId = uuid()) => ({ discountId, actor: "staff:42" });
const { state } = shop.store.parts.world;
const codeAtShopify = (code: string | undefined) => [...state.table("discount", shop.domain).values()].find((one) => one.code === code);

/** The merchant deletes a code in Shopify's admin, and no webhook tells of it. */
function deleteAtShopify(code: string | undefined): void {
  const found = codeAtShopify(code);
  if (found) state.commit([["discount", shop.domain, found.id, null]]);
}

describe("another code for a live redemption", () => {
  it("takes the first one's place: same points, same end, and the first is useless", async () => {
    const customer = await shop.member(200);
    const first = await redeem(shop.id, ask(customer));
    const second = await reissueRedemption(shop.id, first.id, again());
    expect(second).toMatchObject({ id: first.id, status: "issued", points: 200, expiresAt: first.expiresAt, value: first.value });
    expect(second.code).not.toBe(first.code);
    expect(shop.codes()).toContainEqual({ code: first.code, active: false });
    expect(shop.codes()).toContainEqual({ code: second.code, active: true });
    expect(await shop.balance(customer)).toMatchObject({ available: 0, held: 200 });
    await shop.hear(await shop.order(customer, [second.code ?? ""]));
    expect(await readRedemption(shop.id, first.id)).toMatchObject({ status: "used" });
  });

  it("is one new code however often the same wish arrives", async () => {
    const customer = await shop.member(200);
    const { id } = await redeem(shop.id, ask(customer));
    const wish = again();
    const made = await reissueRedemption(shop.id, id, wish);
    expect(await reissueRedemption(shop.id, id, wish)).toEqual(made);
    const [both] = await Promise.allSettled([reissueRedemption(shop.id, id, again()), reissueRedemption(shop.id, id, again())]);
    expect(["fulfilled", "rejected"]).toContain(both.status);
    const standing = shop.codes().filter(({ active }) => active);
    const { code } = await readRedemption(shop.id, id);
    expect(standing.filter((one) => one.code === code)).toHaveLength(1);
    expect(await shop.balance(customer)).toMatchObject({ held: 200 });
  });

  it("is made where the merchant had deleted the first", async () => {
    const customer = await shop.member(200);
    const first = await redeem(shop.id, ask(customer));
    deleteAtShopify(first.code);
    expect(await reissueRedemption(shop.id, first.id, again())).toMatchObject({ status: "issued" });
  });

  it("is refused once an order used the first, which captures", async () => {
    const customer = await shop.member(200);
    const first = await redeem(shop.id, ask(customer));
    const order = await shop.order(customer, [first.code ?? ""]);
    await expect(reissueRedemption(shop.id, first.id, again())).rejects.toMatchObject({ code: "conflict", detail: { orderId: order } });
    await shop.hear(order);
    expect(await readRedemption(shop.id, first.id)).toMatchObject({ status: "used", orderId: order });
    await expect(reissueRedemption(shop.id, first.id, again())).rejects.toMatchObject({ code: "conflict" });
  });

  it("does not pay for a second order: one that used the first code after all captures, and the new code goes", async () => {
    const customer = await shop.member(200);
    const first = await redeem(shop.id, ask(customer));
    const order = await shop.order(customer, [first.code ?? ""]);
    const held = state.get("order", shop.domain, order);
    // Shopify's search of orders runs behind
    state.commit([["order", shop.domain, order, null]]);
    const second = await reissueRedemption(shop.id, first.id, again());
    const third = await reissueRedemption(shop.id, first.id, again());
    expect(new Set([first.code, second.code, third.code]).size).toBe(3);
    state.commit([["order", shop.domain, order, held ?? null]]);
    await shop.hear(order);
    expect(await readRedemption(shop.id, first.id)).toMatchObject({ status: "used", orderId: order });
    const [job] = await systemSql<{ soon: boolean }>(
      "select run_at < now() + interval '1 minute' as soon from graphile_worker._private_jobs where key like 'delete-discount/%' order by run_at limit 1",
    );
    expect(job).toEqual({ soon: true });
    expect(await shop.balance(customer)).toMatchObject({ available: 0, held: 0 });
  });

  it("is the kept customer's after a merge: Shopify knows the other no longer", async () => {
    const [gone, kept] = [await shop.member(200), await shop.member(0)];
    const first = await redeem(shop.id, ask(gone));
    await inShop(shop.id, (tx) => mergeMembers(tx, { from: gone, into: kept }));
    const { code } = await reissueRedemption(shop.id, first.id, again());
    expect(codeAtShopify(code)).toMatchObject({ customerIds: [kept] });
    await shop.hear(await shop.order(kept, [code ?? ""]));
    expect(await readRedemption(shop.id, first.id)).toMatchObject({ status: "used" });
  });

  it("is refused for what is given at once", async () => {
    const customer = await shop.member(100);
    const { id } = await redeem(shop.id, ask(customer, "card"));
    await expect(reissueRedemption(shop.id, id, again())).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a code that is gone at Shopify without a word", () => {
  it("is noticed: the points come back, unless an order had used it", async () => {
    const [gone, used, stands] = [await shop.member(200), await shop.member(200), await shop.member(200)];
    const codes = [await redeem(shop.id, ask(gone)), await redeem(shop.id, ask(used)), await redeem(shop.id, ask(stands))];
    const order = await shop.order(used, [codes[1]?.code ?? ""]);
    deleteAtShopify(codes[0]?.code);
    deleteAtShopify(codes[1]?.code);
    await endGoneCodes(shop.id, { all: true });
    expect(await readRedemption(shop.id, codes[0]!.id)).toMatchObject({ status: "released", reason: "code-gone" });
    expect(await shop.balance(gone)).toMatchObject({ available: 200, held: 0 });
    await shop.hear(order);
    expect(await readRedemption(shop.id, codes[1]!.id)).toMatchObject({ status: "used", orderId: order });
    expect(await readRedemption(shop.id, codes[2]!.id)).toMatchObject({ status: "issued" });
  });

  it("is looked for where it was not looked for longest, and again each time", async () => {
    const customer = await shop.member(400);
    const first = await redeem(shop.id, ask(customer));
    await endGoneCodes(shop.id, { all: true });
    const second = await redeem(shop.id, ask(customer));
    deleteAtShopify(first.code);
    deleteAtShopify(second.code);
    expect(await endGoneCodes(shop.id, { all: false })).toBe(2);
    expect(await shop.balance(customer)).toMatchObject({ available: 400, held: 0 });
  });

  it("is looked for by another job where there are more codes than one turn takes", async () => {
    const customer = await shop.member(200);
    const { code } = await redeem(shop.id, ask(customer));
    deleteAtShopify(code);
    const waiting = () =>
      systemSql<{ before: string }>(
        `select j.payload->>'before' as before from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          where t.identifier = 'look-at-codes'`,
      );
    expect(await endGoneCodes(shop.id, { all: true, questions: 0 })).toBe(0);
    const [job] = await waiting();
    await systemSql("delete from graphile_worker._private_jobs");
    expect(await endGoneCodes(shop.id, { all: true, before: new Date(job!.before) })).toBeGreaterThan(0);
    expect(await waiting()).toEqual([]);
    expect(await shop.balance(customer)).toMatchObject({ available: 200, held: 0 });
  });
});

it("a reservation that every job gave up is tried again", async () => {
  const customer = await shop.member(200);
  const request = ask(customer);
  await inShop(shop.id, (tx) => reserveRedemption(tx, request));
  await systemSql("delete from graphile_worker._private_jobs");
  await resumeReservations(shop.id);
  const jobs = () => systemSql<{ key: string }>("select key from graphile_worker._private_jobs where key like 'issue-discount/%'");
  expect(await jobs()).toEqual([]);
  await shop.later(1);
  await resumeReservations(shop.id);
  expect(await jobs()).toEqual([{ key: `issue-discount/${request.discountId}` }]);
});

it("a code is good though spending was paused after it was made: the order captures, and a new one cannot be had", async () => {
  const customer = await shop.member(400);
  const { id, code } = await redeem(shop.id, ask(customer));
  await inShop(shop.id, (tx) => pauseSpending(tx, "staff:42"));
  await expect(redeem(shop.id, ask(customer))).rejects.toMatchObject({ code: "spending_paused" });
  const order = await shop.order(customer, [code ?? ""]);
  await shop.hear(order);
  expect(await readRedemption(shop.id, id)).toMatchObject({ status: "used", orderId: order });
  await inShop(shop.id, (tx) => resumeSpending(tx, "staff:42"));
  expect(await shop.balance(customer)).toMatchObject({ available: 200, held: 0 });
});
