import { v7 } from "uuid";
import type { ShopTx, TransactionLimits } from "../db/tenancy.server";
import { log } from "../base/log.server";
import { audit, type Audit } from "../ledger/audit.server";
import { sealDays } from "../ledger/seal.server";

/** An audit adds up all that a shop ever posted. */
export const auditLimits: TransactionLimits = { timeoutMs: 600_000 };

/** Nights whose audits are kept. */
const keptDays = 90;

/** Seals the days that are over, and audits. The seal stands in the log too: a copy that no change of the database reaches. */
export async function sealAndAudit(tx: ShopTx): Promise<Audit> {
  const sealed = await sealDays(tx);
  if (sealed) log.info({ shopId: tx.shopId, ...sealed }, "the ledger is sealed through this day");
  return audit(tx);
}

/** The nightly audit, kept beside those that a person asked for, so that the Health page can show when it last ran. */
export async function auditAndKeep(tx: ShopTx): Promise<Audit> {
  const result = await sealAndAudit(tx);
  await tx.sql(
    `insert into long_run (shop_id, id, kind, state, parameters, total, done, result, started_by, created_at, ended_at)
     values ($1, $2, 'audit', 'done', '{}', 1, 1, $3::jsonb, 'system', $4, $4)`,
    [tx.shopId, v7(), JSON.stringify(result), tx.now],
  );
  await tx.sql("delete from long_run where shop_id = $1 and kind = 'audit' and created_at < $2", [
    tx.shopId,
    new Date(tx.now.getTime() - keptDays * 86_400_000),
  ]);
  return result;
}

export interface KeptAudit extends Audit {
  at: Date;
  /** "system": the schedule's */
  by: string;
}

/** The newest audit that came to its end; null: none did yet. */
export async function lastAudit(tx: ShopTx): Promise<KeptAudit | null> {
  const [row] = await tx.sql<{ result: Audit; at: Date; by: string }>(
    `select result, ended_at as at, started_by as by from long_run
     where shop_id = $1 and kind = 'audit' and state = 'done' order by ended_at desc, id desc limit 1`,
    [tx.shopId],
  );
  return row ? { ...row.result, at: row.at, by: row.by } : null;
}
