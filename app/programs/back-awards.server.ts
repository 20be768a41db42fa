import type { ShopTx } from "../db/tenancy.server";
import type { BackAward } from "../loyalty/judgement";
import type { ProgramVersion } from "../loyalty/program";

/** Periods before the program whose orders count after all, oldest first. */
export async function loadBackAwards(tx: ShopTx): Promise<BackAward[]> {
  const rows = await tx.sql<{ from_at: Date; until_at: Date; at: Date }>(
    "select from_at, until_at, at from back_award where shop_id = $1 order by at, id",
    [tx.shopId],
    "programs_back_awards",
  );
  return rows.map(({ from_at, until_at, at }) => ({ from: from_at.toISOString(), until: until_at.toISOString(), at: at.toISOString() }));
}

/** The same, read only where one of these orders was placed before a program began. */
export async function backAwardsBefore(
  tx: ShopTx,
  versions: readonly ProgramVersion[],
  /** in ms */
  placings: Iterable<number>,
): Promise<BackAward[]> {
  let begins = -Infinity;
  for (const { program } of versions) if (program.startsAt !== null) begins = Math.max(begins, Date.parse(program.startsAt));
  for (const placedAt of placings) if (placedAt < begins) return loadBackAwards(tx);
  return [];
}

/** From now on orders placed in [from, until) count though the program had not begun; their points are earned now. */
export async function addBackAward(
  tx: ShopTx,
  { id, from, until, by }: { id: string; from: Date; until: Date; by: string },
): Promise<void> {
  await tx.sql(
    "insert into back_award (shop_id, id, from_at, until_at, decided_by, at) values ($1, $2, $3, $4, $5, $6)",
    [tx.shopId, id, from, until, by, tx.now],
    "programs_add_back_award",
  );
}

/** When this award was given; null: it was not. */
export async function backAwardAt(tx: ShopTx, id: string): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date }>(
    "select at from back_award where shop_id = $1 and id = $2",
    [tx.shopId, id],
    "programs_award_at",
  );
  return row?.at ?? null;
}
