import type { ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "../ledger/array-literal";

/** Whose a code is; null: nobody's. `folded`: as `foldCode` says. Erased and merged members have none. */
export async function ownerOfCode(tx: ShopTx, folded: string): Promise<string | null> {
  const [row] = await tx.sql<{ member_id: string }>(
    "select member_id from referral_code where shop_id = $1 and folded = $2",
    [tx.shopId, folded],
    "referrals_code_owner",
  );
  return row?.member_id ?? null;
}

/** The current codes of members who have one. */
export async function currentCodes(tx: ShopTx, memberIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.sql<{ member_id: string; code: string }>(
    "select member_id, code from referral_code where shop_id = $1 and member_id = any($2::uuid[]) and current",
    [tx.shopId, plainArray(memberIds)],
    "referrals_codes",
  );
  return new Map(rows.map(({ member_id, code }) => [member_id, code]));
}

/** Writes first codes, of those members who may have one and have none. A code that somebody else has meanwhile is passed over. */
export async function writeFirstCodes(tx: ShopTx, codes: ReadonlyArray<{ memberId: string; code: string; folded: string }>): Promise<void> {
  await tx.sql(
    `insert into referral_code (shop_id, folded, code, member_id, current, created_at)
     select $1, c.folded, c.code, m.id, true, $5
       from unnest($2::uuid[], $3::text[], $4::text[]) as c(member_id, code, folded)
       join member m on m.shop_id = $1 and m.id = c.member_id and m.status <> 'erased' and m.merged_into is null
      order by m.id
     on conflict do nothing`,
    [
      tx.shopId,
      plainArray(codes.map(({ memberId }) => memberId)),
      textArray(codes.map(({ code }) => code)),
      textArray(codes.map(({ folded }) => folded)),
      tx.now,
    ],
    "referrals_first_codes",
  );
}

/** How often a member chose a code since an instant. */
export async function choicesSince(tx: ShopTx, memberId: string, since: Date): Promise<number> {
  const [row] = await tx.sql<{ choices: string }>(
    "select count(*) as choices from referral_code where shop_id = $1 and member_id = $2 and chosen and created_at > $3",
    [tx.shopId, memberId, since],
    "referrals_code_choices",
  );
  return Number(row?.choices ?? 0);
}

/** Makes a code the member's current one; an earlier one of theirs comes back. False: it is another's. Call under the member's lock. */
export async function takeCode(tx: ShopTx, memberId: string, { code, folded }: { code: string; folded: string }): Promise<boolean> {
  const rows = await tx.sql(
    `insert into referral_code as held (shop_id, folded, code, member_id, current, chosen, created_at) values ($1, $2, $3, $4, false, true, $5)
     on conflict (shop_id, folded) do update set code = excluded.code, chosen = true, created_at = excluded.created_at
      where held.member_id = excluded.member_id
     returning folded`,
    [tx.shopId, folded, code, memberId, tx.now],
    "referrals_code_take",
  );
  if (rows.length === 0) return false;
  // one after the other: there is one current code at any moment
  for (const current of [false, true]) {
    await tx.sql(
      "update referral_code set current = $4 where shop_id = $1 and member_id = $2 and (folded = $3) = $4 and current <> $4",
      [tx.shopId, memberId, folded, current],
      "referrals_code_current",
    );
  }
  return true;
}

/** Whether this is a discount code of ours: an order that carries it would be taken for another's. */
export async function isDiscountCode(tx: ShopTx, code: string): Promise<boolean> {
  const rows = await tx.sql("select from discount where shop_id = $1 and code = $2", [tx.shopId, code], "referrals_code_discount");
  return rows.length > 0;
}
