import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { owner } from "./staff";

const LIFE_SECONDS = 60;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const sign = (text: string, secret: string) => createHmac("sha256", secret).update(text).digest();

/** A fresh id token of one of the staff, the owner unless said, as App Bridge gives it: HS256 with the app's secret, one minute long. */
export function makeIdToken(shop: string, apiKey: string, secret: string, staffId = owner.id): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: apiKey,
    sub: staffId,
    exp: now + LIFE_SECONDS,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${text}.${sign(text, secret).toString("base64url")}`;
}

/** Whom a valid token speaks of. */
export function staffIdOf(token: string): string {
  return String((JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")) as Record<string, unknown>)["sub"]);
}

/** Whether the token is the shop's, for this app, signed and of now. */
export function isIdToken(token: string, shop: string, apiKey: string, secret: string): boolean {
  const [head, body, signature] = token.split(".");
  if (!head || !body || !signature) return false;
  const expected = sign(`${head}.${body}`, secret);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  try {
    const claims = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as Record<string, unknown>;
    return claims["dest"] === `https://${shop}` && claims["aud"] === apiKey && Number(claims["exp"]) * 1000 > Date.now();
  } catch {
    return false;
  }
}
