import type { ShopTx } from "../db/tenancy.server";
import type { LotDates } from "../loyalty/calendar";
import { endsByInactivity, expiryOf, movesExpiry } from "../loyalty/expiry";
import { shopCalendar } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { touch } from "./book/book";
import type { Lot } from "./book/lot";
import type { Operation } from "./operations";

/** When lots end by the program versions in force, where that is not simply what their own version said. */
export interface Dating {
  endOf(lot: Pick<LotDates, "earnedAt" | "availableAt">, lastActiveAt: string | null): string | null;
  /** an act of the member's moves the end of their lots */
  byInactivity: boolean;
}

/** Null where every lot ends as its own version said, as in most shops: then nobody has to look at any. */
export async function loadDating(tx: ShopTx): Promise<Dating | null> {
  const versions = await loadVersions(tx);
  if (!movesExpiry(versions)) return null;
  const { zone } = await shopCalendar(tx);
  return {
    endOf: (lot, lastActiveAt) => expiryOf(lot, { versions, zone }, lastActiveAt),
    byInactivity: endsByInactivity(versions),
  };
}

/** Lots whose dates are of somewhere else: what was imported, and what a redemption without lots gave back. */
const datedElsewhere = new Set(["import", "redemption"]);

/**
 * Dates lots anew in memory, before anything is due by their dates. What has expired stays so, and so do days of grace; a lot that
 * had ended before the member's last act is not brought back by it.
 */
export function dateLots(lots: Iterable<Lot>, dating: Dating | null, lastActive: ReadonlyMap<string, string | null>): void {
  if (dating === null) return;
  for (const lot of lots) {
    if (lot.expiryFollows !== null || datedElsewhere.has(lot.causeType)) continue;
    const activeAt = lastActive.get(lot.memberId) ?? null;
    if (dating.byInactivity && lot.expiresAt !== null && activeAt !== null && lot.expiresAt <= activeAt) continue;
    const end = dating.endOf(lot, activeAt);
    if (end === lot.expiresAt) continue;
    lot.expiresAt = end;
    touch(lot);
  }
}

/** Operations that bring points, with the dates that the versions in force give them: a judgement knows only its own version. */
export function datedAnew(
  operations: readonly Operation[],
  dating: Dating | null,
  lastActive: ReadonlyMap<string, string | null>,
): readonly Operation[] {
  if (dating === null) return operations;
  return operations.map((operation) => {
    const { kind } = operation;
    if (kind !== "order" && kind !== "grant" && kind !== "redate" && kind !== "adjust") return operation;
    const dated = <Dates extends LotDates | null>(dates: Dates): Dates =>
      dates === null ? dates : { ...dates, expiresAt: dating.endOf(dates, lastActive.get(operation.memberId) ?? null) };
    if (operation.kind === "order") {
      const sources = operation.sources.map((each) => (each.dates === undefined ? each : { ...each, dates: dated(each.dates) }));
      return { ...operation, dates: dated(operation.dates), sources };
    }
    return { ...operation, dates: dated(operation.dates) } as Operation;
  });
}
