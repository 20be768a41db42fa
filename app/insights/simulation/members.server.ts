import type { ShopTx } from "../../db/tenancy.server";
import { plainArray } from "../../ledger/array-literal";
import type { CountRow, CustomerPeriod, GoodsFacts, MemberStanding, SourcePoints } from "../../loyalty/judgement";
import type { OrderFacts } from "../../loyalty/order-facts";
import type { SimulatedWindow } from "../../loyalty/simulate/scenario";
import type { MemberToSimulate } from "../../loyalty/simulate/simulate-member";
import type { SimulatedSides, UnknownOrders } from "../../loyalty/simulate/sums";
import type { MemberStatus } from "../../loyalty/words";
import { loadGrantCounts } from "../../members/counts.server";
import { loadCustomerPeriods } from "../../members/customer-periods.server";
import { loadTierPeriods } from "../../members/tier-periods.server";
import { loadGoods, unknownProducts } from "../../programs/goods/load-goods.server";
import { asksForCustomers } from "../../programs/needs";
import type { JudgingGround } from "./ground.server";

/** One member with all that a scenario judges by, and what happened in the window. */
export interface ReadMember extends Pick<SimulatedSides, "memberId" | "happened" | "spent" | "unknown"> {
  input: MemberToSimulate;
}

type OrderGoods = Readonly<Record<string, GoodsFacts>>;

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
  const rows = await ordersOf(tx, ids);
  const orders = Map.groupBy(rows, ({ member_id }) => member_id);
  // what no program asks for is not read
  const goods = ground.needs.goods
    ? await loadGoods(
        tx,
        rows.flatMap(({ facts }) => facts ?? []),
      )
    : new Map<string, OrderGoods>();
  const groups = asksForCustomers(ground.needs) ? await loadCustomerPeriods(tx, ids) : new Map<string, CustomerPeriod[]>();
  const grants = ground.inPoints ? await loadGrantCounts(tx, ids) : new Map<string, CountRow[]>();
  const byHand = await loadTierPeriods(tx, ids);
  const spent = await spentIn(tx, ids, window);
  return members.map((member) => {
    const own = orders.get(member.id) ?? [];
    const inWindow = own.filter(({ placed_at }) => within(placed_at.toISOString(), window));
    return {
      memberId: member.id,
      happened: inWindow.map(happened),
      unknown: unknownIn(inWindow, ground, goods),
      spent: spent.get(member.id) ?? 0,
      input: {
        orders: own.flatMap((row) => memberOrder(row, ground.needs.goods ? (goods.get(row.order_id) ?? {}) : null)),
        member: standing(member),
        shop: ground.shop,
        pauses: ground.pauses,
        grants: grants.get(member.id) ?? [],
        byHand: byHand.get(member.id) ?? [],
        customer: groups.get(member.id) ?? [],
        backAwards: ground.backAwards,
      },
    };
  });
}

const within = (at: string, { from, until }: SimulatedWindow) => at >= from && at <= until;

function unknownIn(orders: readonly OrderRow[], { draftNeeds }: JudgingGround, goods: ReadonlyMap<string, OrderGoods>): UnknownOrders {
  if (!draftNeeds.goods && !draftNeeds.giftCard) return { goods: 0, giftCards: 0 };
  const lacking = (facts: OrderFacts, orderId: string) => unknownProducts(facts, goods.get(orderId) ?? {}).length > 0;
  const unsaid = ({ facts, gift_card_paid }: OrderRow) => facts?.paidWith.includes("gift_card") === true && gift_card_paid === null;
  return {
    goods: draftNeeds.goods ? orders.filter(({ facts, order_id }) => facts !== null && lacking(facts, order_id)).length : 0,
    giftCards: draftNeeds.giftCard ? orders.filter(unsaid).length : 0,
  };
}

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
function memberOrder(row: OrderRow, goods: OrderGoods | null): MemberToSimulate["orders"] {
  const { order_id: orderId, deleted } = row;
  if (row.facts === null && !deleted) return [];
  const facts = row.facts !== null && row.gift_card_paid !== null ? { ...row.facts, giftCardPaid: Number(row.gift_card_paid) } : row.facts;
  const placedAt = facts?.placedAt ?? row.placed_at.toISOString();
  return [{ orderId, placedAt, facts, held: null, ...(deleted ? { deleted } : {}), ...(goods === null ? {} : { goods }) }];
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
