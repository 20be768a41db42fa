import { formatDecimal, parseMoney } from "../loyalty/money";
import type { Program } from "../loyalty/program";
import type { TierView } from "./views";

/** A member's tier and what the next one asks. `measure` in minor units for spend, else a count. */
export function tierView(
  program: Program | null,
  member: { tier: string | null; since: string | null; until: string | null },
  measure: number,
): TierView | null {
  if (member.tier === null) return null;
  const view = { key: member.tier, since: member.since, until: member.until };
  const { tiers } = program ?? {};
  if (!program || !tiers) return { ...view, next: null };
  const from = (text: string) => (tiers.measure === "spend" ? parseMoney(text, program.currency) : Number(text));
  const live = tiers.levels.filter(({ archived }) => !archived).map(({ key, from: text }) => ({ key, from: from(text) }));
  const own = live.find(({ key }) => key === member.tier)?.from ?? 0;
  const next = live.filter((level) => level.from > own && level.from > measure).sort((a, b) => a.from - b.from)[0];
  if (!next) return { ...view, next: null };
  const lacking = next.from - measure;
  const remaining = tiers.measure === "spend" ? formatDecimal(lacking, program.currency) : String(lacking);
  const inMoney = tiers.measure === "spend" ? { currency: program.currency } : {};
  return { ...view, next: { key: next.key, measure: tiers.measure, remaining, ...inMoney } };
}
