import { isDeepStrictEqual } from "node:util";
import type { ShopTx } from "../../db/tenancy.server";
import { post } from "../../ledger/post.server";
import { actsKeepPoints, redateActive } from "../../ledger/redate.server";
import type { CountRow, Judgement } from "../../loyalty/judge";
import { withoutPerson, type OrderFacts } from "../../loyalty/order-facts";
import type { MemberRow } from "../../members/member-row";
import { writeLastOrders, type LastOrder } from "../../members/last-orders.server";
import { refreshTiers } from "../../members/tiers.server";
import { planForOrders } from "../../redemptions/plan-for-orders.server";
import { followOrders } from "../../referrals/follow-orders.server";
import { gatherMembers } from "./gather-members.server";
import { judgeMembers, type MemberOrders } from "./judge-members.server";
import { outcomeOf, type Change } from "./outcome";
import { writeOrders, type OrderWrite } from "./write-orders.server";

export interface ToJudge {
  changes?: readonly Change[];
  /** members whose orders may stand differently now, beside those of the changes */
  memberIds?: readonly string[];
  /** orders to be judged anew from the facts that are held */
  again?: readonly string[];
  /** facts of orders that were just deleted: points that were spent on them come back */
  deleted?: readonly OrderFacts[];
  /** rows of members that the caller has read and locked already */
  known?: ReadonlyMap<string, MemberRow>;
}

/**
 * Judges the members' orders, posts the difference to what was posted, writes the orders, brings the tiers up to date, and lets referrals
 * follow.
 * The caller holds the shop's order lock.
 */
export async function judgeAndPost(tx: ShopTx, toJudge: ToJudge): Promise<void> {
  const { changes = [], memberIds = [], again = [], deleted = [], known = new Map<string, MemberRow>() } = toJudge;
  const affected = new Set(memberIds);
  for (const { memberId, row } of changes) {
    if (memberId) affected.add(memberId);
    if (row?.member_id) affected.add(row.member_id);
  }
  const { members, held } = await gatherMembers(tx, { memberIds: affected, changes, again, known });
  const judged = await judgeMembers(tx, members);
  const { operations, writes } = outcomeOf(changes, judged, held);
  const plan = await planForOrders(tx, [
    ...changes.map(({ incoming, row }) => ({ facts: incoming.facts, deleted: row?.deleted === true })),
    ...deleted.map((facts) => ({ facts, deleted: true })),
  ]);
  await writeOrders(tx, forgetting(writes, changes, members));
  let lastOrders: ReadonlyMap<string, LastOrder> = lastOrdersOf(members, judged);
  if (await actsKeepPoints(tx)) {
    // before the posting, which expires what is due: an order may keep the points of its member
    await writeLastOrders(tx, lastOrders);
    await redateActive(tx, [...affected]);
    lastOrders = new Map();
  }
  await post(tx, [...operations, ...plan.operations]);
  await plan.apply();
  if (affected.size > 0) await refreshTiers(tx, [...affected], { ofOrders: countsOf(members, judged), lastOrders });
  await followOrders(tx, {
    memberIds: [...affected],
    facts: [...changes.map(({ incoming }) => incoming.facts), ...deleted],
    orderIds: again,
  });
}

/** Of an order whose customer was erased, or that was forgotten itself, nothing is written anew that says who placed it. */
function forgetting(writes: readonly OrderWrite[], changes: readonly Change[], members: readonly MemberOrders[]): readonly OrderWrite[] {
  const erased = new Set(members.filter(({ member }) => member.status === "erased").map(({ member }) => member.id));
  const forgotten = new Set(changes.filter(({ row }) => row?.forgotten).map(({ incoming }) => incoming.facts.orderId));
  if (erased.size === 0 && forgotten.size === 0) return writes;
  return writes.map((write) =>
    write.facts !== null && (forgotten.has(write.orderId) || erased.has(write.memberId ?? ""))
      ? { ...write, facts: withoutPerson(write.facts), forgotten: true }
      : write,
  );
}

/** The dated rows of each member's orders as they are judged now: what the tiers are worked out from. */
function countsOf(members: readonly MemberOrders[], judged: ReadonlyMap<string, Judgement>): Map<string, CountRow[]> {
  return new Map(
    members.map(({ member, orders }) => [
      member.id,
      [...orders].flatMap(([orderId, { row }]) => judged.get(orderId)?.counts ?? row?.counts ?? []),
    ]),
  );
}

/** When each member placed the newest of the orders that are theirs and not deleted, and whether they count otherwise than before. */
function lastOrdersOf(members: readonly MemberOrders[], judged: ReadonlyMap<string, Judgement>): Map<string, LastOrder> {
  return new Map(
    members.map(({ member, orders }) => {
      const placed = [...orders.values()].flatMap(({ row, facts }) =>
        row?.deleted ? [] : (facts?.placedAt ?? row?.placed_at.toISOString() ?? []),
      );
      const at = placed.reduce<string | null>((newest, one) => (newest === null || one > newest ? one : newest), null);
      const measured = [...orders].some(([orderId, { row }]) => {
        const counts = judged.get(orderId)?.counts;
        return counts !== undefined && !isDeepStrictEqual(counts, row?.counts ?? []);
      });
      return [member.id, { at, measured }];
    }),
  );
}
