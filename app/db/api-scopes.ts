/** What a REST key may do. A key holds any of them; local mode's key holds all. */
export const apiScopes = [
  "members:read",
  "members:write",
  "points:write",
  "redemptions:read",
  "redemptions:write",
  "events:write",
  "orders:read",
  "program:read",
  "program:write",
  "referrals:read",
  "ledger:read",
  "health:read",
  "health:write",
] as const;
export type ApiScope = (typeof apiScopes)[number];
