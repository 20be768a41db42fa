import type { ShopTx } from "../db/tenancy.server";
import type { OrderFacts } from "../loyalty/order-facts";
import type { Explanation } from "../loyalty/words";
import { explainer } from "./explain.server";
import { cursorOf, pageOf, partsOf, patterns } from "./pages";
import { redemptionsOfMember, type ListedRedemption } from "./redemptions/find.server";
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

/** A member's redemptions, newest first. */
export async function listRedemptionsOf(
  tx: ShopTx,
  memberId: string,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<Page<ListedRedemption>> {
  const before = partsOf({ cursor }, [patterns.instant, patterns.uuid]);
  const rows = await redemptionsOfMember(tx, memberId, { before, limit: limit + 1 });
  return pageOf(
    rows,
    limit,
    (row) => row,
    (row) => cursorOf(row.reservedAt, row.id),
  );
}
