import { v7 } from "uuid";
import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { Language, MemberStatus } from "../loyalty/words";
import { liveVersion } from "../programs/versions.server";
import { ensureMembers } from "./ensure.server";
import type { JoinedHow, MemberRow } from "./member-row";
import { removeBirthday } from "./occasions/birthdays.server";
import { memberOfCustomer, memberRow, membersById, type StoredMember } from "./member-rows.server";
import { grantSignupPoints } from "./signup-points.server";
import { bareCustomer } from "./profile.server";

export interface Joining {
  how: Exclude<JoinedHow, "automatic">;
  /** the terms that the shopper accepted; null where none were shown (import) */
  terms: { version: string; language: Language; surface: string } | null;
}

type Change = Partial<{ status: MemberStatus; joinedAt: Date; joinedHow: JoinedHow; blockedAt: Date | null; leftAt: Date }>;

/**
 * Makes the customer an active member, with its sign-up points and the consent to the terms. Joining twice changes nothing;
 * who was only enrolled by a record has now joined. Who had left is a member again from now on.
 * Throws `member_not_active` for a blocked member, `not_found` for an erased one.
 */
export async function joinMember(tx: ShopTx, customerId: string, { how, terms }: Joining): Promise<MemberRow> {
  const member = (await memberOfCustomer(tx, customerId, true)) ?? (await made(tx, customerId));
  if (member.status === "blocked") throw new FidelioError("member_not_active", { reason: "blocked" });
  if (member.status === "erased") throw new FidelioError("not_found", { reason: "erased" });
  if (member.status !== "active") await change(tx, member, { status: "active", joinedAt: tx.now, joinedHow: how });
  else if (member.joined_how === "automatic") await change(tx, member, { joinedHow: how });
  if (terms) await consentToTerms(tx, member.id, terms);
  await grantSignupPoints(tx, [member.id], tx.now);
  return reread(tx, member.id);
}

/** A customer that no event told us of yet. */
async function made(tx: ShopTx, customerId: string): Promise<StoredMember> {
  await ensureMembers(tx, [{ ...bareCustomer(customerId), seenAt: tx.now.toISOString() }]);
  const member = await memberOfCustomer(tx, customerId, true);
  if (!member) throw new FidelioError("not_found", { reason: "erased" });
  return member;
}

/** A signed-in visit: where the program enrols on it (`first-seen-signed-in`), a candidate becomes active. Null: no such customer is known. */
export async function seenSignedIn(tx: ShopTx, customerId: string): Promise<MemberRow | null> {
  const member = await memberOfCustomer(tx, customerId, true);
  if (!member) return null;
  const enrolment = (await liveVersion(tx))?.program.enrolment;
  const enrols = member.status === "candidate" && enrolment === "first-seen-signed-in";
  if (enrols) await change(tx, member, { status: "active", joinedAt: tx.now, joinedHow: "signed-in" });
  else if (member.status === "active" && member.joined_how === "automatic") await change(tx, member, { joinedHow: "signed-in" });
  else return memberRow(member);
  await grantSignupPoints(tx, [member.id], tx.now);
  return reread(tx, member.id);
}

/** Ends the membership by the member's wish: points stay, cannot be spent, and keep their dates; their birthday is forgotten. Throws `not_found`, `member_not_active`. */
export async function leaveMember(tx: ShopTx, customerId: string): Promise<MemberRow> {
  const member = await known(tx, customerId);
  if (member.status === "blocked") throw new FidelioError("member_not_active", { reason: "blocked" });
  if (member.status !== "left") await change(tx, member, { status: "left", leftAt: tx.now });
  await tx.prisma.consent.updateMany({ where: { memberId: member.id, kind: "terms", withdrawnAt: null }, data: { withdrawnAt: tx.now } });
  // what it was given for is over
  await removeBirthday(tx, member.id);
  return reread(tx, member.id);
}

/** The merchant blocks a member: nothing is earned or spent from now on. Throws `not_found`. */
export async function blockMember(tx: ShopTx, customerId: string): Promise<MemberRow> {
  const member = await known(tx, customerId);
  if (member.status !== "blocked") await change(tx, member, { status: "blocked", blockedAt: tx.now });
  return reread(tx, member.id);
}

/** Lifts a block: the member is what it was before. Throws `not_found`. */
export async function unblockMember(tx: ShopTx, customerId: string): Promise<MemberRow> {
  const member = await known(tx, customerId);
  if (member.status === "blocked") await change(tx, member, { status: statusBefore(member), blockedAt: null });
  return reread(tx, member.id);
}

function statusBefore({ joined_at, left_at }: StoredMember): MemberStatus {
  if (joined_at === null) return "candidate";
  return left_at !== null && left_at >= joined_at ? "left" : "active";
}

async function known(tx: ShopTx, customerId: string): Promise<StoredMember> {
  const member = await memberOfCustomer(tx, customerId, true);
  if (!member || member.status === "erased") throw new FidelioError("not_found");
  return member;
}

async function change(tx: ShopTx, member: StoredMember, data: Change): Promise<void> {
  await tx.prisma.member.update({ where: { shopId_id: { shopId: BigInt(tx.shopId), id: member.id } }, data });
}

async function reread(tx: ShopTx, id: string): Promise<MemberRow> {
  const row = (await membersById(tx, [id]))[0];
  if (!row) throw new FidelioError("not_found");
  return memberRow(row);
}

/** One row for each version of the terms that was accepted and not withdrawn. */
async function consentToTerms(tx: ShopTx, memberId: string, terms: NonNullable<Joining["terms"]>): Promise<void> {
  const { version: textVersion, language, surface } = terms;
  const held = await tx.prisma.consent.findFirst({
    where: { memberId, kind: "terms", textVersion, withdrawnAt: null },
    select: { id: true },
  });
  if (held) return;
  const row = { shopId: BigInt(tx.shopId), id: v7(), memberId, kind: "terms", textVersion, language, surface, at: tx.now };
  await tx.prisma.consent.create({ data: row });
}
