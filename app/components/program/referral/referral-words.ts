import { friendGainIn } from "../../../loyalty/describe/friend-gain";
import { pointsIn, writtenIn, type Voice } from "../../../loyalty/describe/voice";
import { moneyIn } from "../../../loyalty/describe/when-words";
import type { AdvocateGain, Milestone, Program, ReferralProgram } from "../../../loyalty/program";
import { isFriendCode, leastOrder } from "../../../loyalty/referral-shape";
import { useAdmin, type AdminWords } from "../../admin-frame";
import { useDraft } from "../studio";
import { useVoice } from "../voice";
import { useReferral } from "./referral-editing";

/** What each part of the referral program comes to; null while something in it is being typed. */
export interface ReferralWords {
  friend: string | null;
  advocate: string | null;
  order: string | null;
  wait: string | null;
  limit: string | null;
  milestone(milestone: Milestone): string | null;
}

export function useReferralWords(): ReferralWords {
  const admin = useAdmin();
  const { program } = useDraft();
  const { referral } = useReferral();
  return referralInWords(useVoice(), program, referral, admin);
}

export function referralInWords(
  voice: Voice,
  program: Program,
  referral: ReferralProgram,
  { say }: Pick<AdminWords, "say">,
): ReferralWords {
  const { friend, advocate, windowDays, waitDays, waitFor, monthlyLimit } = referral;
  const least = leastOrder(referral);
  const whole = (...numbers: number[]) => numbers.every(Number.isFinite);
  return {
    friend: orNull(() =>
      isTyped(friend)
        ? null
        : say(isFriendCode(friend) ? "referral.means.code" : "referral.means.later", { gain: friendGainIn(voice, program, friend) }),
    ),
    advocate: orNull(() => {
      const gain = gainIn(voice, program, advocate);
      return gain === null ? null : say("referral.means.advocate", { gain });
    }),
    order: orNull(() => {
      if (!whole(windowDays)) return null;
      return least === null
        ? say("referral.means.order", { days: windowDays })
        : say("referral.means.order.least", { days: windowDays, amount: moneyIn(voice, least) });
    }),
    wait: whole(waitDays) ? say(`referral.means.wait.${waitFor}`, { days: waitDays }) : null,
    limit:
      monthlyLimit === null
        ? say("referral.means.unlimited")
        : whole(monthlyLimit)
          ? say("referral.means.limit", { count: monthlyLimit })
          : null,
    milestone: (milestone) =>
      orNull(() => {
        const gain = gainIn(voice, program, milestone);
        if (gain === null || !whole(milestone.friends, milestone.days)) return null;
        const figures = { friends: milestone.friends, gain, days: milestone.days };
        return say(milestone.tier === undefined ? "referral.means.milestone" : "referral.means.milestone.tier", figures);
      }),
  };
}

const isTyped = (gain: ReferralProgram["friend"]): boolean => gain.kind === "points" && gain.points === "";

function gainIn(voice: Voice, { rewards, tiers }: Program, gain: AdvocateGain | Milestone): string | null {
  if ("tier" in gain && gain.tier !== undefined) {
    return writtenIn(voice, tiers?.levels.find(({ key }) => key === gain.tier)?.title) ?? null;
  }
  if (gain.points !== undefined) return gain.points === "" ? null : pointsIn(voice, gain.points);
  return writtenIn(voice, rewards.find(({ key }) => key === gain.reward)?.title) ?? null;
}

/** An amount that is being typed is no amount for a moment. */
function orNull(write: () => string | null): string | null {
  try {
    return write();
  } catch {
    return null;
  }
}
