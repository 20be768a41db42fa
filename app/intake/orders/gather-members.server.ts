import type { ShopTx } from "../../db/tenancy.server";
import { readMembers } from "../../members/ensure.server";
import type { MemberRow } from "../../members/member-row";
import type { MemberOrders, OrderOfMember } from "./judge-members.server";
import { loadFacts, loadOrdersOfMembers } from "./load-orders.server";
import type { OrderRow } from "./order-row";
import type { Change } from "./outcome";

export interface Gathered {
  /** the members concerned, each with all its orders as they are now */
  members: MemberOrders[];
  /** the rows that are held of these orders */
  held: Map<string, OrderRow>;
}

interface Asked {
  memberIds: ReadonlySet<string>;
  changes: readonly Change[];
  /** orders to be judged anew from the facts that are held */
  again: readonly string[];
  /** locked by the caller */
  known: ReadonlyMap<string, MemberRow>;
}

/** Loads members and their orders in a few statements, and lays the changes over what is held. The members are locked from here on. */
export async function gatherMembers(tx: ShopTx, { memberIds, changes, again, known }: Asked): Promise<Gathered> {
  const ids = [...memberIds];
  const unknown = ids.filter((id) => !known.has(id));
  const read = unknown.length > 0 ? await readMembers(tx, unknown, true) : new Map<string, MemberRow>();
  const rows = await loadOrdersOfMembers(tx, ids);
  const facts = await loadFacts(tx, again);

  const orders = new Map<string, Map<string, OrderOfMember>>(ids.map((id) => [id, new Map()]));
  for (const row of rows) {
    const own = facts.get(row.order_id) ?? null;
    orders.get(row.member_id ?? "")?.set(row.order_id, { row, facts: own, unjudged: own !== null });
  }
  for (const { incoming, memberId, row } of changes) {
    const { orderId } = incoming.facts;
    if (row?.member_id && row.member_id !== memberId) orders.get(row.member_id)?.delete(orderId);
    if (memberId) orders.get(memberId)?.set(orderId, { row, facts: incoming.facts, unjudged: row?.member_id !== memberId });
  }
  const members = ids.flatMap((id) => {
    const member = known.get(id) ?? read.get(id);
    return member ? [open(member, orders.get(id)!)] : [];
  });
  return { members, held: new Map(rows.map((row) => [row.order_id, row])) };
}

/** What an erased member was given is forfeited and its orders stand as they were judged; only what is new to it is judged: to nothing. */
function open(member: MemberRow, orders: Map<string, OrderOfMember>): MemberOrders {
  if (member.status !== "erased") return { member, orders };
  return { member, orders: new Map([...orders].filter(([, { unjudged }]) => unjudged)) };
}
