import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { Explanation } from "../loyalty/words";
import { explainer } from "./explain.server";
import type { OrderPointsView } from "./views";

/** What an order earned and why, also why it earned nothing. Throws `not_found`. */
export async function readOrderPoints(tx: ShopTx, orderId: string): Promise<OrderPointsView> {
  const [row] = await tx.sql<{
    customer_id: string | null;
    granted: string;
    reversed: string;
    program_version: number | null;
    explanation: Explanation | null;
  }>(
    `select m.customer_id, o.granted, o.reversed, o.program_version, o.explanation
       from order_state o left join member m on m.shop_id = o.shop_id and m.id = o.member_id
      where o.shop_id = $1 and o.order_id = $2`,
    [tx.shopId, orderId],
    "members_order_points",
  );
  if (!row) throw new FidelioError("not_found");
  const explain = await explainer(tx);
  return {
    orderId,
    customerId: row.customer_id,
    points: { granted: Number(row.granted), reversed: Number(row.reversed) },
    programVersion: row.program_version,
    explanation: explain(row.explanation ?? { codes: [{ code: "no-program" }] }, { programVersion: row.program_version }),
  };
}
