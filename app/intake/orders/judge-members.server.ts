import type { ShopTx } from "../../db/tenancy.server";
import { judgeMember, type CountRow, type Judgement, type MemberOrder } from "../../loyalty/judge";
import type { OrderFacts } from "../../loyalty/order-facts";
import { loadGrantCounts } from "../../members/counts.server";
import { keepTiers } from "../../members/keep-tiers.server";
import { standingOf, type MemberRow } from "../../members/member-row";
import { loadTierPeriods } from "../../members/tier-periods.server";
import { earningPauses } from "../../programs/pauses.server";
import { shopCalendar } from "../../programs/shop.server";
import { loadVersions } from "../../programs/versions.server";
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
  const loaded = new Map<string, OrderFacts>();
  const judged = new Map<string, Judgement>();
  let open = members;
  // each turn loads what the last one asked for; an order that has its facts is not asked for again, so it ends
  while (open.length > 0) {
    const missing: string[] = [];
    const again: MemberOrders[] = [];
    for (const each of open) {
      const orders = [...each.orders].map(([orderId, order]) => memberOrder(orderId, order, loaded));
      const { id } = each.member;
      const facts = { grants: grants.get(id) ?? [], byHand: byHand.get(id) ?? [] };
      const result = judgeMember({ orders, versions, member: standingOf(each.member), shop, pauses, ...facts });
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
  return judged;
}

function memberOrder(orderId: string, { row, facts, unjudged }: OrderOfMember, loaded: ReadonlyMap<string, OrderFacts>): MemberOrder {
  const known = facts ?? loaded.get(orderId) ?? null;
  const held =
    row && !unjudged && row.explanation
      ? { programVersion: row.program_version, context: row.context, counts: row.counts ?? [], explanation: row.explanation }
      : null;
  const placedAt = known?.placedAt ?? row?.placed_at.toISOString();
  if (placedAt === undefined) throw new Error(`Order ${orderId} has neither facts nor a row.`);
  return { orderId, placedAt, facts: known, held, ...(row?.deleted ? { deleted: true } : {}) };
}
