import { z } from "zod";
import { claimSays, refusedClaim, type FriendAnswer } from "../../face/friend/claim-texts";
import { shopRow } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { claimReferral, type Claimed } from "../../referrals/claim.server";
import { asMeant } from "../../referrals/entry";
import { networkHashOf } from "../../referrals/network.server";
import type { ClaimRefusal, ClaimSurface } from "../../referrals/referral";
import { noteTrace } from "../../referrals/trace-rows.server";
import { mayAct, mayClaim } from "./rate";
import type { ShopperAnswer, VisitorRequest } from "./request";
import { isVisible } from "./visible.server";

/** What a form sends: an advocate's code or link, and of who is not signed in an address. Whatever it is, a sentence can be said of it. */
export const friendForm = z
  .object({
    code: z.string().max(1_000).catch(""),
    email: z.string().max(1_000).nullable().catch(null),
    via: z.literal("link").nullable().catch(null),
  })
  .transform(asMeant);

/** Takes a friend's wish, so often from one network and by one customer. */
export async function takeClaim(request: VisitorRequest): Promise<{ refused: ClaimRefusal } | Claimed> {
  const { shopId, customerId, fields, inShop, language, surface } = request;
  const { code, email, via } = friendForm.parse(fields);
  const network = networkHashOf(request.network);
  const who = [network, customerId].filter((one) => one !== null);
  // a form that was sent empty tries no code
  const tries = code.trim() !== "" && (customerId !== null || (email ?? "").trim() !== "");
  if (!who.every((one) => (tries ? mayClaim : mayAct)(`${shopId}/${one}`))) return { refused: "too-many-tries" };
  if (!(await inShop(isVisible))) return { refused: "referrals-paused" };
  const from: ClaimSurface = via ?? surface;
  const outcome = await claimReferral(shopId, { code, email, customerId, surface: from, language, network: request.network });
  if ("refused" in outcome && outcome.refused === "own-code" && customerId !== null)
    await inShop((tx) => noteTrace(tx, customerId, request.network));
  return outcome;
}

/** friend {code, email?}: a friend takes an advocate's code. JSON for scripts and extensions. */
export async function friend(request: VisitorRequest): Promise<ShopperAnswer> {
  const { inShop, language } = request;
  const outcome = await takeClaim(request);
  if ("refused" in outcome) {
    const live = await inShop(liveVersion);
    const body = refusedClaim(outcome.refused, { language, formOfAddress: live?.program.formOfAddress ?? "vous" });
    return { status: body.status, body };
  }
  const { locale } = await inShop(shopRow);
  const { code, gain, waiting } = outcome;
  const body: FriendAnswer = { code, waiting, kind: gain.kind, says: claimSays(outcome, language, locale).join(" ") };
  return { status: waiting ? 202 : 201, body };
}
