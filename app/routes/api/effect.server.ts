import { claimKey, keepAnswer, type KeptAnswer, type RequestKey } from "../../db/idempotency.server";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import type { Answer } from "./endpoint";

/** The kept text as an answer that is sent as it is, byte for byte. */
export class Kept {
  constructor(readonly text: string) {}
}

export const replay = (kept: KeptAnswer): Answer => ({
  status: kept.status,
  body: new Kept(kept.text),
  headers: { "idempotency-replayed": "true" },
});

export const kept = (answer: Answer): KeptAnswer => ({ status: answer.status, text: JSON.stringify(answer.body) });

/** Runs an effect in one transaction; under an Idempotency-Key once, and its answer is kept in that transaction. */
export async function runEffect(shopId: string, key: RequestKey | null, fn: (tx: ShopTx) => Promise<Answer>): Promise<Answer> {
  return inShop(shopId, async (tx) => {
    if (!key) return fn(tx);
    const claim = await claimKey(tx, key);
    if (claim.state === "answered") return replay(claim.answer);
    const answer = await fn(tx);
    await keepAnswer(tx, key, kept(answer));
    return answer;
  });
}
