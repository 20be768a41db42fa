import { friendGainIn } from "../../loyalty/describe/friend-gain";
import { filledIn } from "../../loyalty/describe/filled";
import { pointsIn, writtenIn, type Voice } from "../../loyalty/describe/voice";
import { writeDate } from "../../loyalty/explain/figures";
import type { Program } from "../../loyalty/program";
import { isRejection, rejectionSentence } from "../../loyalty/referral-judgement/rejections";
import { isFriendCode, type ReferralProgram } from "../../loyalty/referral-shape";
import { localised } from "../../loyalty/texts";
import type { Brought, Earned } from "../../referrals/brought-rows.server";
import type { ProgramTexts } from "../public-face";
import type { AdvocateAnswer } from "./advocate-answer";
import { advocateSays } from "./advocate-words";
import type { Message } from "../../loyalty/share-ways";

/** What members read of bringing friends before they ask for more, and what they send along; `{code}` is left to be filled in. */
export function inviteIn(voice: Voice, program: Program, referral: ReferralProgram, shop: string): ProgramTexts["invite"] {
  const [gets = "", ...rest] = offerIn(voice, program, referral);
  return { offer: `${gets} ${rest.at(-1) ?? ""}`, ...messageIn(voice, program, referral, shop) };
}

type Gain = { points?: string | undefined; reward?: string | undefined; tier?: string | undefined; days?: number };

/** "200 points", a reward by its title, "Silver for 365 days". */
export function gainIn(voice: Voice, { rewards }: Pick<Program, "rewards">, { points, reward, tier, days = 0 }: Gain): string {
  if (points !== undefined) return pointsIn(voice, points);
  if (tier !== undefined) return advocateSays(voice, "milestone-tier", { tier: writtenIn(voice, voice.tierTitles?.[tier]) ?? tier, days });
  return writtenIn(voice, rewards.find(({ key }) => key === reward)?.title) ?? reward ?? "";
}

/** What both sides get, and when. */
export function offerIn(voice: Voice, program: Program, { advocate, friend, waitDays, waitFor }: ReferralProgram): string[] {
  return [
    advocateSays(voice, waitFor === "second-order" ? "offer-twice" : "offer", { gain: gainIn(voice, program, advocate) }),
    ...(waitDays > 0 ? [advocateSays(voice, "offer-wait", { days: waitDays })] : []),
    advocateSays(voice, "offer-friend", { gain: friendGainIn(voice, program, friend) }),
  ];
}

/** What is sent along with the link, and what a mail of it is about: the merchant's own words, else what the friend gets. */
export function messageIn(voice: Voice, program: Program, { friend, texts }: ReferralProgram, shop: string): Message {
  const written = localised(texts, voice.language, voice.main);
  const figures = { shop, gain: friendGainIn(voice, program, friend) };
  return {
    text: filledIn(written?.share, figures, voice.language) ?? advocateSays(voice, isFriendCode(friend) ? "share" : "share-later", figures),
    subject: filledIn(written?.subject, figures, voice.language) ?? advocateSays(voice, "subject", { shop }),
  };
}

/** Where a friend's referral stands, by the program that it was begun under. */
export function broughtIn(voice: Voice, program: Program, row: Brought): string {
  const day = (at: Date | null) => writeDate((at ?? row.windowUntil).toISOString(), voice.language, voice.zone);
  const promised = program.referral === null ? "" : gainIn(voice, program, program.referral.advocate);
  switch (row.state) {
    case "claimed":
      return advocateSays(voice, "claimed", { date: day(row.windowUntil) });
    case "waiting":
      return row.waitsUntil === null
        ? advocateSays(voice, "waiting-order", { gain: promised })
        : advocateSays(voice, "waiting", { gain: promised, date: day(row.waitsUntil) });
    case "rewarded": {
      const got = { points: row.points === null ? undefined : String(row.points), reward: row.reward ?? undefined };
      const nothing = row.points === null && row.reward === null;
      const figures = { date: day(row.rewardedAt), gain: nothing ? "" : gainIn(voice, program, got) };
      return advocateSays(voice, nothing ? "rewarded-nothing" : "rewarded", figures);
    }
    case "rejected":
      return isRejection(row.reason) ? rejectionSentence(row.reason, voice.language) : advocateSays(voice, "rejected");
    default:
      return advocateSays(voice, row.state);
  }
}

export function earnedIn(voice: Voice, { friends, points, rewards, waiting }: Earned): string[] {
  return [
    ...(points > 0 ? [advocateSays(voice, "earned-points", { points: pointsIn(voice, points), friends })] : []),
    ...(rewards > 0 ? [advocateSays(voice, "earned-rewards", { rewards, friends })] : []),
    ...(waiting > 0 && friends > 0 ? [advocateSays(voice, "earned-waiting", { friends: waiting })] : []),
  ];
}

export function milestonesIn(voice: Voice, program: Program, { friends, reached }: Earned): AdvocateAnswer["milestones"] {
  return (program.referral?.milestones ?? []).map((milestone) => {
    const has = reached.includes(milestone.friends);
    const done = has ? milestone.friends : Math.min(friends, milestone.friends);
    const of = milestone.friends;
    const says = advocateSays(voice, "milestone", { friends: of, gain: gainIn(voice, program, milestone) });
    return { says, reached: has, done, of, progress: has ? advocateSays(voice, "reached") : advocateSays(voice, "progress", { done, of }) };
  });
}
