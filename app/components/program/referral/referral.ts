import { amountsIn } from "../../../loyalty/amounts";
import type { AdvocateGain, FriendGain, Milestone, Program, ReferralProgram } from "../../../loyalty/program";
import { isGivable } from "../../../loyalty/referral-checks";
import { isFriendCode } from "../../../loyalty/referral-shape";

export const friendKinds = ["amount", "percentage", "shipping", "points", "reward"] as const satisfies ReadonlyArray<FriendGain["kind"]>;
export const gainKinds = ["points", "reward", "tier"] as const;
/** What an advocate or a milestone gives: exactly one of them. */
export type GainKind = (typeof gainKinds)[number];

/** one shipping code may stand beside any other discount */
const besideShipping = { order: true, product: true, shipping: false };
const besideOthers = { order: false, product: true, shipping: true };

/** What a program without referrals begins with: both sides gain, nothing is given before the goods could come back. */
export function firstReferral(currency: string): ReferralProgram {
  const { money } = amountsIn(currency);
  return {
    advocate: { points: "200" },
    friend: { kind: "amount", value: money(10), minimumSubtotal: money(40), combinesWith: besideOthers },
    waitDays: 14,
    waitFor: "first-order",
    windowDays: 30,
    monthlyLimit: 20,
    showName: true,
    hold: "standard",
    milestones: [],
    texts: {},
  };
}

/** Nothing where the program has no referrals. */
export const withReferral = (program: Program, change: (referral: ReferralProgram) => ReferralProgram): Program =>
  program.referral === null ? program : { ...program, referral: change(program.referral) };

/** The friend's gain, of another kind: what the code asks for and stands beside is kept from code to code. */
export function friendOfKind(kind: FriendGain["kind"], before: FriendGain, program: Program): FriendGain {
  const { money } = amountsIn(program.currency);
  const code = isFriendCode(before) && before.kind !== "shipping" ? before : null;
  const minimum = isFriendCode(before) && before.minimumSubtotal !== undefined ? { minimumSubtotal: before.minimumSubtotal } : {};
  const part = { ...minimum, combinesWith: code?.combinesWith ?? besideOthers };
  switch (kind) {
    case "amount":
      return { kind, value: money(10), ...part };
    case "percentage":
      return { kind, percent: "10", ...part };
    case "shipping":
      return { kind, ...minimum, combinesWith: besideShipping };
    case "points":
      return { kind, points: "200" };
    case "reward":
      return { kind, reward: givable(program)[0]?.key ?? "" };
  }
}

/** Rewards that can be given to somebody who is asked nothing. */
export const givable = ({ rewards }: Pick<Program, "rewards">) => rewards.filter((reward) => !reward.archived && isGivable(reward));

export const kindOfGain = (gain: AdvocateGain | Milestone): GainKind =>
  "tier" in gain && gain.tier !== undefined ? "tier" : gain.reward === undefined ? "points" : "reward";

/** A gain of another kind: one thing takes the other's place. */
export function gainOfKind<Gain extends AdvocateGain | Milestone>(gain: Gain, kind: GainKind, program: Program): Gain {
  const { points: _, reward: __, ...others } = { ...gain, tier: undefined };
  const { tier: ___, ...rest } = others;
  const highest = program.tiers?.levels.filter(({ archived }) => !archived).at(-1)?.key ?? "";
  const given = { points: { points: "200" }, reward: { reward: givable(program)[0]?.key ?? "" }, tier: { tier: highest } }[kind];
  return { ...rest, ...given } as unknown as Gain;
}

const between = 5;

/** A milestone beyond the last one. */
export function nextMilestone(milestones: readonly Milestone[]): Milestone {
  const last = milestones.at(-1)?.friends;
  return { friends: last === undefined ? 3 : Math.min(1000, (Number.isFinite(last) ? last : 0) + between), points: "500", days: 365 };
}

export type InvitationText = "title" | "lead" | "share" | "subject";
type Texts = ReferralProgram["texts"];

/** The merchant's own words with one of them changed; a language in which nothing is said is none. */
export function withWords(texts: Texts, language: string, name: InvitationText, words: string): Texts {
  const { [name]: _, ...others } = texts[language] ?? {};
  const said = words === "" ? others : { ...others, [name]: words };
  const { [language]: __, ...rest } = texts;
  return Object.keys(said).length === 0 ? rest : { ...rest, [language]: said };
}
