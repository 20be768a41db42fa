import type { ShopTx } from "../../db/tenancy.server";
import { plainArray } from "../../ledger/array-literal";
import type { CountRow, MemberStanding, SourcePoints } from "../../loyalty/judgement";
import type { OrderFacts } from "../../loyalty/order-facts";
import type { SimulatedWindow } from "../../loyalty/simulate/scenario";
import type { MemberToSimulate } from "../../loyalty/simulate/simulate-member";
import type { SimulatedSides } from "../../loyalty/simulate/sums";
import type { MemberStatus } from "../../loyalty/words";
import { loadGrantCounts } from "../../members/counts.server";
import { loadTierPeriods } from "../../members/tier-periods.server";
import type { JudgingGround } from "./ground.server";

/** One member with all that a scenario judges by, and what happened in the window. */
export interface ReadMember extends Pick<SimulatedSides, "memberId" | "happened" | "spent"> {
  input: MemberToSimulate;
}

interface MemberRow {
  id: string;
  status: MemberStatus;
  joined_at: Date | null;
  blocked_at: Date | null;
  left_at: Date | null;
}

interface OrderRow {
  order_id: string;
  member_id: string;
  placed_at: Date;
  deleted: boolean;
  facts: OrderFacts | null;
  sources: Record<string, SourcePoints> | null;
  granted: string;
  reversed: string;
  gift_card_paid: string | null;
}

/** The next members by id, with all of their orders: earlier ones make the tiers and places of those in the window. */
export async function nextMembers(
  tx: ShopTx,
  after: string,
  { atOnce, window, ground }: { atOnce: number; window: SimulatedWindow; ground: JudgingGround },
): Promise<ReadMember[]> {
  const members = await tx.sql<MemberRow>(
    `select id, status, joined_at, blocked_at, left_at from member
      where shop_id = $1 and id > $2::uuid and merged_into is null order by id limit $3`,
    [tx.shopId, after, atOnce],
    "simulation_members",
  );
  const ids = members.map(({ id }) => id);
  if (ids.length === 0) return [];
  const orders = Map.groupBy(await ordersOf(tx, ids), ({ member_id }) => member_id);
  const grants = ground.inPoints ? await loadGrantCounts(tx, ids) : new Map<string, CountRow[]>();
  const byHand = await loadTierPeriods(tx, ids);
  const spent = await spentIn(tx, ids, window);
  return members.map((member) => {
    const own = orders.get(member.id) ?? [];
    return {
      memberId: member.id,
      happened: own.filter(({ placed_at }) => within(placed_at.toISOString(), window)).map(happened),
      spent: spent.get(member.id) ?? 0,
      input: {
        orders: own.flatMap(memberOrder),
        member: standing(member),
        shop: ground.shop,
        pauses: ground.pauses,
        grants: grants.get(member.id) ?? [],
        byHand: byHand.get(member.id) ?? [],
      },
    };
  });
}

const within = (at: string, { from, until }: SimulatedWindow) => at >= from && at <= until;

function ordersOf(tx: ShopTx, memberIds: readonly string[]): Promise<OrderRow[]> {
  return tx.sql<OrderRow>(
    `select order_id, member_id, placed_at, deleted, facts, sources, granted, reversed, gift_card_paid
       from order_state where shop_id = $1 and member_id = any($2::uuid[])`,
    [tx.shopId, plainArray(memberIds)],
    "simulation_orders",
  );
}

/** What these members spent in the window and did not get back. */
async function spentIn(tx: ShopTx, memberIds: readonly string[], { from, until }: SimulatedWindow): Promise<Map<string, number>> {
  const rows = await tx.sql<{ member_id: string; points: string }>(
    `select member_id, sum(greatest(captured - returned, 0)) as points from redemption
      where shop_id = $1 and member_id = any($2::uuid[]) and used_at >= $3 and used_at <= $4 group by member_id`,
    [tx.shopId, plainArray(memberIds), from, until],
    "simulation_spent",
  );
  return new Map(rows.map(({ member_id, points }) => [member_id, Number(points)]));
}

/** An order of which nothing is known but that it was deleted has no facts; one without a word of either cannot be judged. */
function memberOrder(row: OrderRow): MemberToSimulate["orders"] {
  const { order_id: orderId, deleted } = row;
  if (row.facts === null && !deleted) return [];
  const facts = row.facts !== null && row.gift_card_paid !== null ? { ...row.facts, giftCardPaid: Number(row.gift_card_paid) } : row.facts;
  const placedAt = facts?.placedAt ?? row.placed_at.toISOString();
  return [{ orderId, placedAt, facts, held: null, ...(deleted ? { deleted } : {}) }];
}

function happened({ order_id, placed_at, sources, granted, reversed }: OrderRow): SimulatedSides["happened"][number] {
  return {
    orderId: order_id,
    placedAt: placed_at.toISOString(),
    sources: sources ?? {},
    granted: Number(granted),
    reversed: Number(reversed),
  };
}

function standing({ status, joined_at, blocked_at, left_at }: MemberRow): MemberStanding {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return { status, joinedAt: text(joined_at), blockedAt: text(blocked_at), leftAt: text(left_at) };
}
