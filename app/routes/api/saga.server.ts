import { claimKey, keepAnswer, keepEffect, type RequestKey } from "../../db/idempotency.server";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import { kept, replay } from "./effect.server";
import type { Answer } from "./endpoint";

interface Saga {
  /** writes the effect `id` in the transaction that also takes the key */
  begin(tx: ShopTx): Promise<void>;
  /** names the effect: made before the first try */
  id: string;
  /** goes on after that transaction (Shopify is asked) and answers how the effect `id` stands; safe to repeat */
  finish(id: string): Promise<Answer>;
}

/**
 * An effect whose answer is made after its transaction. Under an Idempotency-Key a repetition gets the first answer; and
 * where the process died in between, it takes the committed effect over and answers for it: never a second one.
 */
export async function runSaga(shopId: string, key: RequestKey | null, saga: Saga): Promise<Answer> {
  const begun = await inShop(shopId, async (tx) => {
    const claim = key ? await claimKey(tx, key) : { state: "new" as const };
    if (claim.state !== "new") return claim;
    await saga.begin(tx);
    if (key) await keepEffect(tx, key, saga.id);
    return claim;
  });
  if (begun.state === "answered") return replay(begun.answer);
  const answer = await saga.finish(begun.state === "unfinished" ? begun.effectId : saga.id);
  if (key) await inShop(shopId, (tx) => keepAnswer(tx, key, kept(answer)));
  return answer;
}
