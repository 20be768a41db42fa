import type { ShopTx } from "../db/tenancy.server";
import type { Periods } from "./periods";

export interface MemberFigures {
  /** active now */
  active: number;
  /** active now and joined in the period */
  joined: number;
  joinedBefore: number;
}

const sql = `
  select count(*)::int as active,
    count(*) filter (where joined_at >= $2 and joined_at < $3)::int as joined,
    count(*) filter (where joined_at >= $4 and joined_at < $5)::int as "joinedBefore"
  from member where shop_id = $1 and status = 'active' and merged_into is null`;

/** How many members there are, and how many joined in each period. */
export async function memberFigures(tx: ShopTx, { current, before }: Periods): Promise<MemberFigures> {
  const values = [tx.shopId, current.from, current.to, before.from, before.to];
  const [row] = await tx.sql<MemberFigures>(sql, values, "insights_members");
  return row ?? { active: 0, joined: 0, joinedBefore: 0 };
}
