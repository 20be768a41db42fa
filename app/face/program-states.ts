import type { ReferralProgram } from "../loyalty/referral-shape";
import { earningClosed, spendingClosed } from "../loyalty/closing";
import { writtenIn, type Voice } from "../loyalty/describe/voice";
import { writeDate } from "../loyalty/explain/figures";
import type { Program } from "../loyalty/program";
import type { ProgramTexts } from "./public-face";
import { say } from "./say";

/** Why nobody can take a reward, whatever the day: it has run out, what it needs at Shopify is being made, or the shop does not allow it. */
export type ClosedRewards = Readonly<Record<string, "gone" | "not-ready" | "not-available">>;

/** What is open at this moment. */
export interface OpenNow {
  earning: boolean;
  spending: boolean;
  /** RFC 3339 */
  now: string;
  /** by the key of the reward */
  closed?: ClosedRewards;
  /** what friends are brought by now */
  referral?: ReferralProgram | null;
}

/** A sentence for each of the three ways in which a program pauses or ends; null where it goes on. */
export function programStates(voice: Voice, program: Program, { earning, spending, now }: OpenNow): ProgramTexts["states"] {
  const { closing } = program;
  const day = (at: string) => writeDate(at, voice.language, voice.zone);
  const dates = closing === null ? {} : { earn: day(closing.earnUntil), spend: day(closing.spendUntil) };
  const [earned, spent] = [earningClosed(program, now), spendingClosed(program, now)];
  const phase = spent ? "over" : earned ? "spend" : "earn";
  return {
    earning: earning ? null : say(voice, earned ? "state-earning-closed" : "state-earning-paused", dates),
    spending: spending ? null : say(voice, spent ? "state-spending-closed" : "state-spending-paused", dates),
    closing: closing === null ? null : say(voice, `state-closing-${phase}`, dates),
    notice: closing === null || spent ? null : writtenIn(voice, closing.notice),
  };
}
