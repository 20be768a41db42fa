import type { Program } from "./program";

interface Part {
  key: string;
  archived: boolean;
}

/**
 * A draft that begins anew from another program. What belongs to the shop and not to its rules stays: when it began, the merchant's
 * own terms, whose orders count. Parts that were published keep their place, archived, because old transfers carry their names.
 */
export function replaceProgram(edited: Program, next: Program, live: Program | null): Program {
  const { startsAt, earningPaused, closing, terms, exclusions } = edited;
  const tiers = live?.tiers?.levels ?? [];
  return {
    ...next,
    startsAt,
    earningPaused,
    closing,
    // whether companies earn is the kind of program's, the rest is the shop's
    eligible: { ...edited.eligible, companies: next.eligible.companies },
    exclusions,
    terms: { ...next.terms, texts: terms.texts },
    earning: withArchived(next.earning, live?.earning ?? []),
    rewards: withArchived(next.rewards, live?.rewards ?? []),
    tiers: next.tiers === null ? null : { ...next.tiers, levels: withArchived(next.tiers.levels, tiers) },
  };
}

function withArchived<One extends Part>(parts: readonly One[], published: readonly One[]): One[] {
  const kept = new Set(parts.map(({ key }) => key));
  return [...parts, ...published.filter(({ key }) => !kept.has(key)).map((part) => ({ ...part, archived: true }))];
}
