import { v7 } from "uuid";
import { systemPrisma } from "../db/system.server";
import { FidelioError } from "../base/errors";
import { inShop, type ShopTx } from "../db/tenancy.server";
import type { LotDates } from "../loyalty/calendar";
import type { Explanation } from "../loyalty/words";
import { lockMembers } from "./members.server";
import type { Operation, OrderOperation } from "./operations";
import { post } from "./post.server";

/** For tests: a shop with members, and short words for operations. */
const dayMs = 86_400_000;

export const because: Explanation = { codes: [{ code: "adjusted", points: 1 }] };

/** RFC 3339, so many days from now. */
export function day(offset: number, from: number = Date.now()): string {
  return new Date(from + offset * dayMs).toISOString();
}

/** Earned `earned` days from now, available after `pendingDays`, expiring so many days from now. */
export function dates(earned: number, pendingDays = 0, expires: number | null = null): LotDates {
  // of one instant: a millisecond between them would make the points wait for it
  const now = Date.now();
  return {
    earnedAt: day(earned, now),
    availableAt: day(earned + pendingDays, now),
    expiresAt: expires === null ? null : day(expires, now),
  };
}

let shops = 0;

export async function makeShop(currency = "GBP"): Promise<string> {
  const shop = await systemPrisma().shop.create({
    data: { domain: `shop-${(shops += 1)}-${v7()}.myshopify.com`, currency, zone: "Europe/London", installedAt: new Date() },
  });
  return shop.id.toString();
}

let customers = 1000;

export async function makeMembers(shopId: string, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, () => ({
    shopId: BigInt(shopId),
    id: v7(),
    customerId: BigInt((customers += 1)),
    status: "active",
    joinedAt: new Date("2020-01-01T00:00:00Z"),
    joinedHow: "automatic",
    createdAt: new Date(),
  }));
  await inShop(shopId, (tx) => tx.prisma.member.createMany({ data: rows }));
  return rows.map(({ id }) => id);
}

export async function balancesOf(tx: ShopTx, memberId: string) {
  const row = await tx.prisma.member.findUniqueOrThrow({ where: { shopId_id: { shopId: BigInt(tx.shopId), id: memberId } } });
  return { pending: Number(row.pending), available: Number(row.available), held: Number(row.held), owed: Number(row.owed) };
}

export async function lotsOf(tx: ShopTx, memberId: string) {
  const rows = await tx.prisma.lot.findMany({ where: { memberId }, orderBy: [{ earnedAt: "asc" }, { causeId: "asc" }] });
  return rows.map(({ causeId, amount, remaining, expired, approved, expiresAt }) => ({
    causeId,
    amount: Number(amount),
    remaining: Number(remaining),
    expired: Number(expired),
    approved,
    expiresAt: expiresAt?.toISOString() ?? null,
  }));
}

export async function transfersOf(tx: ShopTx, memberId: string): Promise<string[]> {
  const rows = await tx.prisma.transfer.findMany({ where: { memberId }, orderBy: { id: "asc" } });
  return rows.map(({ kind, fromAccount, toAccount, amount }) => `${kind} ${fromAccount}→${toAccount} ${amount}`);
}

export function order(
  memberId: string,
  orderId: string,
  posting: number,
  given: { grant?: number; clawBack?: number; dates?: LotDates; source?: string },
): OrderOperation {
  const { grant = 0, clawBack = 0, source = "purchase" } = given;
  return {
    kind: "order",
    memberId,
    orderId,
    posting,
    at: new Date().toISOString(),
    explanation: because,
    programVersion: 1,
    dates: given.dates ?? dates(-1),
    sources: [{ source, grant, clawBack }],
  };
}

/** A redemption's row beside its points, as the room of redemptions keeps them. */
export async function reserve(shopId: string, memberId: string, amount: number, redemptionId = v7()): Promise<string> {
  await inShop(shopId, async (tx) => {
    const [posted] = await post(tx, [{ kind: "reserve", ...of(memberId), redemptionId, amount }]);
    await tx.prisma.redemption.create({
      data: {
        shopId: BigInt(shopId),
        id: redemptionId,
        memberId: posted?.transfers[0]?.memberId ?? memberId,
        reward: "five-off",
        programVersion: 1,
        status: "reserved",
        points: amount,
        value: {},
        reservedAt: tx.now,
        expiresAt: tx.now,
      },
    });
  });
  return redemptionId;
}

type Step = "capture" | "release" | "late-capture" | "give-back";

/** Moves a redemption on: its points and its row. `amount` is what is given back. */
export async function step(
  shopId: string,
  memberId: string,
  redemptionId: string,
  kind: Step,
  amount = 0,
  graceUntil: string | null = null,
): Promise<void> {
  await inShop(shopId, async (tx) => {
    await lockMembers(tx, [memberId]);
    const where = { shopId_id: { shopId: BigInt(shopId), id: redemptionId } };
    const row = await tx.prisma.redemption.findUniqueOrThrow({ where });
    // merged meanwhile: whoever asks again finds the member that it became
    if (row.memberId !== memberId) throw new FidelioError("conflict", { reason: "merged" });
    const common = { ...of(memberId), redemptionId };
    if (kind === "give-back") await post(tx, [{ kind, ...common, n: Number(row.returned) + amount, amount, graceUntil }]);
    else if (kind === "late-capture") await post(tx, [{ kind, ...common, amount: Number(row.points) }]);
    else await post(tx, [{ kind, ...common, graceUntil }]);
    const data = {
      capture: { status: "used", captured: row.points },
      release: { status: "released", released: row.points },
      "late-capture": { status: "used", captured: row.points, released: 0n },
      "give-back": { returned: row.returned + BigInt(amount) },
    }[kind];
    await tx.prisma.redemption.update({ where, data });
  });
}

/** The order's row as intake keeps it beside its posting. */
export async function keepOrder(
  tx: ShopTx,
  orderId: string,
  memberId: string | null,
  points: { granted: number; reversed: number },
): Promise<void> {
  const figures = { memberId, granted: BigInt(points.granted), reversed: BigInt(points.reversed) };
  await tx.prisma.orderState.upsert({
    where: { shopId_orderId: { shopId: BigInt(tx.shopId), orderId: BigInt(orderId) } },
    create: {
      shopId: BigInt(tx.shopId),
      orderId: BigInt(orderId),
      placedAt: tx.now,
      sourceUpdatedAt: tx.now,
      facts: {},
      programVersion: 1,
      ...figures,
    },
    update: figures,
  });
}

/** What operations have in common in a test. */
export function of(memberId: string): { memberId: string; at: string; explanation: Explanation } {
  return { memberId, at: new Date().toISOString(), explanation: because };
}

export function earn(memberId: string, id: string, amount: number, when: LotDates = dates(-1)): Operation {
  return { kind: "grant", ...of(memberId), cause: { type: "event", id }, source: "event", amount, dates: when };
}
