import { createHash, randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { realNow } from "../base/clock";
import { apiScopes, type ApiScope } from "./api-scopes";
import { systemPrisma, systemSql } from "./system.server";

export interface ApiKeyRow {
  id: string;
  label: string;
  scopes: ApiScope[];
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** Who calls: which key of which shop, and what it may do. */
export interface ApiCaller {
  keyId: string;
  shopId: string;
  scopes: ApiScope[];
}

/** 256 random bits have no dictionary to try, so one round of SHA-256 hides them as well as a slow hash would. */
const hashOf = (key: string): string => createHash("sha256").update(key).digest("hex");

const known = (scopes: string[]): ApiScope[] => apiScopes.filter((scope) => scopes.includes(scope));

/**
 * Makes a REST key of `shopId` and answers its text, which is stored nowhere and cannot be asked for again.
 * `key` (at least 32 characters of the caller's own) is for local mode, which must find the same key after a restart.
 */
export async function createApiKey(
  shopId: string,
  {
    label,
    scopes = [...apiScopes],
    key = `fidelio_${randomBytes(32).toString("base64url")}`,
  }: { label: string; scopes?: ApiScope[]; key?: string },
): Promise<{ id: string; key: string }> {
  if (key.length < 32) throw new Error("A REST key has at least 32 characters.");
  const [row] = await systemSql<{ id: string }>(
    `insert into api_key (id, shop_id, hash, label, scopes, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (hash) do update set shop_id = excluded.shop_id, scopes = excluded.scopes, revoked_at = null
     returning id`,
    [uuid(), shopId, hashOf(key), label, scopes, realNow()],
  );
  if (!row) throw new Error("The key was not stored.");
  return { id: row.id, key };
}

/** The caller that a bearer key names; null when it is unknown or revoked. Notes its use, once a minute at most. */
export async function findApiCaller(key: string): Promise<ApiCaller | null> {
  const [row] = await systemSql<{ id: string; shop_id: string; scopes: string[]; last_used_at: Date | null }>(
    "select id, shop_id, scopes, last_used_at from api_key where hash = $1 and revoked_at is null",
    [hashOf(key)],
    "find_api_key",
  );
  if (!row) return null;
  const now = realNow();
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > 60_000) {
    await systemSql("update api_key set last_used_at = $2 where id = $1", [row.id, now], "use_api_key");
  }
  return { keyId: row.id, shopId: row.shop_id, scopes: known(row.scopes) };
}

/** The shop's live keys, newest first. */
export async function listApiKeys(shopId: string): Promise<ApiKeyRow[]> {
  const rows = await systemPrisma().apiKey.findMany({
    where: { shopId: BigInt(shopId), revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows
    .map((row) => ({ ...row, scopes: known(row.scopes) }))
    .map(({ id, label, scopes, createdAt, lastUsedAt }) => ({ id, label, scopes, createdAt, lastUsedAt }));
}

/** Ends a key at once. False when the shop has no such live key. */
export async function revokeApiKey(shopId: string, id: string): Promise<boolean> {
  const { count } = await systemPrisma().apiKey.updateMany({
    where: { shopId: BigInt(shopId), id, revokedAt: null },
    data: { revokedAt: realNow() },
  });
  return count === 1;
}
