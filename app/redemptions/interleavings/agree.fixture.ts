import { expect } from "vitest";
import { inShop } from "../../db/tenancy.server";
import { parseMoney } from "../../loyalty/money";
import type { RewardValue } from "../../loyalty/reward-value";
import { readOrder } from "../../shopify/orders.server";
import { isGivenAtOnce } from "../../discounts/document";
import { readDiscount } from "../../discounts/rows.server";
import { pointsToGiveBack } from "../give-back";
import type { Shop } from "../redemptions.fixture";
import type { Life } from "./life.fixture";
import { codesIn, look, ordersWith, stockOfLast, usableCodes, type Row, type Snapshot } from "./world.fixture";

const live = ["reserved", "issued"];

/** The ledger's eight invariants; no more of the last ones taken than there are, but by uses that came too late to be refused. */
export function balanced(life: Life, { rows, faults, taken }: Snapshot): void {
  expect(faults).toEqual([]);
  const counted = rows.filter(({ status }) => status !== "released" && status !== "failed");
  const last = counted.filter(({ reward }) => reward === "last");
  expect(taken, "as many are counted as are taken").toBe(last.length);
  const onTime = counted.filter(({ reason }) => reason !== "used-after-release");
  expect(onTime.filter(({ reward }) => reward === "last").length, "of the last ones").toBeLessThanOrEqual(stockOfLast);
  for (const { memberId } of Object.values(life.people)) {
    const own = onTime.filter((row) => row.reward === "once" && row.memberId === memberId);
    // who became one person may have had one each
    expect(own.length, "of what each may have once").toBeLessThanOrEqual(life.merged ? 2 : 1);
  }
}

/** No points have come back whose code an order has that Shopify shows, or that somebody can still use. */
export function nothingReleasedInError(shop: Shop, life: Life, stand: Snapshot): void {
  expect(life.leftStanding, "made after its end and not removed").toEqual([]);
  for (const row of stand.rows) {
    // whom an erasure forgets loses the points at once: their codes end by the job that it asks for
    if (row.status !== "released" || row.reason === "member-erased" || life.hasSeenReleased(row.id)) continue;
    const codes = codesIn(stand, row);
    expect(ordersWith(shop, codes).length, "released though an order has the code").toBe(0);
    const usable = usableCodes(shop).filter(({ code }) => codes.includes(code) && !life.givenUp.has(code));
    expect(usable.length, "released though the code can be used").toBe(0);
  }
}

/** Shopify and the ledger say the same of each redemption, and each point is in one place. */
export async function agree(shop: Shop, life: Life): Promise<void> {
  const stand = await look(shop, life.redemptions);
  const { rows } = stand;
  balanced(life, stand);
  let credits = 0;
  for (const row of rows) {
    expect(row.status, "is still under way").not.toBe("reserved");
    const value = row.value as RewardValue;
    if (!isGivenAtOnce(value)) await codeAgrees(shop, row, codesIn(stand, row));
    else if (value.kind === "gift-card") {
      const codes = codesIn(stand, row);
      const active = shop.cards().filter(({ code, active: enabled }) => enabled && codes.includes(code));
      expect(active.length, `cards of a redemption that is ${row.status}`).toBe(row.status === "used" ? 1 : 0);
    } else if (value.kind === "store-credit" && row.status === "used") credits += 1;
  }
  const given = Object.values(life.people).flatMap(({ customer }) => shop.credits(customer));
  // what was credited unheard to somebody who is then forgotten stays theirs
  if (life.erased) expect(given.length).toBeGreaterThanOrEqual(credits);
  else expect(given).toEqual(Array(credits).fill(200));
  await pointsAgree(shop, life, rows);
}

async function codeAgrees(shop: Shop, row: Row, own: string[]): Promise<void> {
  const usable = usableCodes(shop).filter(({ code }) => own.includes(code));
  const orders = ordersWith(shop, own);
  expect(usable.length, `codes that can be used of a redemption that is ${row.status}`).toBe(row.status === "issued" ? 1 : 0);
  expect(orders.length > 0, `an order has the code of a redemption that is ${row.status}`).toBe(
    row.status === "used" || row.status === "returned",
  );
  if (orders.length > 0) {
    const by = await readOrder(shop.domain, String(row.orderId));
    expect(orders.map(({ id }) => id)).toContain(String(row.orderId));
    expect(Number(row.returned)).toBe(pointsToGiveBack(by!.facts, Number(row.points)));
  }
  for (const code of usable) {
    const planned = await inShop(shop.id, (tx) => readDiscount(tx, row.discountId ?? ""));
    expect(code).toMatchObject({ usageLimit: 1, customerIds: [planned?.document.customerId], endsAt: row.expiresAt?.toISOString() });
    const value = row.value as RewardValue;
    const amount = "amount" in value && value.amount !== null ? parseMoney(value.amount, "GBP") : null;
    if (amount !== null) expect(code.value).toEqual({ kind: "amount", amount });
    if (value.kind === "product") expect(code).toMatchObject({ items: { variants: [value.variantId] } });
    if (value.kind === "percentage" && value.cap !== null) {
      expect(amount! * 100, "a capped code is void below the goods that it is the share of").toBeLessThanOrEqual(
        Number(value.percent) * (code.minimumSubtotal ?? 0),
      );
    }
  }
}

async function pointsAgree(shop: Shop, life: Life, rows: readonly Row[]): Promise<void> {
  const memberIds = Object.values(life.people).map(({ memberId }) => memberId);
  const { members, expired, orders } = await inShop(shop.id, async (tx) => ({
    members: await tx.prisma.member.findMany({ where: { id: { in: memberIds } } }),
    expired: await tx.prisma.transfer.findMany({
      where: { memberId: { in: memberIds }, OR: [{ toAccount: "expired" }, { fromAccount: "expired" }] },
    }),
    orders: await tx.prisma.orderState.findMany({ where: { orderId: { in: life.orders.map(BigInt) } } }),
  }));
  const sum = <T>(all: readonly T[], of: (one: T) => bigint | number) => all.reduce((total, one) => total + Number(of(one)), 0);
  const held = sum(members, (member) => member.held);
  expect(held).toBe(
    sum(
      rows.filter(({ status }) => live.includes(status)),
      ({ points }) => points,
    ),
  );
  const have = sum(members, ({ pending, available, owed }) => pending + available - owed) + held;
  const spent = sum(rows, ({ captured, returned }) => captured - returned);
  const gone = sum(expired, ({ toAccount, amount }) => (toAccount === "expired" ? amount : -amount));
  const earned = sum(orders, ({ granted, reversed }) => granted - reversed);
  expect(have + spent + gone, "what they have, spent and lost is what they got").toBe(life.granted + earned);
}

/** Once everything is over, Shopify keeps no code of ours: the used and the ended ones are removed. */
export async function nothingIsLeft(shop: Shop, life: Life): Promise<void> {
  const stand = await look(shop, life.redemptions);
  expect(stand.rows.filter(({ status }) => live.includes(status))).toEqual([]);
  const codes = stand.rows.flatMap((row) => codesIn(stand, row));
  expect(shop.codes().filter(({ code }) => codes.includes(code))).toEqual([]);
}
