/** A tier as the list knows it, lowest first. One that left the program is filtered by, not set. */
export interface TierOption {
  key: string;
  title: string;
  archived: boolean;
}

export const tierTitle = (tiers: readonly TierOption[], key: string | null): string =>
  key === null ? "–" : (tiers.find((tier) => tier.key === key)?.title ?? key);
