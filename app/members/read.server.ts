import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { tierAt } from "../loyalty/tiers";
import { shopCalendar } from "../programs/shop.server";
import { liveVersion } from "../programs/versions.server";
import { loadCounts } from "./counts.server";
import { memberColumns, memberOfCustomer, membersById, type StoredMember } from "./member-rows.server";
import { cursorOf, limitOf, pageOf, partsOf, patterns } from "./pages";
import { guestHashOf } from "./profile.server";
import { settleMembers } from "./settle.server";
import { tierView } from "./tier-view";
import type { MemberFilter, MemberView, Page, PageRequest } from "./views";

export { listLots, listTransfers } from "./read-ledger.server";
export type * from "./views";

/** Settles, then reads. A merged customer is answered as the member that it became. Throws `not_found`. */
export async function readMember(tx: ShopTx, customerId: string): Promise<MemberView> {
  const { id } = await knownMember(tx, customerId);
  await settleMembers(tx, [id]);
  const [view] = await views(tx, await membersById(tx, [id]));
  if (!view) throw new FidelioError("not_found");
  return view;
}

export async function knownMember(tx: ShopTx, customerId: string): Promise<StoredMember> {
  const member = await memberOfCustomer(tx, customerId);
  if (!member || member.customer_id === null) throw new FidelioError("not_found");
  return member;
}

/** By customer id, ascending; erased and merged members are left out. Those of the page are settled first. */
export async function listMembers(tx: ShopTx, filter: MemberFilter, page: PageRequest = {}): Promise<Page<MemberView>> {
  const limit = limitOf(page);
  const [after] = partsOf(page, [patterns.id]) ?? ["0"];
  const find = () =>
    tx.sql<StoredMember>(
      `select ${memberColumns} from member m
        where m.shop_id = $1 and m.customer_id > $2 and m.merged_into is null and m.status <> 'erased'
          and ($3::text is null or m.email_hash = $3) and ($4::text is null or m.tier = $4) and ($5::text is null or m.status = $5)
        order by m.customer_id limit $6`,
      [tx.shopId, after, filter.email ? guestHashOf(filter.email) : null, filter.tier ?? null, filter.status ?? null, limit + 1],
    );
  const found = await find();
  await settleMembers(
    tx,
    found.map(({ id }) => id),
  );
  const rows = await find();
  const shown = new Map((await views(tx, rows.slice(0, limit))).map((view) => [view.customerId, view]));
  return pageOf(
    rows,
    limit,
    (row) => shown.get(row.customer_id ?? "")!,
    (row) => cursorOf(row.customer_id ?? ""),
  );
}

async function views(tx: ShopTx, rows: readonly StoredMember[]): Promise<MemberView[]> {
  const ids = rows.map(({ id }) => id);
  const live = await liveVersion(tx);
  const tiers = live?.program.tiers ?? null;
  const counts = tiers ? await loadCounts(tx, ids, tiers.measure === "points") : new Map<string, never[]>();
  const earned = await lifetimeEarned(tx, ids);
  const { zone, currency } = await shopCalendar(tx);
  return rows.map((row) => {
    const ground = { zone, currency: live?.program.currency ?? currency, joinedAt: row.joined_at };
    const { measure } = tierAt(counts.get(row.id) ?? [], tiers, ground, tx.now.toISOString());
    const standing = { tier: row.tier, since: row.tier_since, until: row.tier_until };
    return {
      customerId: row.customer_id ?? "",
      status: row.status,
      balance: { available: Number(row.available), pending: Number(row.pending), held: Number(row.held), owed: Number(row.owed) },
      lifetimeEarned: earned.get(row.id) ?? 0,
      tier: tierView(live?.program ?? null, standing, measure),
    };
  });
}

/** What rules granted a member, and whoever was merged into it, less what was clawed back. */
async function lifetimeEarned(tx: ShopTx, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.sql<{ id: string; points: string }>(
    `select coalesce(m.merged_into, m.id) as id, sum(case t.kind when 'grant' then t.amount else -t.amount end) as points
       from member m join transfer t on t.shop_id = m.shop_id and t.member_id = m.id
      where m.shop_id = $1 and (m.id = any($2::uuid[]) or m.merged_into = any($2::uuid[])) and t.kind in ('grant', 'claw-back')
      group by 1`,
    [tx.shopId, ids],
    "members_lifetime_earned",
  );
  return new Map(rows.map(({ id, points }) => [id, Number(points)]));
}
