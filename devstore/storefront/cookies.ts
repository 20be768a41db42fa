import { createHmac, timingSafeEqual } from "node:crypto";

/** The request's cookies by name. */
export function cookiesOf(request: Request): Map<string, string> {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return new Map(
    pairs
      .filter((pair) => pair.includes("="))
      .map((pair) => {
        const at = pair.indexOf("=");
        return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
      }),
  );
}

/** A cookie of this site; null takes it away. */
export function cookie(name: string, value: string | null): string {
  const life = value === null ? "; Max-Age=0" : "; Max-Age=1209600";
  return `${name}=${encodeURIComponent(value ?? "")}; Path=/; HttpOnly; SameSite=Lax${life}`;
}

const proofOf = (value: string, secret: string): string => createHmac("sha256", secret).update(`cookie ${value}`).digest("base64url");

/** The value with a proof that it was made here: nobody signs in by writing a cookie. */
export function seal(value: string, secret: string): string {
  return `${value}.${proofOf(value, secret)}`;
}

export function unseal(sealed: string | undefined, secret: string): string | null {
  const at = sealed?.lastIndexOf(".") ?? -1;
  if (sealed === undefined || at < 0) return null;
  const value = sealed.slice(0, at);
  const [given, own] = [Buffer.from(sealed.slice(at + 1)), Buffer.from(proofOf(value, secret))];
  return given.length === own.length && timingSafeEqual(given, own) ? value : null;
}
