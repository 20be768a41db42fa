import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { Explanation } from "../loyalty/words";
import { explainer } from "./explain.server";
import { memberOfCustomer } from "./member-rows.server";
import { cursorOf, limitOf, pageOf, partsOf, patterns } from "./pages";
import { settleMembers } from "./settle.server";
import type { LotView, Page, PageRequest, TransferView } from "./views";

interface TransferRow {
  id: string;
  at: Date;
  posted_at: Date;
  kind: string;
  from_account: string;
  to_account: string;
  amount: string;
  cause_type: string;
  cause_id: string;
  reverses: string | null;
  program_version: number | null;
  explanation: Explanation;
}

const transferColumns = `t.id, t.at, t.posted_at, t.kind, t.from_account, t.to_account, t.amount, t.cause_type, t.cause_id, t.reverses,
  t.program_version, t.explanation`;

async function settledMember(tx: ShopTx, customerId: string): Promise<string> {
  const member = await memberOfCustomer(tx, customerId);
  if (!member || member.customer_id === null) throw new FidelioError("not_found");
  await settleMembers(tx, [member.id]);
  return member.id;
}

/** Newest first by business time, whenever they were posted; those from before a merge too. Throws `not_found`. */
export async function listTransfers(tx: ShopTx, customerId: string, page: PageRequest = {}): Promise<Page<TransferView>> {
  const limit = limitOf(page);
  const [before = null, beforeId = null] = partsOf(page, [patterns.instant, patterns.uuid]) ?? [];
  const memberId = await settledMember(tx, customerId);
  const rows = await tx.sql<TransferRow>(
    `select ${transferColumns} from transfer t
      where t.shop_id = $1 and t.member_id in (select m.id from member m where m.shop_id = $1 and (m.id = $2 or m.merged_into = $2))
        and ($3::timestamptz is null or (t.at, t.id) < ($3::timestamptz, $4::uuid))
      order by t.at desc, t.id desc limit $5`,
    [tx.shopId, memberId, before, beforeId, limit + 1],
    "members_list_transfers",
  );
  const view = await transferView(tx);
  return pageOf(rows, limit, view, (row) => cursorOf(row.at.toISOString(), row.id));
}

/** These transfers with their sentences, by id. */
export async function transfersById(tx: ShopTx, ids: readonly string[]): Promise<Map<string, TransferView>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.sql<TransferRow>(
    `select ${transferColumns} from transfer t where t.shop_id = $1 and t.id = any($2::uuid[])`,
    [tx.shopId, ids],
    "members_transfers_by_id",
  );
  const view = await transferView(tx);
  return new Map(rows.map((row) => [row.id, view(row)]));
}

/** What an order moved for these members, oldest first. */
export async function transfersOfOrder(tx: ShopTx, orderId: string, memberIds: readonly string[]): Promise<TransferView[]> {
  const rows = await tx.sql<TransferRow>(
    `select ${transferColumns} from transfer t
      where t.shop_id = $1 and t.member_id = any($3::uuid[]) and t.cause_type = 'order' and t.cause_id = $2 order by t.at, t.id limit 250`,
    [tx.shopId, orderId, memberIds],
    "members_transfers_of_order",
  );
  return rows.map(await transferView(tx));
}

async function transferView(tx: ShopTx): Promise<(row: TransferRow) => TransferView> {
  const explain = await explainer(tx);
  return (row) => ({
    id: row.id,
    at: row.at.toISOString(),
    postedAt: row.posted_at.toISOString(),
    kind: row.kind,
    from: row.from_account,
    to: row.to_account,
    amount: Number(row.amount),
    cause: { type: row.cause_type, id: row.cause_id },
    reverses: row.reverses,
    programVersion: row.program_version,
    explanation: explain(row.explanation, { programVersion: row.program_version, points: Number(row.amount) }),
  });
}

interface LotRow {
  id: string;
  amount: string;
  remaining: string;
  earned_at: Date;
  available_at: Date;
  expires_at: Date | null;
}

/** Oldest first, lots without remaining points too. Throws `not_found`. */
export async function listLots(tx: ShopTx, customerId: string, page: PageRequest = {}): Promise<Page<LotView>> {
  const limit = limitOf(page);
  const [after = null, afterId = null] = partsOf(page, [patterns.instant, patterns.uuid]) ?? [];
  const memberId = await settledMember(tx, customerId);
  const rows = await tx.sql<LotRow>(
    `select id, amount, remaining, earned_at, available_at, expires_at from lot
      where shop_id = $1 and member_id = $2 and ($3::timestamptz is null or (earned_at, id) > ($3::timestamptz, $4::uuid))
      order by earned_at, id limit $5`,
    [tx.shopId, memberId, after, afterId, limit + 1],
    "members_list_lots",
  );
  const view = (row: LotRow): LotView => ({
    amount: Number(row.amount),
    remaining: Number(row.remaining),
    earnedAt: row.earned_at.toISOString(),
    availableAt: row.available_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
  });
  return pageOf(rows, limit, view, (row) => cursorOf(row.earned_at.toISOString(), row.id));
}
