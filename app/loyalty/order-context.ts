import { compileProgram, type CompiledProgram } from "./compile";
import type { CountRow, CustomerPeriod, MemberToJudge, OrderContext } from "./judgement";
import type { ProgramVersion } from "./program";
import { UsedBook } from "./shared";
import { tierWith } from "./tier-by-hand";
import { TierWalk } from "./tier-walk";

/**
 * The member's orders so far, in the order of their placing, and what an order placed next sees of them: one walk through the tiers for
 * each version that an order asks for, fed with the rows of the orders before it, and what those used up.
 */
export class ContextWalk {
  private readonly rows: CountRow[];
  private readonly byVersion = new Map<number, { walk: TierWalk; fed: number }>();
  private readonly used: UsedBook;

  constructor(private readonly input: MemberToJudge) {
    this.rows = [...(input.grants ?? [])];
    this.used = new UsedBook(input.shop.zone);
  }

  /** The rows of the next order. */
  add(rows: readonly CountRow[]): void {
    for (const row of rows) this.rows.push(row);
    this.used.add(rows);
  }

  /** Of an order placed now. What its version does not ask for is left out. */
  at(version: ProgramVersion, placedAt: string): OrderContext {
    const compiled = compileProgram(version.program);
    let known = this.byVersion.get(version.number);
    if (known === undefined) {
      const walk = new TierWalk(compiled.tiers, this.input.shop.zone, this.input.member.joinedAt);
      known = { walk, fed: 0 };
      this.byVersion.set(version.number, known);
    }
    for (; known.fed < this.rows.length; known.fed += 1) known.walk.add(this.rows[known.fed] as CountRow);
    known.walk.advanceTo(Date.parse(placedAt));
    const { byHand = [] } = this.input;
    const measured = known.walk.tierKey;
    const tier = byHand.length === 0 ? measured : tierWith(byHand, compiled.tiers.levels, placedAt, measured);
    const context: OrderContext = { tier, nth: known.walk.orders + 1 };
    const used = compiled.shared.length === 0 ? undefined : this.used.at(compiled.shared, Date.parse(placedAt));
    const customer = customerAt(this.input.customer, compiled, placedAt);
    return used === undefined && customer === null ? context : { ...context, ...(used === undefined ? {} : { used }), ...customer };
  }
}

/** The tags and segments that a customer had at an instant, of those that orders are judged by; null: none of them. */
function customerAt(
  periods: readonly CustomerPeriod[] = [],
  { named }: CompiledProgram,
  at: string,
): Pick<OrderContext, "customerTags" | "segments"> | null {
  const tags = valuesAt(periods, "tag", named.customerTags, at);
  const segments = valuesAt(periods, "segment", named.segments, at);
  if (tags.length === 0 && segments.length === 0) return null;
  return { ...(tags.length === 0 ? {} : { customerTags: tags }), ...(segments.length === 0 ? {} : { segments }) };
}

function valuesAt(periods: readonly CustomerPeriod[], kind: CustomerPeriod["kind"], named: ReadonlySet<string>, at: string): string[] {
  if (named.size === 0) return [];
  const values = new Set<string>();
  for (const period of periods) {
    if (period.kind !== kind || !named.has(period.value)) continue;
    if (period.from <= at && (period.until === null || at < period.until)) values.add(period.value);
  }
  return [...values].toSorted();
}

/** The tag at an instant for which a customer earns nothing; null: there is none. */
export function excludedTagAt(
  periods: readonly CustomerPeriod[] = [],
  { customerTagsExcluded }: CompiledProgram,
  at: string,
): string | null {
  return valuesAt(periods, "tag", customerTagsExcluded, at)[0] ?? null;
}

/** Whether two contexts are the same by value. */
export function sameContext(a: OrderContext, b: OrderContext): boolean {
  return (
    a.tier === b.tier &&
    a.nth === b.nth &&
    sameFigures(a.used, b.used) &&
    sameWords(a.customerTags, b.customerTags) &&
    sameWords(a.segments, b.segments)
  );
}

function sameFigures(a: Readonly<Record<string, number>> = {}, b: Readonly<Record<string, number>> = {}): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

function sameWords(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((word, place) => word === b[place]);
}
