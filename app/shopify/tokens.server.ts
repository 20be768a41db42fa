import { z } from "zod";
import { environment } from "../base/environment.server";
import { realNow } from "../base/clock";
import { singleton } from "../base/singleton";
import { systemPrisma, systemSql, underLock } from "../db/system.server";
import { shopifyFetch } from "./transport.server";
import { unavailable } from "./unavailable";

/** A shop's offline token, and what it opens. */
export interface ShopToken {
  accessToken: string;
  scopes: ReadonlySet<string>;
}

/** refreshed this long before it ends, so that no request outlives its token */
const marginMs = 2 * 60_000;
const timeoutMs = 10_000;

const refreshed = z.object({
  access_token: z.string().min(1),
  scope: z.string(),
  expires_in: z.number(),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number(),
});

/**
 * A token of the shop for work outside requests, refreshed when it is about to end. One process at a time refreshes a
 * shop's: a refresh token works once, and the loser would be left with a dead pair. `refused`: a token that Shopify no
 * longer took. Throws `shopify_unavailable` where there is none to be had.
 */
export async function tokenFor(shopDomain: string, refused?: string): Promise<ShopToken> {
  const held = await readSession(shopDomain);
  if (held && isGood(held, refused)) return tokenOf(held);
  // callers of this process share one refresh, or each would hold a connection while it waits for the lock
  const running = singleton("token-refreshes", () => new Map<string, Promise<ShopToken>>());
  const shared = running.get(shopDomain) ?? refresh(shopDomain, refused).finally(() => running.delete(shopDomain));
  running.set(shopDomain, shared);
  return shared;
}

interface SessionRow {
  id: string;
  accessToken: string;
  scope: string | null;
  expires: Date | null;
  refreshToken: string | null;
}

/** By a named statement: each question to Shopify asks for it. */
async function readSession(shopDomain: string): Promise<SessionRow | null> {
  const [row] = await systemSql<SessionRow>(
    `select id, "accessToken", scope, expires, "refreshToken" from session where id = $1`,
    [`offline_${shopDomain}`],
    "session_offline",
  );
  return row ?? null;
}

function isGood(session: SessionRow, refused: string | undefined): boolean {
  if (session.accessToken === "" || session.accessToken === refused) return false;
  return session.expires === null || session.expires.getTime() - realNow().getTime() > marginMs;
}

function tokenOf(session: Pick<SessionRow, "accessToken" | "scope">): ShopToken {
  return { accessToken: session.accessToken, scopes: scopesOf(session.scope) };
}

/** The scopes of a token; a scope to write opens what the one to read opens. */
export function scopesOf(scope: string | null): ReadonlySet<string> {
  const named = (scope ?? "").split(",").filter((one) => one !== "");
  return new Set(named.flatMap((one) => (one.startsWith("write_") ? [one, `read_${one.slice("write_".length)}`] : [one])));
}

async function refresh(shopDomain: string, refused: string | undefined): Promise<ShopToken> {
  return underLock(`token of ${shopDomain}`, async () => {
    const session = await readSession(shopDomain);
    if (!session) throw unavailable(shopDomain, "not-installed");
    if (isGood(session, refused)) return tokenOf(session);
    if (!session.refreshToken) throw unavailable(shopDomain, "token-refused");
    const asked = realNow().getTime();
    const pair = await askForPair(shopDomain, session.refreshToken);
    await systemPrisma().session.update({
      where: { id: session.id },
      data: {
        accessToken: pair.access_token,
        scope: pair.scope,
        expires: new Date(asked + pair.expires_in * 1000),
        refreshToken: pair.refresh_token,
        refreshTokenExpires: new Date(asked + pair.refresh_token_expires_in * 1000),
      },
    });
    return { accessToken: pair.access_token, scopes: scopesOf(pair.scope) };
  });
}

async function askForPair(shopDomain: string, refreshToken: string): Promise<z.output<typeof refreshed>> {
  const { SHOPIFY_API_KEY: clientId, SHOPIFY_API_SECRET: clientSecret } = environment();
  const body = { client_id: clientId, client_secret: clientSecret, grant_type: "refresh_token", refresh_token: refreshToken };
  let response: Response;
  try {
    response = await shopifyFetch(`https://${shopDomain}/admin/oauth/access_token`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw unavailable(shopDomain, "network", cause);
  }
  if (response.status >= 500 || response.status === 429) throw unavailable(shopDomain, "server-error");
  if (!response.ok) throw unavailable(shopDomain, "token-refused");
  const answer = refreshed.safeParse(await response.json().catch(() => null));
  if (!answer.success) throw unavailable(shopDomain, "server-error");
  return answer.data;
}
