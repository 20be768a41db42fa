import type { ShopTx } from "../db/tenancy.server";
import type { OrderFacts } from "../loyalty/order-facts";
import type { Explanation, RedemptionStatus } from "../loyalty/words";
import { explainer } from "./explain.server";
import { cursorOf, pageOf, partsOf, patterns } from "./pages";
import type { ExplanationView, Page } from "./views";

export interface MemberOrderLine {
  orderId: string;
  placedAt: string;
  granted: number;
  reversed: number;
  /** what the buyer paid for the lines, minor units; null: nothing is known but that it was deleted */
  goods: number | null;
  currency: string | null;
  explanation: ExplanationView;
}

interface OrderRow {
  id: string;
  placed_at: Date;
  granted: string;
  reversed: string;
  program_version: number | null;
  explanation: Explanation | null;
  lines: OrderFacts["lines"] | null;
  currency: string | null;
}

/** A member's orders, newest first, each with what it earned and why. */
export async function listOrdersOf(
  tx: ShopTx,
  memberId: string,
  page: { cursor: string | null; limit: number },
): Promise<Page<MemberOrderLine>> {
  const [before = null, beforeId = null] = partsOf(page, [patterns.instant, patterns.id]) ?? [];
  const rows = await tx.sql<OrderRow>(
    `select order_id::text as id, placed_at, granted, reversed, program_version, explanation, facts->'lines' as lines, facts->>'currency' as currency
       from order_state
      where shop_id = $1 and member_id = $2 and ($3::timestamptz is null or (placed_at, order_id) < ($3::timestamptz, $4::bigint))
      order by placed_at desc, order_id desc limit $5`,
    [tx.shopId, memberId, before, beforeId, page.limit + 1],
    "members_list_orders",
  );
  const explain = await explainer(tx);
  const view = (row: OrderRow): MemberOrderLine => ({
    orderId: row.id,
    placedAt: row.placed_at.toISOString(),
    granted: Number(row.granted),
    reversed: Number(row.reversed),
    goods: row.lines?.reduce((sum, { paid }) => sum + paid, 0) ?? null,
    currency: row.currency,
    explanation: explain(row.explanation ?? { codes: [{ code: "no-program" }] }, { programVersion: row.program_version }),
  });
  return pageOf(rows, page.limit, view, (row) => cursorOf(row.placed_at.toISOString(), row.id));
}

export interface MemberRedemptionLine {
  id: string;
  reward: string;
  programVersion: number;
  status: RedemptionStatus;
  points: number;
  value: { amount: string; currency: string };
  /** null until Shopify has it */
  code: string | null;
  codeState: string | null;
  orderId: string | null;
  reservedAt: string;
  expiresAt: string;
  returned: number;
  reason: string | null;
}

/** A member's redemptions, newest first. */
export async function listRedemptionsOf(
  tx: ShopTx,
  memberId: string,
  page: { cursor: string | null; limit: number },
): Promise<Page<MemberRedemptionLine>> {
  const [before = null, beforeId = null] = partsOf(page, [patterns.instant, patterns.uuid]) ?? [];
  type Row = Omit<MemberRedemptionLine, "points" | "returned" | "reservedAt" | "expiresAt"> & {
    points: string;
    returned: string;
    reserved_at: Date;
    expires_at: Date;
  };
  const rows = await tx.sql<Row>(
    `select r.id, r.reward, r.program_version as "programVersion", r.status, r.points, r.value, r.order_id as "orderId", r.reserved_at,
            r.expires_at, r.returned, r.reason, d.state as "codeState", case when r.status not in ('reserved', 'failed') then d.code end as code
       from redemption r left join discount d on d.shop_id = r.shop_id and d.id = r.discount_id
      where r.shop_id = $1 and r.member_id = $2 and ($3::timestamptz is null or (r.reserved_at, r.id) < ($3::timestamptz, $4::uuid))
      order by r.reserved_at desc, r.id desc limit $5`,
    [tx.shopId, memberId, before, beforeId, page.limit + 1],
    "members_list_redemptions",
  );
  const view = ({ points, returned, reserved_at, expires_at, ...row }: Row): MemberRedemptionLine => ({
    ...row,
    points: Number(points),
    returned: Number(returned),
    reservedAt: reserved_at.toISOString(),
    expiresAt: expires_at.toISOString(),
  });
  return pageOf(rows, page.limit, view, (row) => cursorOf(row.reserved_at.toISOString(), row.id));
}
