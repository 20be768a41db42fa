import type { ShopTx } from "../../db/tenancy.server";
import { post } from "../../ledger/post.server";
import type { Operation } from "../../ledger/operations";
import { judgeGuestOrder, type Judgement } from "../../loyalty/judge";
import { readMembers } from "../../members/ensure.server";
import type { MemberRow } from "../../members/member-row";
import { refreshTiers } from "../../members/tiers.server";
import { planForOrders } from "../../redemptions/plan-for-orders.server";
import type { IncomingOrder } from "./incoming";
import { judgeMembers, type MemberOrders, type OrderOfMember } from "./judge-members.server";
import { loadFacts, loadOrdersOfMembers } from "./load-orders.server";
import { leavingPosting, orderPostings } from "./order-points";
import type { OrderRow } from "./order-row";
import { writeOrders, type OrderWrite } from "./write-orders.server";

/** New facts of an order, and whose it is now; null: a guest's. */
export interface Change {
  incoming: IncomingOrder;
  memberId: string | null;
  row: OrderRow | null;
}

export interface ToJudge {
  changes?: readonly Change[];
  /** members whose orders may stand differently now, beside those of the changes */
  memberIds?: readonly string[];
  /** orders to be judged anew from the facts that are held */
  again?: readonly string[];
  /** rows of members that the caller has read already */
  known?: ReadonlyMap<string, MemberRow>;
}

/**
 * Judges the members' orders, posts the difference to what was posted, writes the orders, and brings the tiers up to date.
 * The caller holds the shop's order lock.
 */
export async function judgeAndPost(tx: ShopTx, { changes = [], memberIds = [], again = [], known }: ToJudge): Promise<void> {
  const affected = new Set(memberIds);
  for (const { memberId, row } of changes) {
    if (memberId) affected.add(memberId);
    if (row?.member_id) affected.add(row.member_id);
  }
  const ids = [...affected];
  const unknown = ids.filter((id) => !known?.has(id));
  const read = unknown.length > 0 ? await readMembers(tx, unknown) : new Map<string, MemberRow>();
  const rows = await loadOrdersOfMembers(tx, ids);
  const facts = await loadFacts(tx, again);

  const members = new Map<string, { member: MemberRow; orders: Map<string, OrderOfMember> }>();
  for (const id of ids) {
    const member = known?.get(id) ?? read.get(id);
    if (member) members.set(id, { member, orders: new Map() });
  }
  const held = new Map<string, OrderRow>();
  for (const row of rows) {
    held.set(row.order_id, row);
    const own = facts.get(row.order_id) ?? null;
    members.get(row.member_id ?? "")?.orders.set(row.order_id, { row, facts: own, unjudged: own !== null });
  }
  for (const { incoming, memberId, row } of changes) {
    const { orderId } = incoming.facts;
    if (row?.member_id && row.member_id !== memberId) members.get(row.member_id)?.orders.delete(orderId);
    if (memberId) members.get(memberId)?.orders.set(orderId, { row, facts: incoming.facts, unjudged: row?.member_id !== memberId });
  }
  const judged = await judgeMembers(tx, [...members.values()].map(open));

  const operations: Operation[] = [];
  const writes: OrderWrite[] = [];
  for (const { incoming, memberId, row } of changes) {
    const { facts: now } = incoming;
    const judgement = memberId ? judged.get(now.orderId) : judgeGuestOrder(now);
    judged.delete(now.orderId);
    let postings = row?.postings ?? 0;
    let posted = row?.sources ?? {};
    if (row?.member_id && row.member_id !== memberId) {
      const leaving = leavingPosting(row.member_id, judgement ?? judgeGuestOrder(now), { sources: posted, postings }, now.updatedAt);
      if (leaving) operations.push(leaving);
      postings += leaving ? 1 : 0;
      posted = {};
    }
    if (judgement && memberId) {
      const own = orderPostings(memberId, judgement, { sources: posted, postings }, row !== null);
      operations.push(...own);
      postings += own.length;
    }
    const fromOurCopy = incoming.source === "our-copy";
    writes.push({ orderId: now.orderId, memberId, facts: now, fromOurCopy, judgement: judgement ?? heldJudgement(row), postings });
  }
  for (const judgement of judged.values()) {
    const row = held.get(judgement.orderId);
    if (!row?.member_id) continue;
    const own = orderPostings(row.member_id, judgement, { sources: row.sources ?? {}, postings: row.postings }, false);
    operations.push(...own);
    const postings = row.postings + own.length;
    writes.push({ orderId: judgement.orderId, memberId: row.member_id, facts: null, fromOurCopy: false, judgement, postings });
  }
  const plan = await planForOrders(
    tx,
    changes.map(({ incoming }) => ({ facts: incoming.facts })),
  );
  operations.push(...plan.operations);
  await writeOrders(tx, writes);
  if (operations.length > 0) await post(tx, operations);
  await plan.apply();
  if (ids.length > 0) await refreshTiers(tx, ids);
}

/** What an erased member was given is forfeited and its orders stand as they were judged; only what is new to it is judged: to nothing. */
function open({ member, orders }: MemberOrders): MemberOrders {
  if (member.status !== "erased") return { member, orders };
  return { member, orders: new Map([...orders].filter(([, { unjudged }]) => unjudged)) };
}

function heldJudgement(row: OrderRow | null): OrderWrite["judgement"] {
  if (!row?.explanation) throw new Error("An order was not judged and no judgement is held.");
  return {
    programVersion: row.program_version,
    context: row.context,
    counts: row.counts ?? [],
    sources: row.sources ?? {},
    granted: Number(row.granted),
    reversed: Number(row.reversed),
    explanation: row.explanation,
  } satisfies Omit<Judgement, "orderId" | "dates">;
}
