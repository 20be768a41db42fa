import type { RewardValue } from "../../loyalty/reward-value";
import type { AdminWords } from "../admin-frame";
import { writeDay } from "../write";
import type { SideView } from "./views";

/** Where a reward stands that a referral gave. */
export type GainStanding = "to-hand-over" | "refused" | "being-made" | "usable" | "given" | "used" | "handed-over" | "ended" | "taken-back";

/** What somebody can do about it. */
export type GainDeed = "hand-over" | "give-again";

/** A reward that a referral, or a milestone, gave, as the list of them shows it. */
export interface GainLine {
  id: string;
  /** null: of a milestone */
  referralId: string | null;
  side: "advocate" | "friend" | "milestone";
  friends: number | null;
  member: SideView;
  title: string;
  value: RewardValue;
  standing: GainStanding;
  givenAt: string;
  endsAt: string | null;
  handedOverAt: string | null;
  handedOverName: string | null;
}

export function deedOf({ standing }: GainLine): GainDeed | null {
  if (standing === "to-hand-over") return "hand-over";
  return standing === "refused" ? "give-again" : null;
}

/** For what, when, until when, and who handed it over. */
export function factsOfGain(line: GainLine, { say, language, zone }: AdminWords): string[] {
  const day = (at: string) => writeDay(at, language, zone);
  const on = { day: day(line.givenAt) };
  const until = line.endsAt !== null && (line.standing === "to-hand-over" || line.standing === "usable");
  return [
    line.side === "milestone" ? say("gains.milestone", { ...on, friends: line.friends ?? 0 }) : say(`gains.${line.side}`, on),
    ...(until && line.endsAt !== null ? [say("member.rewards.until", { day: day(line.endsAt) })] : []),
    ...(line.standing === "refused" ? [say("gains.refused.means")] : []),
    ...(line.handedOverAt === null ? [] : [handedOver(line.handedOverAt)]),
  ];

  function handedOver(at: string): string {
    const name = line.handedOverName;
    return name === null ? say("redemptions.handed-over", { day: day(at) }) : say("redemptions.handed-over.by", { day: day(at), name });
  }
}
