import { listIn, pointsIn, type Voice } from "../loyalty/describe/voice";
import { writeDate } from "../loyalty/explain/figures";
import { inPeriod, periodEnd } from "../loyalty/occasion-limits";
import type { Program, Reward } from "../loyalty/program";
import { isOpenTo } from "../loyalty/rewards";
import { endOfLastDay } from "../redemptions/last-day";
import type { MemberState } from "./member-state";
import type { MemberTexts } from "./public-face";
import { faceReward, rungText } from "./reward-face";
import { say } from "./say";
import { tierTitle } from "./tier-title";

type RewardTexts = MemberTexts["rewards"][number];

/** More places than that are no help on a slider. */
const mostRungs = 41;

/** Where a member stands with a reward: whether they can redeem it, what that leaves, or why not. */
export function rewardTexts(voice: Voice, program: Program, reward: Reward, member: MemberState): RewardTexts {
  const { key } = reward;
  const { status, balance, tier } = member;
  const no = (says: string): RewardTexts => ({ key, can: false, says, rungs: [], expires: null });
  if (!isOpenTo(reward, tier?.key ?? null)) {
    const titles = (reward.tiers ?? []).map((each) => tierTitle(voice, program, each));
    return no(say(voice, "reward-tiers", { tiers: listIn(voice, titles, "or") }));
  }
  const often = oftenEnough(voice, reward, member);
  if (often !== null) return no(often);
  if (balance.owed > 0) return no(say(voice, "reward-owed"));
  const { cost, slide } = faceReward(reward, voice.currency, {});
  const left = balance.available - cost;
  if (left < 0) return no(say(voice, "reward-lacks", { points: pointsIn(voice, -left) }));
  const rungs = slide === null ? [] : rungsOf(slide, balance.available).map((points) => ({ points, says: rungText(voice, slide, points) }));
  const says =
    rungs.length > 1
      ? say(voice, "reward-choose", { points: pointsIn(voice, rungs[rungs.length - 1]!.points) })
      : say(voice, "reward-leaves", { points: pointsIn(voice, left) });
  const most = rungs[rungs.length - 1]?.points ?? cost;
  return { key, can: status === "active", says, rungs, expires: expiresMeanwhile(voice, program, reward, member, most, rungs.length > 1) };
}

/** Taken as often as may be: from when on again, or never; null: not yet. */
function oftenEnough(voice: Voice, { key, limit }: Reward, { taken, doings }: MemberState): string | null {
  if (limit === undefined || inPeriod(limit, doings.now, taken[key] ?? [], voice.zone) < limit.times) return null;
  const again = periodEnd(limit, doings.now, voice.zone);
  return again === null ? say(voice, "reward-taken") : say(voice, "way-again", { date: writeDate(again, voice.language, voice.zone) });
}

type Slide = NonNullable<ReturnType<typeof faceReward>["slide"]>;

/** What can be chosen, fewest first, the most always among them. */
function rungsOf({ step, least, most }: Slide, available: number): number[] {
  const top = Math.min(most, Math.floor(available / step) * step);
  const steps = (top - least) / step;
  const apart = Math.max(1, Math.ceil(steps / (mostRungs - 1))) * step;
  const rungs = Array.from({ length: Math.floor((top - least) / apart) + 1 }, (_, at) => least + at * apart);
  return rungs[rungs.length - 1] === top ? rungs : [...rungs, top];
}

/**
 * That some of the points would end while the code is valid: who lets the code lapse gets them back expired. `upTo`: the member chooses
 * how many are spent.
 */
function expiresMeanwhile(
  voice: Voice,
  program: Program,
  { kind, validDays }: Reward,
  { lots, doings }: MemberState,
  points: number,
  upTo: boolean,
): string | null {
  // days of grace are there so that nothing is lost by such a return
  if (program.points.returnGraceDays > 0) return null;
  if (validDays === null || kind === "gift-card" || kind === "store-credit" || kind === "perk") return null;
  const codeEnds = endOfLastDay(new Date(doings.now), validDays, voice.zone).toISOString();
  const spent = lots.filter(({ approved }) => approved).sort((a, b) => ((a.expiresAt ?? "9") < (b.expiresAt ?? "9") ? -1 : 1));
  let left = points;
  let first: string | null = null;
  let ending = 0;
  for (const { remaining, expiresAt } of spent) {
    const taken = Math.min(left, remaining);
    if (taken === 0 || expiresAt === null || expiresAt >= codeEnds) break;
    first ??= expiresAt;
    ending += taken;
    left -= taken;
  }
  if (first === null) return null;
  return say(voice, upTo ? "reward-expires-up-to" : "reward-expires", {
    count: ending,
    points: pointsIn(voice, ending),
    date: writeDate(first, voice.language, voice.zone),
  });
}
