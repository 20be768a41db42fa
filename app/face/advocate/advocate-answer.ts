import type { ShareWay } from "../../loyalty/share-ways";
import type { ReferralState } from "../../referrals/referral";

/**
 * GET referrals?language=: what a member's own page of referrals shows, finished sentences in one language. POST referrals/code {code} and
 * referrals/name {show: "yes" | "no"} answer the same; a code that cannot be taken is a problem document with `reason` and its sentence.
 */
export interface AdvocateAnswer {
  /** friends can be brought now; what was begun goes its way all the same */
  open: boolean;
  /** null: while referrals are not open */
  code: string | null;
  link: string | null;
  /** what the member gets for each friend, when, and what the friend gets; [] while referrals are not open */
  offer: string[];
  /** the text to send along with the link, and the ways to share it; null while referrals are not open */
  share: { text: string; ways: ShareWay[] } | null;
  /** whether friends read the member's first name; null: the program shows none */
  nameShown: boolean | null;
  /** what it brought so far, a sentence each; [] for nothing yet */
  earned: string[];
  /** newest first, at most 50 */
  friends: Array<{ id: string; name: string; state: ReferralState; says: string }>;
  milestones: Array<{ says: string; reached: boolean; done: number; of: number; progress: string }>;
  /** labels and sentences that the page needs beside */
  ui: Record<string, string>;
}
