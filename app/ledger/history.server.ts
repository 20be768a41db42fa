import type { ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "./array-literal";
import type { Moved } from "./book/commands";
import type { Lot } from "./book/lot";
import { newHistory, type RedemptionHistory } from "./book/redemption";
import type { Cause } from "./operations";

export interface LotUseRow {
  cause_id: string;
  kind: string;
  lot_id: string;
  amount: string;
}

/** What the transfers of redemptions took from, and returned to, which lots. A repayment that followed is not of it. */
export async function loadRedemptionUses(tx: ShopTx, redemptionIds: readonly string[]): Promise<LotUseRow[]> {
  if (redemptionIds.length === 0) return [];
  return tx.sql<LotUseRow>(
    `select t.cause_id, t.kind, u.lot_id, sum(u.amount) as amount
       from transfer t join lot_use u on u.shop_id = t.shop_id and u.transfer_id = t.id
      where t.shop_id = $1 and t.cause_type = 'redemption' and t.cause_id = any($2::text[])
        and t.kind in ('reserve', 'release', 'late-capture', 'give-back')
      group by t.cause_id, t.kind, u.lot_id`,
    [tx.shopId, textArray(redemptionIds)],
    "ledger_redemption_uses",
  );
}

export interface SumRow {
  cause_id: string;
  kind: string;
  from_account: string;
  amount: string;
}

/** How much the transfers of redemptions moved in all. */
export async function loadRedemptionSums(tx: ShopTx, redemptionIds: readonly string[]): Promise<SumRow[]> {
  if (redemptionIds.length === 0) return [];
  return tx.sql<SumRow>(
    `select cause_id, kind, from_account, sum(amount) as amount from transfer
      where shop_id = $1 and cause_type = 'redemption' and cause_id = any($2::text[]) group by cause_id, kind, from_account`,
    [tx.shopId, textArray(redemptionIds)],
    "ledger_redemption_sums",
  );
}

/** The life of each redemption so far, from its transfers. */
export function historiesOf(
  redemptionIds: readonly string[],
  sums: readonly SumRow[],
  uses: readonly LotUseRow[],
  lots: ReadonlyMap<string, Lot>,
): Map<string, RedemptionHistory> {
  const histories = new Map(redemptionIds.map((id) => [id, newHistory()]));
  for (const { cause_id, kind, from_account, amount } of sums) {
    const history = histories.get(cause_id);
    if (history) addSum(history, kind, from_account, Number(amount));
  }
  for (const { cause_id, kind, lot_id, amount } of uses) {
    const history = histories.get(cause_id);
    const lot = lots.get(lot_id);
    if (!history || !lot) continue;
    history.uses.set(lot, (history.uses.get(lot) ?? 0) + Number(amount));
    if (kind === "give-back") history.returnedElsewhere += Number(amount);
  }
  return histories;
}

function addSum(history: RedemptionHistory, kind: string, from: string, amount: number): void {
  if (kind === "reserve") history.held += amount;
  if (kind === "release") history.held -= amount;
  if (kind === "capture") {
    history.held -= amount;
    history.spent += amount;
  }
  if (kind === "late-capture") {
    history.spent += amount;
    if (from === "owed") history.lateOwed += amount;
  }
  if (kind === "give-back") {
    history.spent -= amount;
    // less what went back to lots, which their uses say
    history.returnedElsewhere += amount;
  }
}

export interface MovedRow {
  id: string;
  cause_type: string;
  cause_id: string;
  uses: Array<{ lot: string; amount: number }>;
}

/** What the transfers that are undone did. */
export async function loadMoved(tx: ShopTx, transferIds: readonly string[]): Promise<MovedRow[]> {
  if (transferIds.length === 0) return [];
  return tx.sql<MovedRow>(
    `select t.id, t.cause_type, t.cause_id,
            coalesce((select json_agg(json_build_object('lot', u.lot_id, 'amount', u.amount)) from lot_use u
                       where u.shop_id = t.shop_id and u.transfer_id = t.id), '[]'::json) as uses
       from transfer t where t.shop_id = $1 and t.id = any($2::uuid[])`,
    [tx.shopId, plainArray(transferIds)],
    "ledger_moved",
  );
}

export function movedOf(row: MovedRow | undefined, lots: ReadonlyMap<string, Lot>, memberId: string): Moved {
  const uses = new Map<Lot, number>();
  for (const { lot: id, amount } of row?.uses ?? []) {
    const lot = lots.get(id);
    if (lot) uses.set(lot, amount);
  }
  const isOwn = (lot: Lot) => lot.memberId === memberId && lot.causeType === row?.cause_type && lot.causeId === row.cause_id;
  return { own: [...lots.values()].find(isOwn), uses };
}

/** How many points each import brought, by `type/id`. */
export async function loadImported(tx: ShopTx, causes: readonly Cause[]): Promise<Map<string, number>> {
  if (causes.length === 0) return new Map();
  const rows = await tx.sql<{ cause_key: string; amount: string }>(
    "select cause_key, amount from transfer where shop_id = $1 and cause_key = any($2::text[])",
    [tx.shopId, textArray(causes.map(({ type, id }) => `${type}/${id}/import`))],
    "ledger_imported",
  );
  return new Map(rows.map(({ cause_key, amount }) => [cause_key.replace(/\/import$/u, ""), Number(amount)]));
}
