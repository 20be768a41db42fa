import { inShop } from "../../app/db/tenancy.server";

export interface LotState {
  earnedAt: string;
  availableAt: string;
  expiresAt: string | null;
  remaining: number;
}

export interface MemberState {
  balance: { available: number; pending: number; held: number; owed: number };
  tier: string | null;
  /** with points left, by date and figure */
  lots: LotState[];
}

export interface OrderPointsState {
  customerId: string | null;
  granted: number;
  reversed: number;
  programVersion: number | null;
  context: unknown;
}

/** What two runs over the same facts must agree on, by customer id and order id. */
export interface LedgerState {
  members: Record<string, MemberState>;
  orders: Record<string, OrderPointsState>;
}

interface MemberRow {
  id: string;
  customer: string | null;
  tier: string | null;
  available: string;
  pending: string;
  held: string;
  owed: string;
}
interface OrderRow {
  order_id: string;
  customer: string | null;
  granted: string;
  reversed: string;
  program_version: number | null;
  context: unknown;
}
interface LotRow {
  member_id: string;
  earned_at: Date;
  available_at: Date;
  expires_at: Date | null;
  remaining: string;
}

/**
 * The ledger state of a shop, as the design defines it: each member's balances, tier and lots, each order's points, version
 * and context. Neither transfer ids nor posting times nor the number of transfers, which depend on what arrived when. A
 * lot with nothing left is ignored too; erased and merged members are found by no customer.
 */
export async function ledgerState(shopId: string): Promise<LedgerState> {
  return inShop(shopId, async (tx) => {
    const members = await tx.sql<MemberRow>(
      "select id, customer_id::text as customer, tier, available, pending, held, owed from member where merged_into is null order by customer_id",
    );
    const lots = await tx.sql<LotRow>("select member_id, earned_at, available_at, expires_at, remaining from lot where remaining > 0");
    const orders = await tx.sql<OrderRow>(
      `select o.order_id, m.customer_id::text as customer, o.granted, o.reversed, o.program_version, o.context
       from order_state o left join member m on m.shop_id = o.shop_id and m.id = o.member_id where o.facts <> 'null' order by o.order_id`,
    );
    const lotsOf = Map.groupBy(lots, (lot) => lot.member_id);
    return {
      members: Object.fromEntries(
        members.flatMap((row) => (row.customer === null ? [] : [[row.customer, memberState(row, lotsOf.get(row.id) ?? [])]])),
      ),
      orders: Object.fromEntries(orders.map((row) => [row.order_id, orderState(row)])),
    };
  });
}

function memberState(row: MemberRow, lots: readonly LotRow[]): MemberState {
  return {
    balance: { available: Number(row.available), pending: Number(row.pending), held: Number(row.held), owed: Number(row.owed) },
    tier: row.tier,
    lots: lots.map(lotState).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  };
}

function lotState(row: LotRow): LotState {
  return {
    earnedAt: row.earned_at.toISOString(),
    availableAt: row.available_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    remaining: Number(row.remaining),
  };
}

function orderState(row: OrderRow): OrderPointsState {
  return {
    customerId: row.customer,
    granted: Number(row.granted),
    reversed: Number(row.reversed),
    programVersion: row.program_version,
    context: row.context,
  };
}
