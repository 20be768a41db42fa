import { randomBytes } from "node:crypto";
import type { Entry, Shop, Token } from "../store/entities";
import type { State } from "../store/state";

const HOUR_MS = 3_600_000;
const REFRESH_LIFE_MS = 90 * 24 * HOUR_MS;

export interface TokenAnswer {
  access_token: string;
  scope: string;
  expires_in?: number;
  refresh_token?: string;
  refresh_token_expires_in?: number;
}

function entry(shop: Shop, token: Token): Entry {
  return ["token", shop.domain, token.accessToken, token];
}

/** Gives an offline token of the scopes granted now; expiring ones live an hour and come with a refresh token. Real time. */
export function giveToken(state: State, shop: Shop, expiring: boolean, replaces?: Token, scopes = shop.scopes): TokenAnswer {
  const now = Date.now();
  const token: Token = {
    accessToken: `shpat_${randomBytes(16).toString("hex")}`,
    scopes,
    expiresAt: expiring ? new Date(now + HOUR_MS).toISOString() : null,
    refreshToken: expiring ? `shprt_${randomBytes(16).toString("hex")}` : null,
    refreshExpiresAt: expiring ? new Date(now + REFRESH_LIFE_MS).toISOString() : null,
  };
  state.commit([...(replaces ? [entry(shop, { ...replaces, refreshToken: null })] : []), entry(shop, token)]);
  const answer = { access_token: token.accessToken, scope: scopes.join(",") };
  if (token.refreshToken === null) return answer;
  return { ...answer, expires_in: HOUR_MS / 1000, refresh_token: token.refreshToken, refresh_token_expires_in: REFRESH_LIFE_MS / 1000 };
}

/** Exchanges a refresh token for a new pair. Each works once; null when it does not (any more). */
export function refreshToken(state: State, shop: Shop, text: string): TokenAnswer | null {
  for (const token of state.table("token", shop.domain).values()) {
    if (token.refreshToken !== text || Date.parse(token.refreshExpiresAt ?? "") < Date.now()) continue;
    return giveToken(state, shop, true, token);
  }
  return null;
}

/** The scopes of a valid access token; null: unknown, expired, or the app is not installed. */
export function scopesOf(state: State, shop: Shop, accessToken: string): string[] | null {
  const token = state.get("token", shop.domain, accessToken);
  if (!token || !shop.installed || (token.expiresAt !== null && Date.parse(token.expiresAt) < Date.now())) return null;
  return token.scopes;
}
