/** How tags begin by which Shopify's customers show their tier; all that begin so are ours. */
export const tierTagPrefix = "fidelio-tier-";

/** The tag of a tier, for discounts, themes and other apps: "fidelio-tier-gold". */
export const tierTag = (tier: string): string => `${tierTagPrefix}${tier}`;
