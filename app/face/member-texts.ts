import { writeDate, writeMoney, writeNumber } from "../loyalty/explain/figures";
import { render, wordingOf } from "../loyalty/explain/render";
import { pointsIn, voiceOf, type Voice } from "../loyalty/describe/voice";
import type { Program, ProgramVersion } from "../loyalty/program";
import { pointsValue, worthOf } from "../loyalty/rewards";
import { termsChangeIn, termsChangeSince } from "../loyalty/terms";
import { tierAhead } from "../loyalty/tier-ahead";
import type { Language } from "../loyalty/words";
import { cut } from "./fit";
import type { FaceShop } from "./face-languages";
import type { MemberState, Movement } from "./member-state";
import type { MemberTexts } from "./public-face";
import { codeTexts, receivedTexts } from "./received-texts";
import { rewardTexts } from "./reward-texts";
import { say } from "./say";
import { tierTitle } from "./tier-title";
import type { WayState } from "./way-states";
import { birthdayText, wayText } from "./way-texts";

/** The sentences of a member's face in one language. */
export function memberTexts(
  member: MemberState,
  ways: readonly WayState[],
  versions: readonly ProgramVersion[],
  language: Language,
  shop: Pick<FaceShop, "locale" | "zone">,
): MemberTexts {
  const { program } = versions[versions.length - 1]!;
  const voice = voiceOf(program, language, shop);
  const { available, pending, owed } = member.balance;
  const change = member.termsAgreed === null ? null : termsChangeSince(member.termsAgreed, versions, language, shop);
  return {
    available: pointsIn(voice, available),
    pending: pending === 0 ? null : pendingText(voice, pending, member.lots),
    owed: owed === 0 ? null : say(voice, "owed", { count: owed, points: pointsIn(voice, owed) }),
    worth: worthText(voice, program, member),
    ...tierTexts(voice, program, member),
    expires: expiresText(voice, member.lots),
    rewards: program.rewards.filter(({ archived }) => !archived).map((reward) => rewardTexts(voice, program, reward, member)),
    ways: ways.map((state) => wayText(voice, state)),
    birthday: member.doings.birthday && birthdayText(voice, member.doings.birthday),
    movements: member.movements.map((movement) => movementText(voice, movement, versions)),
    codes: member.codes.map((one) => codeTexts(voice, one, versions)),
    received: member.received.map((one) => receivedTexts(voice, one, versions)),
    changed: termsChangeIn(change, voice),
    leaving:
      member.status !== "active" && member.status !== "candidate"
        ? null
        : available + pending === 0
          ? say(voice, "leaving-nothing")
          : say(voice, "leaving", { points: pointsIn(voice, available + pending) }),
  };
}

/** As long as the admin lets it be. */
const noteLength = 500;

const day = (voice: Voice, at: string) => writeDate(at, voice.language, voice.zone);

/** All of it, and from when; where dates differ, what comes first. */
function pendingText(voice: Voice, pending: number, lots: MemberState["lots"]): string {
  const waiting = lots.filter(({ approved }) => !approved).sort((a, b) => (a.availableAt < b.availableAt ? -1 : 1));
  const points = pointsIn(voice, pending);
  const date = waiting[0] ? day(voice, waiting[0].availableAt) : null;
  if (date === null) return points;
  const first = waiting.filter((lot) => day(voice, lot.availableAt) === date).reduce((sum, lot) => sum + lot.remaining, 0);
  if (first >= pending) return say(voice, "pending-one-date", { points, date });
  return say(voice, "pending-dates", { points, first: pointsIn(voice, first), date });
}

/** What they can have for it themselves: a better rate that is another tier's is no promise to them. */
function worthText(voice: Voice, program: Program, { balance, tier }: MemberState): string | null {
  const value = pointsValue(program, { tier: tier?.key ?? null });
  const minor = value === null ? 0 : worthOf(balance.available, value);
  return minor === 0 ? null : say(voice, "worth", { amount: writeMoney(minor, voice.currency, voice.language) });
}

function tierTexts(
  voice: Voice,
  program: Program,
  { tier, measure }: MemberState,
): Pick<MemberTexts, "tier" | "next" | "nextShare" | "until"> {
  const titleOf = (key: string) => tierTitle(voice, program, key);
  const own = tier === null ? null : titleOf(tier.key);
  const ahead = tierAhead(program, tier?.key ?? null, measure);
  return {
    tier: own,
    until: tier?.until && own !== null ? say(voice, "until", { tier: own, date: day(voice, tier.until) }) : null,
    next: ahead === null ? null : nextText(voice, titleOf(ahead.key), ahead.measure, ahead.lacking),
    nextShare: ahead?.share ?? null,
  };
}

function nextText(voice: Voice, tier: string, measure: "spend" | "points" | "orders", lacking: number): string {
  if (measure === "orders") return say(voice, "next-orders", { count: lacking, tier });
  const amount = measure === "spend" ? writeMoney(lacking, voice.currency, voice.language) : pointsIn(voice, lacking);
  return say(voice, "next", { amount, tier });
}

/** What ends soonest: all of that day together. */
function expiresText(voice: Voice, lots: MemberState["lots"]): string | null {
  const ending = lots.flatMap(({ remaining, expiresAt }) => (expiresAt === null ? [] : [{ remaining, expiresAt }]));
  const soonest = ending.sort((a, b) => (a.expiresAt < b.expiresAt ? -1 : 1))[0];
  if (soonest === undefined) return null;
  const date = day(voice, soonest.expiresAt);
  const points = ending.filter((lot) => day(voice, lot.expiresAt) === date).reduce((sum, lot) => sum + lot.remaining, 0);
  return say(voice, "expires", { count: points, points: pointsIn(voice, points), date });
}

/** Why it moved, in the words of the program that it cites, and what the merchant said to the member. */
export function movementText(voice: Voice, movement: Movement, versions: readonly ProgramVersion[]): MemberTexts["movements"][number] {
  const { at, points, explanation, programVersion, note } = movement;
  const cited = versions.find(({ number }) => number === programVersion) ?? versions[versions.length - 1]!;
  const wording = { ...wordingOf(cited.program, voice.zone, voice.main), points: Math.abs(points) };
  const says = cut(render(explanation, voice.language, wording), 300);
  const sign = points < 0 ? "\u2212" : "+";
  return {
    on: day(voice, at),
    points: `${sign}${writeNumber(String(Math.abs(points)), voice.language)}`,
    says: note ? say(voice, "noted", { says, note: cut(note, noteLength) }) : says,
  };
}
