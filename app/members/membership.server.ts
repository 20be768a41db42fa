import type { ShopTx } from "../db/tenancy.server";
import type { Language } from "../loyalty/words";
import type { JoinedHow, MemberRow } from "./member-row";

export interface Joining {
  how: Exclude<JoinedHow, "automatic">;
  /** the terms that the shopper accepted; null where none were shown (import) */
  terms: { version: string; language: Language; surface: string } | null;
}

/** Makes the customer an active member; joining twice changes nothing. Throws `member_not_active` for a blocked member, `not_found` for an erased one. */
export async function joinMember(_tx: ShopTx, _customerId: string, _joining: Joining): Promise<MemberRow> {
  throw new Error("not yet");
}

/** A signed-in visit: where the program enrols on it (`first-seen-signed-in`), a candidate becomes active. Null: no such customer is known. */
export async function seenSignedIn(_tx: ShopTx, _customerId: string): Promise<MemberRow | null> {
  throw new Error("not yet");
}

/** Ends the membership by the member's wish: points stay, cannot be spent, and keep their dates. Throws `not_found`. */
export async function leaveMember(_tx: ShopTx, _customerId: string): Promise<MemberRow> {
  throw new Error("not yet");
}

/** The merchant blocks a member: nothing is earned or spent from now on. Throws `not_found`. */
export async function blockMember(_tx: ShopTx, _customerId: string): Promise<MemberRow> {
  throw new Error("not yet");
}

export async function unblockMember(_tx: ShopTx, _customerId: string): Promise<MemberRow> {
  throw new Error("not yet");
}
