import type { ShopTx } from "../db/tenancy.server";
import { noteActs } from "./audit-entries.server";
import { lockPublications } from "./publish-lock.server";
import { reviewSpending } from "./shop.server";

/**
 * Notes that a scheduled version's day has come: it is live, the one before retired. It counted from its instant whether anybody
 * noted it or not; this is for what follows a publication. Answers its number; null: none was due.
 */
export async function promoteDue(tx: ShopTx): Promise<number | null> {
  if ((await due(tx)) === null) return null;
  await lockPublications(tx);
  const number = await due(tx);
  if (number === null) return null;
  await tx.sql("update program_version set state = 'retired' where shop_id = $1 and state = 'live'", [tx.shopId], "programs_retire");
  await tx.sql("update program_version set state = 'live' where shop_id = $1 and number = $2", [tx.shopId, number], "programs_promote");
  await noteActs(tx, [{ actor: "system", action: "program.in-force", subject: "program", detail: { version: number } }]);
  await afterPublication(tx);
  return number;
}

async function due(tx: ShopTx): Promise<number | null> {
  const [row] = await tx.sql<{ number: number }>(
    "select number from program_version where shop_id = $1 and state = 'scheduled' and in_force_from <= $2",
    [tx.shopId, tx.now],
    "programs_due",
  );
  return row?.number ?? null;
}

/** What a version that came into force brings with it. */
export async function afterPublication(tx: ShopTx): Promise<void> {
  await reviewSpending(tx);
  await tx.addJob("judge-unjudged", { shopId: tx.shopId }, { key: `judge-unjudged/${tx.shopId}` });
}
