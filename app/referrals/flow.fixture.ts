import { v7 } from "uuid";
import { systemPrisma, systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { applyOrders } from "../intake/orders/apply-orders.server";
import { deleteOrders } from "../intake/orders/delete-orders.server";
import { audit } from "../ledger/audit.server";
import { demoProgram } from "../loyalty/default-program";
import { line, order } from "../loyalty/fixtures";
import type { OrderFacts } from "../loyalty/order-facts";
import type { ProgramDocument } from "../loyalty/program";
import { ensureMembers } from "../members/ensure.server";
import { customer } from "../members/members.fixture";
import { guestHashOf } from "../members/profile.server";
import { publishProgram } from "../programs/publish.server";
import { claimIn } from "./claim-in.server";
import { codesOf } from "./codes.server";
import { gainsOf } from "./gain-rows.server";
import { referralOf } from "./rows.server";
import { applyJudgement } from "./steps.server";

/** For tests: referrals by facts alone, without Shopify. Nothing is earned but by referrals. */
export const referralProgram = {
  advocate: { points: "200" },
  friend: { kind: "amount", value: "10.00", minimumSubtotal: "40.00" },
  waitDays: 14,
} satisfies ProgramDocument["referral"];

export interface World {
  shopId: string;
  advocate(): Promise<{ id: string; customerId: string; code: string }>;
  /** a friend claims; answers the referral */
  claim(code: string, email: string): Promise<string>;
  /** hears of orders as they stand now */
  hear(...facts: OrderFacts[]): Promise<void>;
  deleted(orderId: string): Promise<void>;
  judge(id: string, hold?: boolean): Promise<string>;
  state(id: string): Promise<string>;
  /** what a member's referrals gave, less what was taken back, and what can be spent */
  points(memberId: string): Promise<{ available: number; owed: number }>;
  /** those that stand */
  gains(id: string): Promise<string[]>;
  balances(): Promise<boolean>;
  pass(days: number): Promise<void>;
}

let made = 0;

export async function makeWorld(
  referral: ProgramDocument["referral"] = referralProgram,
  more: Partial<ProgramDocument> = {},
): Promise<World> {
  const shop = await systemPrisma().shop.create({
    data: {
      domain: `${v7()}.myshopify.com`,
      currency: "GBP",
      zone: "Europe/London",
      appPlan: "growth",
      installedAt: new Date("2020-01-01"),
    },
  });
  const shopId = shop.id.toString();
  await inShop(shopId, (tx) => publishProgram(tx, { ...demoProgram, earning: [], ...more, referral }, { by: "test" }));
  return {
    shopId,
    advocate: () =>
      inShop(shopId, async (tx) => {
        const facts = customer();
        const member = (await ensureMembers(tx, [facts])).get(facts.customerId)!;
        return { id: member.id, customerId: facts.customerId, code: (await codesOf(tx, [member.id])).get(member.id)! };
      }),
    claim: (code, email) =>
      inShop(shopId, async (tx) => {
        const claim = await claimIn(tx, { code, email, customerId: null, surface: "storefront", language: "en", network: "203.0.113.7" });
        if ("refused" in claim) throw new Error(claim.refused);
        return claim.id;
      }),
    hear: (...facts) =>
      inShop(shopId, async (tx) => {
        await applyOrders(
          tx,
          facts.map((one) => ({ facts: one, customer: null, source: "webhook" as const })),
        );
      }),
    deleted: (orderId) => inShop(shopId, async (tx) => void (await deleteOrders(tx, [orderId]))),
    judge: (id, hold = false) =>
      inShop(shopId, async (tx) => {
        const signals = hold ? [{ code: "same-network" as const, weight: 120 }] : [];
        return (await applyJudgement(tx, id, { score: hold ? 120 : 0, signals, hold })).state;
      }),
    state: (id) => inShop(shopId, async (tx) => (await referralOf(tx, id)).state),
    points: (memberId) =>
      inShop(shopId, async (tx) => {
        const { available, owed } = await tx.prisma.member.findFirstOrThrow({ where: { id: memberId } });
        return { available: Number(available), owed: Number(owed) };
      }),
    gains: (id) =>
      inShop(shopId, async (tx) =>
        (await gainsOf(tx, [id])).filter(({ state }) => state === "given").map(({ side, points, reward }) => `${side} ${points ?? reward}`),
      ),
    balances: () => inShop(shopId, async (tx) => (await audit(tx)).ok),
    pass: (days) => systemSql("update clock set offset_ms = offset_ms + $1", [days * 86_400_000]).then(() => undefined),
  };
}

/** An order under an address, as a guest's or a customer's. `pounds`: of goods; `minutes`: from now to its placing. */
export async function orderOf(
  world: Pick<World, "shopId">,
  {
    email,
    customerId = null,
    pounds = 50,
    minutes = 1,
    ...more
  }: Partial<OrderFacts> & { email?: string; pounds?: number; minutes?: number },
): Promise<OrderFacts> {
  const now = await inShop(world.shopId, (tx) => Promise.resolve(tx.now));
  const placed = new Date(Math.floor(now.getTime() / 1000) * 1000 + minutes * 60_000).toISOString();
  const guestHash = customerId === null && email !== undefined ? guestHashOf(email) : null;
  return order({
    orderId: `${(made += 1) + 500_000}`,
    customerId,
    guestHash,
    placedAt: placed,
    updatedAt: placed,
    lines: [line(pounds * 100, { id: "1" })],
    ...more,
  });
}

/** The same order as it stands a minute later. */
export function later(facts: OrderFacts, change: Partial<OrderFacts>): OrderFacts {
  return { ...facts, updatedAt: new Date(Date.parse(facts.updatedAt) + 60_000).toISOString(), ...change };
}

export const cancelled = (facts: OrderFacts): OrderFacts =>
  later(facts, { cancelledAt: new Date(Date.parse(facts.updatedAt) + 60_000).toISOString() });
