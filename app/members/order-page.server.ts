import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { OrderContext, SourcePoints } from "../loyalty/judgement";
import type { OrderFacts } from "../loyalty/order-facts";
import type { Explanation } from "../loyalty/words";
import { memberAndMerged } from "./timeline.server";
import { explainer } from "./explain.server";
import { transfersOfOrder } from "./read-ledger.server";
import type { TransferView } from "./views";

/** All that decided what an order earned. */
export interface OrderPage {
  orderId: string;
  customerId: string | null;
  memberId: string | null;
  placedAt: string;
  deleted: boolean;
  /** refunds were applied to facts we held, because Shopify no longer gives the order */
  fromOurCopy: boolean;
  programVersion: number | null;
  context: OrderContext | null;
  granted: number;
  reversed: number;
  /** by key of the earning rule */
  sources: Record<string, SourcePoints>;
  /** null: it was deleted before anything was known of it */
  facts: OrderFacts | null;
  /** each in its own sentence */
  reasons: { en: string[]; fr: string[] };
  transfers: TransferView[];
  redemptions: Array<{ id: string; reward: string; code: string | null; points: number; status: string; programVersion: number }>;
}

interface OrderRow {
  member_id: string | null;
  customer_id: string | null;
  placed_at: Date;
  deleted: boolean;
  from_our_copy: boolean;
  program_version: number | null;
  context: OrderContext | null;
  granted: string;
  reversed: string;
  sources: Record<string, SourcePoints> | null;
  facts: OrderFacts | null;
  explanation: Explanation | null;
}

/** Throws `not_found`. */
export async function readOrderPage(tx: ShopTx, orderId: string): Promise<OrderPage> {
  const [row] = await tx.sql<OrderRow>(
    `select o.member_id, m.customer_id, o.placed_at, o.deleted, o.from_our_copy, o.program_version, o.context, o.granted, o.reversed,
            o.sources, o.facts, o.explanation
       from order_state o left join member m on m.shop_id = o.shop_id and m.id = o.member_id
      where o.shop_id = $1 and o.order_id = $2`,
    [tx.shopId, orderId],
    "members_order_page",
  );
  if (!row) throw new FidelioError("not_found");
  const explain = await explainer(tx);
  const codes = row.explanation?.codes ?? [{ code: "no-program" }];
  const reasons = codes.map((code) => explain({ codes: [code] }, { programVersion: row.program_version }));
  const members = row.member_id === null ? [] : (await memberAndMerged(tx, row.member_id)).memberIds;
  return {
    orderId,
    customerId: row.customer_id,
    memberId: row.member_id,
    placedAt: row.placed_at.toISOString(),
    deleted: row.deleted,
    fromOurCopy: row.from_our_copy,
    programVersion: row.program_version,
    context: row.context,
    granted: Number(row.granted),
    reversed: Number(row.reversed),
    sources: row.sources ?? {},
    facts: row.facts && "lines" in row.facts ? row.facts : null,
    reasons: { en: reasons.map(({ en }) => en), fr: reasons.map(({ fr }) => fr) },
    transfers: await transfersOfOrder(tx, orderId, members),
    redemptions: await redemptionsOn(tx, orderId),
  };
}

async function redemptionsOn(tx: ShopTx, orderId: string): Promise<OrderPage["redemptions"]> {
  const rows = await tx.sql<Omit<OrderPage["redemptions"][number], "points"> & { points: string }>(
    `select r.id, r.reward, d.code, r.points, r.status, r.program_version as "programVersion" from redemption r
       left join discount d on d.shop_id = r.shop_id and d.id = r.discount_id
      where r.shop_id = $1 and r.order_id = $2 order by r.id`,
    [tx.shopId, orderId],
    "members_redemptions_on_order",
  );
  return rows.map((one) => ({ ...one, points: Number(one.points) }));
}
