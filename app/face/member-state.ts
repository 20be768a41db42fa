import type { Birthday } from "../loyalty/birthdays";
import type { Day } from "../loyalty/days";
import type { CountRow } from "../loyalty/judgement";
import type { Earlier } from "../loyalty/occasion-limits";
import type { RewardValue } from "../loyalty/reward-value";
import type { Explanation } from "../loyalty/words";
import type { MemberFace } from "./public-face";

/** What a member's face is made from, settled at `now`. Times are RFC 3339 in UTC with milliseconds. */
export interface MemberState {
  status: MemberFace["status"];
  balance: { available: number; pending: number; owed: number };
  tier: { key: string; until: string | null; dueAt: string | null } | null;
  /** of the tiers: minor units when it is spend, else a count */
  measure: number;
  /** those with points left */
  lots: Array<{ remaining: number; approved: boolean; availableAt: string; expiresAt: string | null }>;
  /** newest first */
  movements: Movement[];
  /** live redemptions, newest first; `code` null: it is being made */
  codes: Taken[];
  /** perks that nobody handed over yet and gift cards and store credit of late, newest first */
  received: Taken[];
  /** when each reward with a limit was taken and not released, by key, RFC 3339 */
  taken: Readonly<Record<string, readonly string[]>>;
  /** how many redemptions there were, ended ones too */
  redemptions: number;
  /** version of the terms that they agreed to last and did not withdraw */
  termsAgreed: string | null;
  /** what they hand on to bring friends; null: none can be brought now, or not by them */
  invitation: { code: string; url: string } | null;
  /** what they did and were granted beside orders, and what orders used up of rules */
  doings: Doings;
}

/** A redemption as its member sees it. */
export interface Taken {
  id: string;
  code: string | null;
  reward: string;
  programVersion: number;
  value: RewardValue;
  /** RFC 3339 */
  at: string;
  /** RFC 3339; null: it never ends */
  expiresAt: string | null;
  /** given without points, by a referral: there is nothing to give back */
  gift?: true;
}

export interface Doings {
  /** when the summary is made, RFC 3339 in UTC with milliseconds */
  now: string;
  joinedAt: string | null;
  /** when each occasion rule was granted, by kind of occasion and key of the rule, oldest first */
  earlier: Readonly<Record<string, Earlier>>;
  /** days with a visit, by the path asked for */
  visited: Readonly<Record<string, ReadonlySet<Day>>>;
  birthday: Birthday | null;
  /** they declared the age that the program asks for */
  aged: boolean;
  /** dated rows of their orders that used up something of a rule */
  used: readonly CountRow[];
}

export interface Movement {
  at: string;
  /** what it did to the member's points: above zero came, below went */
  points: number;
  programVersion: number | null;
  explanation: Explanation;
  /** the merchant's words to the member */
  note?: string | null;
}
