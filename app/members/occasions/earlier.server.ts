import type { ShopTx } from "../../db/tenancy.server";
import { plainArray, textArray } from "../../ledger/array-literal";

/** A grant of a rule that is not of an order: each made a lot, which a merge moves to the kept member. */
export interface EarlierGrant {
  memberId: string;
  causeType: string;
  causeId: string;
  /** key of the rule */
  rule: string;
  amount: number;
  at: string;
}

/** What these members were granted for occasions of these kinds, oldest first. */
export async function earlierGrants(tx: ShopTx, memberIds: readonly string[], causeTypes: readonly string[]): Promise<EarlierGrant[]> {
  if (memberIds.length === 0) return [];
  const rows = await tx.sql<{ member_id: string; cause_type: string; cause_id: string; source: string; amount: string; earned_at: Date }>(
    `select member_id, cause_type, cause_id, source, amount, earned_at from lot
      where shop_id = $1 and member_id = any($2::uuid[]) and cause_type = any($3::text[]) order by earned_at, cause_id`,
    [tx.shopId, plainArray(memberIds), textArray(causeTypes)],
    "members_earlier_grants",
  );
  return rows.map((row) => ({
    memberId: row.member_id,
    causeType: row.cause_type,
    causeId: row.cause_id,
    rule: row.source,
    amount: Number(row.amount),
    at: row.earned_at.toISOString(),
  }));
}
