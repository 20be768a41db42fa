import type { ShopTx } from "../../db/tenancy.server";
import { judgeMember, type CountRow, type Judgement, type MemberOrder } from "../../loyalty/judge";
import type { CustomerPeriod, GoodsFacts } from "../../loyalty/judgement";
import type { OrderFacts } from "../../loyalty/order-facts";
import { loadGrantCounts } from "../../members/counts.server";
import { keepTiers } from "../../members/keep-tiers.server";
import { loadCustomerPeriods } from "../../members/customer-periods.server";
import { standingOf, type MemberRow } from "../../members/member-row";
import { loadTierPeriods } from "../../members/tier-periods.server";
import { backAwardsBefore } from "../../programs/back-awards.server";
import { asksForCustomers, needsOfVersions } from "../../programs/needs";
import { earningPauses } from "../../programs/pauses.server";
import { shopCalendar } from "../../programs/shop.server";
import { loadVersions } from "../../programs/versions.server";
import { askForKnowledge, goodsOfTurn } from "./beside-orders.server";
import { loadFacts } from "./load-orders.server";
import type { OrderRow } from "./order-row";

/** An order of a member, as held, as new, or both. */
export interface OrderOfMember {
  row: OrderRow | null;
  /** its new facts, or its held ones where it must be judged again; null: unchanged */
  facts: OrderFacts | null;
  /** never judged for this member: what is held was for another, or for nobody */
  unjudged: boolean;
}

export interface MemberOrders {
  member: MemberRow;
  orders: ReadonlyMap<string, OrderOfMember>;
}

/**
 * Judges all orders of these members in the order of their placing, whatever came first. Facts are loaded only of orders
 * that must be judged again, for all members at once. Answers the new judgements by order id.
 */
export async function judgeMembers(tx: ShopTx, members: readonly MemberOrders[]): Promise<Map<string, Judgement>> {
  const [versions, shop, pauses] = [await loadVersions(tx), await shopCalendar(tx), await earningPauses(tx)];
  const ids = members.map(({ member }) => member.id);
  const inPoints = versions.some(({ program }) => program.tiers?.measure === "points");
  const grants = inPoints ? await loadGrantCounts(tx, ids) : new Map<string, CountRow[]>();
  await keepTiers(tx, ids);
  const byHand = await loadTierPeriods(tx, ids);
  // what no version asks for is not read
  const needs = needsOfVersions(versions);
  const groups = asksForCustomers(needs) ? await loadCustomerPeriods(tx, ids) : new Map<string, CustomerPeriod[]>();
  const backAwards = await backAwardsBefore(tx, versions, placings(members));
  const goods = new Map<string, Record<string, GoodsFacts>>();
  const loaded = new Map<string, OrderFacts>();
  const judged = new Map<string, Judgement>();
  let open = members;
  // each turn loads what the last one asked for; an order that has its facts is not asked for again, so it ends
  while (open.length > 0) {
    const missing: string[] = [];
    const again: MemberOrders[] = [];
    const turn = open.map((each) => ({
      each,
      orders: [...each.orders].map(([orderId, order]) => memberOrder(orderId, order, loaded)),
    }));
    if (needs.goods)
      await goodsOfTurn(
        tx,
        versions,
        turn.flatMap(({ orders }) => orders),
        goods,
      );
    for (const { each, orders } of turn) {
      const { id } = each.member;
      const beside = { grants: grants.get(id) ?? [], byHand: byHand.get(id) ?? [], customer: groups.get(id) ?? [], backAwards };
      const result = judgeMember({ orders, versions, member: standingOf(each.member), shop, pauses, ...beside });
      if (result.needFacts.length > 0) {
        missing.push(...result.needFacts);
        again.push(each);
      } else {
        for (const judgement of result.judged) judged.set(judgement.orderId, judgement);
      }
    }
    const found = await loadFacts(tx, missing);
    const unknown = missing.find((orderId) => !found.has(orderId) || loaded.has(orderId));
    if (unknown) throw new Error(`Order ${unknown} cannot be judged: its facts are asked for and not held.`);
    for (const [orderId, facts] of found) loaded.set(orderId, facts);
    open = again;
  }
  if (needs.goods || needs.giftCard) await askForKnowledge(tx, versions, members, { judged, loaded, goods });
  return judged;
}

function* placings(members: readonly MemberOrders[]): Generator<number> {
  for (const { orders } of members) {
    for (const { facts, row } of orders.values()) yield facts ? Date.parse(facts.placedAt) : (row?.placed_at.getTime() ?? Infinity);
  }
}

function memberOrder(orderId: string, { row, facts, unjudged }: OrderOfMember, loaded: ReadonlyMap<string, OrderFacts>): MemberOrder {
  const found = facts ?? loaded.get(orderId) ?? null;
  // what was paid by gift card is read apart: facts that a newer webhook brings do not say it
  const paid = row?.gift_card_paid ?? null;
  const known = found !== null && paid !== null ? { ...found, giftCardPaid: Number(paid) } : found;
  const held =
    row && !unjudged && row.explanation
      ? { programVersion: row.program_version, context: row.context, counts: row.counts ?? [], explanation: row.explanation }
      : null;
  const placedAt = known?.placedAt ?? row?.placed_at.toISOString();
  if (placedAt === undefined) throw new Error(`Order ${orderId} has neither facts nor a row.`);
  return { orderId, placedAt, facts: known, held, ...(row?.deleted ? { deleted: true } : {}) };
}
