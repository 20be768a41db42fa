import { createHash } from "node:crypto";
import { realNow } from "../base/clock";
import { FidelioError } from "../base/errors";
import type { ShopTx } from "./tenancy.server";

const DAY = 24 * 60 * 60 * 1000;
/** how long an effect that goes on after its transaction (a call to Shopify) may take before a retry takes it over */
const RUNNING = 15_000;

/** A key of the caller's and a hash of what it asked for, made by `requestKey`. */
export interface RequestKey {
  key: string;
  inputHash: string;
}

/** The first answer: its HTTP status and the very text of its body. */
export interface KeptAnswer {
  status: number;
  text: string;
}

export type Claim =
  | { state: "new" }
  | { state: "answered"; answer: KeptAnswer }
  /** the effect is committed and its answer is not: `effectId` says what to look at and answer from */
  | { state: "unfinished"; effectId: string };

/** The input is the method, the path and the body as sent: another resource under the same key is another input. */
export function requestKey(key: string, method: string, path: string, body: string): RequestKey {
  return { key, inputHash: createHash("sha256").update(`${method}\n${path}\n${body}`).digest("hex") };
}

/**
 * Call first in the transaction of the effect. The key is locked until that transaction ends, so that of two requests at
 * once one works and the other is told so. Throws `idempotency_running` (409) while the first still runs, and
 * `idempotency_mismatch` (422) when the key was used for another input within 24 hours.
 */
export async function claimKey(tx: ShopTx, request: RequestKey): Promise<Claim> {
  const [lock] = await tx.sql<{ taken: boolean }>("select pg_try_advisory_xact_lock(hashtextextended($1, $2)) as taken", [
    `idempotency ${request.key}`,
    tx.shopId,
  ]);
  if (!lock?.taken) throw new FidelioError("idempotency_running", { key: request.key });
  const [held] = await tx.sql<{ input_hash: string; status: number | null; answer: string; created_at: Date }>(
    "select input_hash, status, answer #>> '{}' as answer, created_at from idempotency_key where shop_id = $1 and key = $2",
    [tx.shopId, request.key],
    "find_idempotency_key",
  );
  const age = held ? realNow().getTime() - held.created_at.getTime() : Infinity;
  if (!held || age >= DAY) return { state: "new" };
  if (held.input_hash !== request.inputHash) throw new FidelioError("idempotency_mismatch", { key: request.key });
  if (held.status !== null) return { state: "answered", answer: { status: held.status, text: held.answer } };
  if (age < RUNNING) throw new FidelioError("idempotency_running", { key: request.key });
  return { state: "unfinished", effectId: held.answer };
}

/** Keeps the answer beside its effect, in the effect's own transaction. */
export async function keepAnswer(tx: ShopTx, request: RequestKey, answer: KeptAnswer): Promise<void> {
  await keep(tx, request, answer.status, answer.text);
}

/** Notes, in the effect's own transaction, which effect the key stands for while its answer is still being made. */
export async function keepEffect(tx: ShopTx, request: RequestKey, effectId: string): Promise<void> {
  await keep(tx, request, null, effectId);
}

async function keep(tx: ShopTx, request: RequestKey, status: number | null, text: string): Promise<void> {
  await tx.sql(
    `insert into idempotency_key (shop_id, key, input_hash, status, answer, created_at) values ($1, $2, $3, $4, to_jsonb($5::text), $6)
     on conflict (shop_id, key) do update
     set input_hash = excluded.input_hash, status = excluded.status, answer = excluded.answer, created_at = excluded.created_at`,
    [tx.shopId, request.key, request.inputHash, status, text, realNow()],
    "keep_idempotency_key",
  );
}

/** Forgets keys older than 24 hours; answers how many. For the schedule. */
export async function forgetOldKeys(tx: ShopTx): Promise<number> {
  const gone = await tx.sql("delete from idempotency_key where created_at < $1 returning key", [new Date(realNow().getTime() - DAY)]);
  return gone.length;
}
