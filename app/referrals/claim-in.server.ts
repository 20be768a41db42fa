import { v7 as uuid } from "uuid";
import { keyedHash } from "../base/keyed-hash.server";
import type { ShopTx } from "../db/tenancy.server";
import { readDiscount } from "../discounts/rows.server";
import type { ProgramVersion } from "../loyalty/program";
import { codeOfEntry, foldCode } from "../loyalty/referral-code";
import { plainMailbox } from "../loyalty/referral-judgement/mailbox";
import { isFriendCode, type ReferralProgram } from "../loyalty/referral-shape";
import { referralsOpen } from "../loyalty/referrals-open";
import type { Language } from "../loyalty/words";
import { zoneCalendar } from "../loyalty/zone";
import { ensureMembers } from "../members/ensure.server";
import { memberOfCustomer } from "../members/member-rows.server";
import { bareCustomer, guestHashOf } from "../members/profile.server";
import { shopPlan } from "../programs/plan.server";
import { shopRow, type ShopRow } from "../programs/shop.server";
import { liveVersion } from "../programs/versions.server";
import { advocateOf } from "./advocate.server";
import {
  changeCodeOf,
  claimsOfFriend,
  expireClaim,
  hasPaid,
  membersOfFriend,
  qualifiedSince,
  writeClaim,
  type EarlierClaim,
  type Friend,
} from "./claim-rows.server";
import { isAddress } from "./entry";
import { planFriendCode } from "./friend-code.server";
import { networkHashOf } from "./network.server";
import type { ClaimRefusal, ClaimSurface } from "./referral";

export interface ClaimRequest {
  /** as it was typed or pasted: an advocate's code, or a whole link */
  code: string;
  /** as the friend typed it: ties an order under it to the code, and proves nothing */
  email: string | null;
  /** of who is signed in, by Shopify's word */
  customerId: string | null;
  surface: ClaimSurface;
  language: Language;
  /** the network address that the claim comes from; null: not known */
  network: string | null;
}

export interface Claim {
  /** of the referral */
  id: string;
  advocateId: string;
  /** under which the friend was promised something */
  programVersion: number;
  /** of the friend's code; null: they get no code */
  discountId: string | null;
  windowUntil: Date;
  /** it was claimed before: the same referral and the same code */
  again: boolean;
}

export type Claiming = { refused: ClaimRefusal } | Claim;

/**
 * Takes an advocate's code for a friend. The same friend, typed or signed in anywhere, is the same referral and the same code; the
 * first advocate wins. What is refused is what cannot be meant: everything that only looks wrong is taken, judged later, and
 * held for a person.
 */
export async function claimIn(tx: ShopTx, request: ClaimRequest): Promise<Claiming> {
  const shop = await shopRow(tx);
  const live = await liveVersion(tx);
  const { plan } = await shopPlan(tx);
  const open = live && referralsOpen(live.program, { plan: plan.key, status: shop.status }, tx.now.toISOString());
  if (!live || !open) return { refused: "referrals-paused" };
  const code = foldCode(codeOfEntry(request.code));
  if (code === "") return { refused: "empty" };
  const friend = await friendOf(tx, request);
  if (friend === null) return { refused: "address-missing" };
  const advocateId = await advocateOf(tx, request.code);
  if (advocateId === null) return { refused: "unknown-code" };
  const members = await membersOfFriend(tx, friend);
  if (members.includes(advocateId)) return { refused: "own-code" };

  const earlier = await standing(tx, friend, members, advocateId);
  if (earlier !== null) return earlier;
  if (await hasPaid(tx, friend, members)) return { refused: "existing-customer" };
  const month = new Date(zoneCalendar(shop.zone).startOf(tx.now.getTime(), "month"));
  if (open.monthlyLimit !== null && (await qualifiedSince(tx, advocateId, month)) >= open.monthlyLimit) return { refused: "limit-reached" };
  return (
    (await write(tx, { request, friend, advocateId, code, live, open, shop })) ??
    (await standing(tx, friend, members, advocateId)) ?? { refused: "already-claimed" }
  );
}

interface Known extends Friend {
  mailbox: string | null;
}

/** Who claims. Of who is signed in Shopify's address counts; a typed one only where it withholds theirs. Null: nobody can be told by it. */
async function friendOf(tx: ShopTx, { customerId, email }: ClaimRequest): Promise<Known | null> {
  const typed = email !== null && isAddress(email) ? email.trim() : null;
  if (customerId === null) return typed === null ? null : { hash: guestHashOf(typed), memberId: null, mailbox: plainMailbox(typed) };
  if ((await memberOfCustomer(tx, customerId)) === null)
    await ensureMembers(tx, [{ ...bareCustomer(customerId), seenAt: tx.now.toISOString() }]);
  const member = await memberOfCustomer(tx, customerId);
  if (member === null || member.status === "erased") return null;
  const address = member.email ?? typed;
  const hash = member.email_hash ?? (typed === null ? null : guestHashOf(typed));
  return { hash, memberId: member.id, mailbox: address === null ? null : plainMailbox(address) };
}

/** What an earlier claim of this friend comes to; null: there is none in the way. */
async function standing(tx: ShopTx, friend: Friend, members: readonly string[], advocateId: string): Promise<Claiming | null> {
  const claims = await claimsOfFriend(tx, friend, members);
  const over = (claim: EarlierClaim) => claim.state === "claimed" && claim.windowUntil < tx.now;
  for (const claim of claims.filter(over)) await expireClaim(tx, claim.id);
  const live = claims.find((claim) => claim.state !== "expired" && !over(claim));
  if (live === undefined) {
    // one invitation is for one time: who let it pass may be brought by somebody else
    return claims.some((claim) => claim.advocateId === advocateId) ? { refused: "claim-expired" } : null;
  }
  const waits = live.state === "claimed" || live.heldFrom === "claimed";
  if (live.advocateId !== advocateId || !waits) return { refused: "already-claimed" };
  return { ...asClaim(live, live.programVersion), discountId: await standingCode(tx, live) };
}

function asClaim(
  { id, advocateId, discountId, windowUntil }: Pick<Claim, "id" | "advocateId" | "discountId" | "windowUntil">,
  programVersion: number,
): Claim {
  return { id, advocateId, programVersion, discountId, windowUntil, again: true };
}

/** The code of a claim; one that Shopify refused is planned anew. */
async function standingCode(tx: ShopTx, claim: EarlierClaim): Promise<string | null> {
  const { discountId, windowUntil: endsAt } = claim;
  if (discountId === null || (await readDiscount(tx, discountId))?.state !== "failed") return discountId;
  const program = (await liveVersion(tx))?.program;
  const id = uuid();
  if (program === undefined || !(await changeCodeOf(tx, claim.id, discountId, id))) return discountId;
  const planned = await planFriendCode(tx, { id, program, shop: await shopRow(tx), endsAt });
  return planned?.id ?? discountId;
}

interface Writing {
  request: ClaimRequest;
  friend: Known;
  advocateId: string;
  code: string;
  live: ProgramVersion;
  open: ReferralProgram;
  shop: ShopRow;
}

/** Null: somebody claimed for the same friend at the same moment, and was first. */
async function write(tx: ShopTx, { request, friend, advocateId, code, live, open, shop }: Writing): Promise<Claim | null> {
  const { program, number: programVersion } = live;
  const calendar = zoneCalendar(shop.zone);
  const windowUntil = new Date(calendar.endOfDay(calendar.plusDays(tx.now.getTime(), open.windowDays)));
  const discountId = isFriendCode(open.friend) ? uuid() : null;
  const id = uuid();
  const written = await writeClaim(tx, {
    id,
    advocateId,
    friendId: friend.memberId,
    friendHash: friend.hash,
    friendAliasHash: friend.mailbox === null ? null : keyedHash("mailbox", friend.mailbox),
    networkHash: networkHashOf(request.network),
    code,
    programVersion,
    discountId,
    surface: request.surface,
    language: request.language,
    windowUntil,
  });
  if (!written) return null;
  if (discountId !== null) await planFriendCode(tx, { id: discountId, program, shop, endsAt: windowUntil });
  return { ...asClaim({ id, advocateId, discountId, windowUntil }, programVersion), again: false };
}
