import { friendGainIn } from "../../loyalty/describe/friend-gain";
import { voiceOf, type Voice } from "../../loyalty/describe/voice";
import { writeDate } from "../../loyalty/explain/figures";
import { isFriendCode, type FriendGain } from "../../loyalty/referral-shape";
import type { Language } from "../../loyalty/words";
import type { Claimed } from "../../referrals/claim.server";
import type { ClaimRefusal } from "../../referrals/referral";
import { friendSays } from "./friend-words";

/**
 * POST friend {code, email?}: 201 with what the friend has, or while Shopify does not answer 202 without the code (`waiting`: send the same
 * again). A refusal is a problem document with `reason`, its sentence as `title`, and the `field` that it belongs to.
 */
export interface FriendAnswer {
  /** for the cart; null: it is being made, or what they get comes later */
  code: string | null;
  waiting: boolean;
  /** of what they get: free shipping shows in no price before the address is known */
  kind: FriendGain["kind"];
  /** what they get and until when, finished sentences */
  says: string;
}

export interface FriendRefusedAnswer {
  type: string;
  title: string;
  status: number;
  reason: ClaimRefusal;
  field: FriendField;
}

export type FriendField = "code" | "email";

/** What the friend has of a claim, in words. */
export function claimSays({ program, gain, code, waiting, windowUntil, zone }: Claimed, language: Language, main: string): string[] {
  const voice = voiceOf(program, language, { locale: main, zone });
  const said = { gain: friendGainIn(voice, program, gain), date: writeDate(windowUntil.toISOString(), language, zone) };
  if (!isFriendCode(gain)) return [friendSays(voice, "promised", said)];
  if (code !== null) return [friendSays(voice, "made", { ...said, code }), friendSays(voice, "counts")];
  return waiting ? [friendSays(voice, "making", said)] : [friendSays(voice, "promised", said)];
}

const statuses: Record<ClaimRefusal, number> = {
  empty: 422,
  "address-missing": 422,
  "unknown-code": 422,
  "own-code": 409,
  "existing-customer": 409,
  "already-claimed": 409,
  "claim-expired": 409,
  "limit-reached": 409,
  "too-many-tries": 429,
  "referrals-paused": 409,
};

/** Of these the address is what another one could be entered for. */
const ofAddress: readonly ClaimRefusal[] = ["address-missing", "existing-customer", "already-claimed"];

export const fieldOf = (reason: ClaimRefusal): FriendField => (ofAddress.includes(reason) ? "email" : "code");

/** A refusal as scripts and extensions read it. */
export function refusedClaim(reason: ClaimRefusal, voice: Pick<Voice, "language" | "formOfAddress">): FriendRefusedAnswer {
  return {
    type: `urn:fidelio:refusal:${reason}`,
    title: friendSays(voice, reason),
    status: statuses[reason],
    reason,
    field: fieldOf(reason),
  };
}
