import type { ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "./array-literal";
import type { Lot } from "./book/lot";

interface LotRow {
  id: string;
  member_id: string;
  cause_type: string;
  cause_id: string;
  source: string;
  amount: string;
  remaining: string;
  expired: string;
  approved: boolean;
  earned_at: string;
  available_at: string;
  expires_at: string | null;
  expiry_follows: string | null;
}

/** As our own RFC 3339: a Date object for each would cost more than the rest of the row. */
const instant = (column: string) => `to_char(l.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`;
const columns = `l.id, l.member_id, l.cause_type, l.cause_id, l.source, l.amount, l.remaining, l.expired, l.approved,
  ${instant("earned_at")}, ${instant("available_at")}, ${instant("expires_at")}, l.expiry_follows`;

function lotOf(row: LotRow): Lot {
  return {
    id: row.id,
    memberId: row.member_id,
    causeType: row.cause_type,
    causeId: row.cause_id,
    source: row.source,
    amount: Number(row.amount),
    remaining: Number(row.remaining),
    expired: Number(row.expired),
    approved: row.approved,
    earnedAt: row.earned_at,
    availableAt: row.available_at,
    expiresAt: row.expires_at,
    expiryFollows: row.expiry_follows,
    state: "kept",
  };
}

export interface LotsWanted {
  /** all that these members have points in */
  liveOf: readonly string[];
  /** also those without points, of these causes */
  ofCauses?: ReadonlyArray<{ memberId: string; type: string; id: string }>;
}

/** Loads lots, each once. The members are locked, so nothing of it moves until the transaction ends. */
export async function loadLots(tx: ShopTx, { liveOf, ofCauses = [] }: LotsWanted): Promise<Map<string, Lot>> {
  const lots = new Map<string, Lot>();
  const rows = await tx.sql<LotRow>(
    `select ${columns} from lot l where l.shop_id = $1 and l.member_id = any($2::uuid[]) and l.remaining > 0
     union all
     select ${columns} from unnest($3::uuid[], $4::text[], $5::text[]) as c(member_id, cause_type, cause_id)
       join lot l on l.shop_id = $1 and l.member_id = c.member_id and l.cause_type = c.cause_type and l.cause_id = c.cause_id
      where l.remaining = 0`,
    [
      tx.shopId,
      plainArray(liveOf),
      plainArray(ofCauses.map(({ memberId }) => memberId)),
      textArray(ofCauses.map(({ type }) => type)),
      textArray(ofCauses.map(({ id }) => id)),
    ],
    "ledger_load_lots",
  );
  keep(lots, rows);
  return lots;
}

/** Adds every lot of some members, and lots by their ids, whoever has them. */
export async function loadMoreLots(
  tx: ShopTx,
  lots: Map<string, Lot>,
  { allOf, ids }: { allOf: readonly string[]; ids: readonly string[] },
): Promise<void> {
  if (allOf.length + ids.length === 0) return;
  const rows = await tx.sql<LotRow>(
    `select ${columns} from lot l where l.shop_id = $1 and (l.member_id = any($2::uuid[]) or l.id = any($3::uuid[]))`,
    [tx.shopId, plainArray(allOf), plainArray(ids)],
    "ledger_load_lots_whole",
  );
  keep(lots, rows);
}

function keep(lots: Map<string, Lot>, rows: readonly LotRow[]): void {
  for (const row of rows) if (!lots.has(row.id)) lots.set(row.id, lotOf(row));
}
