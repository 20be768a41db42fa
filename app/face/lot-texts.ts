import { pointsIn, type Voice } from "../loyalty/describe/voice";
import { writeDate, writeNumber } from "../loyalty/explain/figures";
import { say } from "./say";

/** Points that were granted together and have not all gone yet. Times are RFC 3339 in UTC. */
export interface LotState {
  amount: number;
  remaining: number;
  approved: boolean;
  earnedAt: string;
  availableAt: string;
  expiresAt: string | null;
}

/** "120 of 200 points", "Earned on 19 November 2026", "Available from 3 December 2026, until 31 December 2027". */
export interface LotText {
  points: string;
  earned: string;
  dates: string;
}

export function lotText(voice: Voice, { amount, remaining, approved, earnedAt, availableAt, expiresAt }: LotState): LotText {
  const day = (at: string) => writeDate(at, voice.language, voice.zone);
  const from = approved ? null : day(availableAt);
  const left = writeNumber(String(remaining), voice.language);
  const until = expiresAt === null ? null : day(expiresAt);
  return {
    points: remaining < amount ? say(voice, "lot-part", { remaining: left, points: pointsIn(voice, amount) }) : pointsIn(voice, amount),
    earned: say(voice, "lot-earned", { date: day(earnedAt) }),
    dates:
      from === null
        ? until === null
          ? say(voice, "lot-never")
          : say(voice, "lot-until", { until })
        : until === null
          ? say(voice, "lot-from", { from })
          : say(voice, "lot-from-until", { from, until }),
  };
}
