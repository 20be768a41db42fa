import { createHmac } from "node:crypto";
import { environment } from "./environment.server";

/** What a hash is for: the same value under two purposes has two hashes, so none can be matched with the other. */
export type HashPurpose = "guest" | "tombstone" | "api-key" | "idempotency" | "network" | "mailbox" | "seal" | "shop";

/** HMAC-SHA256 under HASH_KEY, in hex: an address or id that can be recognised again and not read. */
export function keyedHash(purpose: HashPurpose, value: string): string {
  return createHmac("sha256", environment().HASH_KEY).update(`${purpose}\0${value}`).digest("hex");
}

/** How e-mail addresses are compared: without surrounding space, in lower case. */
export function normaliseEmail(address: string): string {
  return address.trim().toLowerCase();
}
