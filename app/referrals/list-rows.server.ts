import type { ShopTx } from "../db/tenancy.server";
import { cursorOf, limitOf, pageOf, partsOf, patterns } from "../members/pages";
import type { Page, PageRequest } from "../members/views";
import type { ReferralRow, ReferralState } from "./referral";
import { referralColumns } from "./rows.server";

export interface ReferralFilter {
  state?: ReferralState | undefined;
  /** a member of ours */
  advocateId?: string | undefined;
}

/** Newest claim first. Throws `invalid_input`. */
export async function listReferrals(tx: ShopTx, filter: ReferralFilter, page: PageRequest = {}): Promise<Page<ReferralRow>> {
  const limit = limitOf(page);
  const [claimedAt, id] = partsOf(page, [patterns.instant, patterns.uuid]) ?? [null, null];
  const rows = await tx.sql<ReferralRow>(
    `select ${referralColumns} from referral
      where shop_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or advocate_id = $3)
        and ($4::timestamptz is null or (claimed_at, id) < ($4, $5::uuid))
      order by claimed_at desc, id desc limit $6`,
    [tx.shopId, filter.state ?? null, filter.advocateId ?? null, claimedAt, id, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    (row) => row,
    (row) => cursorOf(row.claimedAt.toISOString(), row.id),
  );
}
