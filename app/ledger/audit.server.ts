import type { ShopTx } from "../db/tenancy.server";
import { auditChecks, sealCheck } from "./audit-checks";
import { brokenSeals } from "./seal.server";

export interface Audit {
  ok: boolean;
  /** `detail` is null when the check holds, else names the first offenders by id and figures */
  checks: Array<{ name: string; ok: boolean; detail: string | null }>;
}

const named = 5;

/** Checks the ledger of the shop of `tx`, on one snapshot of it: what others commit meanwhile would look like a fault. Seals are never changed, so their chain needs none. */
export async function audit(tx: ShopTx): Promise<Audit> {
  const parts = auditChecks.map(
    ({ offenders }, place) =>
      `select ${place} as place, count(*)::int as faults, (array_agg(subject || ': ' || figures order by subject))[1:${named}] as first
         from (${offenders}) as o`,
  );
  const rows = await tx.sql<{ place: number; faults: number; first: string[] | null }>(parts.join("\nunion all\n"), [tx.shopId]);
  const broken = await brokenSeals(tx);
  const found = new Map(rows.map((row) => [row.place, row]));
  const checks = auditChecks.map(({ name }, place) => {
    const { faults: asked = 0, first = null } = found.get(place) ?? {};
    const more = name === sealCheck ? broken : [];
    const faults = asked + more.length;
    return { name, ok: faults === 0, detail: faults === 0 ? null : detailOf(faults, [...(first ?? []), ...more].slice(0, named)) };
  });
  return { ok: checks.every(({ ok }) => ok), checks };
}

function detailOf(faults: number, first: readonly string[]): string {
  const more = faults > first.length ? `; and ${faults - first.length} more` : "";
  return first.join("; ") + more;
}
