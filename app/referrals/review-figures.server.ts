import type { ShopTx } from "../db/tenancy.server";

/** What people made of referrals in which something was seen. */
export interface Agreement {
  /** people decided about so many that had the signal */
  decided: number;
  /** and rejected so many of them */
  rejected: number;
}

/** How often reviewers agreed with each signal, by its code; a decision that was undone counts no more. */
export async function agreements(tx: ShopTx): Promise<Record<string, Agreement>> {
  const rows = await tx.sql<Agreement & { code: string }>(
    `select signal ->> 'code' as code, count(*)::int as decided, count(*) filter (where decision = 'rejected')::int as rejected
     from referral, jsonb_array_elements(signals) as signal where shop_id = $1 and decision is not null group by 1`,
    [tx.shopId],
    "referral_agreements",
  );
  return Object.fromEntries(rows.map(({ code, decided, rejected }) => [code, { decided, rejected }]));
}

/** How many referrals wait for a person; no more than `most` are counted. */
export async function heldCount(tx: ShopTx, most: number): Promise<number> {
  const [row] = await tx.sql<{ held: number }>(
    "select count(*)::int as held from (select from referral where shop_id = $1 and state = 'review' limit $2) as found",
    [tx.shopId, most],
    "referral_held_count",
  );
  return row?.held ?? 0;
}
