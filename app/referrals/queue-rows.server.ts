import type { ShopTx } from "../db/tenancy.server";

/** A part of the queue: who waits for a person, longest ago first. */
export interface QueuePart {
  ids: string[];
  /** how many wait before them; no more than `counted` */
  before: number;
  /** where the part before and the next one begin: a referral; null: there is none */
  previous: string | null;
  next: string | null;
}

/**
 * The part of the queue that begins at a referral, whether that waits still or was decided meanwhile; without one, at the beginning.
 * `most`: of those shown; `counted`: of those before.
 */
export async function queuePart(tx: ShopTx, from: string | null, { most, counted }: { most: number; counted: number }): Promise<QueuePart> {
  const start = `(select claimed_at, id from referral where shop_id = $1 and id = $2)`;
  const rows = await tx.sql<{ id: string }>(
    `select id from referral
      where shop_id = $1 and state = 'review' and ($2::uuid is null or (claimed_at, id) >= ${start}) order by claimed_at, id limit $3`,
    [tx.shopId, from, most + 1],
    "referral_queue",
  );
  const earlier =
    from === null
      ? []
      : await tx.sql<{ id: string }>(
          `select id from referral
            where shop_id = $1 and state = 'review' and (claimed_at, id) < ${start} order by claimed_at desc, id desc limit $3`,
          [tx.shopId, from, counted],
          "referral_queue_before",
        );
  return {
    ids: rows.slice(0, most).map(({ id }) => id),
    before: earlier.length,
    previous: earlier[Math.min(most, earlier.length) - 1]?.id ?? null,
    next: rows[most]?.id ?? null,
  };
}

/** Whether a referral waits for a person. */
export async function isHeld(tx: ShopTx, id: string): Promise<boolean> {
  const rows = await tx.sql(
    "select from referral where shop_id = $1 and id = $2 and state = 'review'",
    [tx.shopId, id],
    "referral_is_held",
  );
  return rows.length > 0;
}
