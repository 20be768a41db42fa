import { keyedHash } from "../base/keyed-hash.server";
import type { ShopTx } from "../db/tenancy.server";
import { digestOfDays, emptyDigest, sealDay } from "./seal-digest";

/** One day of the shop's transfers, by the time of their posting, UTC. */
export interface Seal {
  /** YYYY-MM-DD */
  day: string;
  transfers: number;
  points: number;
  /** hex */
  seal: string;
}

interface SealRow extends Seal {
  digest: string;
}

/** How long a day stays open after its end: a transaction that began in it may still commit. None lasts longer than ten minutes. */
const openMs = 3_600_000;

const columns = "day::text, transfers::float8 as transfers, points::float8 as points, digest, seal";

/**
 * Seals each day of the shop that is over and not sealed yet, without a gap, and answers the newest seal; null: nothing was sealed.
 * A seal is a keyed hash of the day's figures and of the seal before, so who can write to the database and does not know the
 * app's key can change no sealed row, and no seal, without the audit's notice.
 */
export async function sealDays(tx: ShopTx): Promise<Seal | null> {
  await tx.sql("select pg_advisory_xact_lock(hashtextextended('seal/' || $1, 0))", [tx.shopId]);
  const [before] = await lastSeals(tx, 1);
  const through = dayOf(new Date(tx.now.getTime() - openMs), -1);
  if (before && before.day >= through) return null;
  const open = await tx.sql<Omit<SealRow, "seal">>(
    `with found as (${digestOfDays(`${sealDay} between coalesce($2::date + 1, '-infinity') and $3::date`)})
     select d::date::text as day, coalesce(transfers, 0)::float8 as transfers, coalesce(points, 0)::float8 as points,
            coalesce(digest, ${emptyDigest}) as digest
       from generate_series(coalesce($2::date + 1, (select min(day) from found)), $3::date, interval '1 day') as d
       left join found on found.day = d::date order by 1`,
    [tx.shopId, before?.day ?? null, through],
  );
  const sealed: SealRow[] = [];
  for (const row of open) sealed.push({ ...row, seal: sealOf(tx.shopId, (sealed.at(-1) ?? before)?.seal, row) });
  await tx.sql(
    `insert into seal (shop_id, day, transfers, points, digest, seal, sealed_at)
     select $1, s.*, $7 from unnest($2::date[], $3::bigint[], $4::bigint[], $5::text[], $6::text[]) as s`,
    [
      tx.shopId,
      sealed.map((row) => row.day),
      sealed.map((row) => row.transfers),
      sealed.map((row) => row.points),
      sealed.map((row) => row.digest),
      sealed.map((row) => row.seal),
      tx.now,
    ],
  );
  return sealed.at(-1) ?? null;
}

/** The newest seals, newest first. */
export function lastSeals(tx: ShopTx, count: number): Promise<Seal[]> {
  return tx.sql<Seal>(
    `select day::text, transfers::float8 as transfers, points::float8 as points, seal from seal
    where shop_id = $1 order by seal.day desc limit $2`,
    [tx.shopId, count],
  );
}

/** Where the chain is broken: a seal that is not made of its own figures and the seal before, and a day that is left out. */
export async function brokenSeals(tx: ShopTx): Promise<string[]> {
  const rows = await tx.sql<SealRow>(`select ${columns} from seal where shop_id = $1 order by seal.day`, [tx.shopId]);
  return rows.flatMap((row, place) => {
    const before = rows[place - 1];
    if (before && dayOf(new Date(`${before.day}T00:00:00Z`), 1) !== row.day) return [`${row.day}: ${before.day} goes before`];
    return sealOf(tx.shopId, before?.seal, row) === row.seal ? [] : [`${row.day}: the seal is not ours`];
  });
}

function sealOf(shopId: string, before: string | undefined, { day, transfers, points, digest }: Omit<SealRow, "seal">): string {
  return keyedHash("seal", [before ?? `shop ${shopId}`, day, transfers, points, digest].join("\n"));
}

/** The day of an instant in UTC, so many days on. */
function dayOf(at: Date, later: number): string {
  return new Date(at.getTime() + later * 86_400_000).toISOString().slice(0, 10);
}
