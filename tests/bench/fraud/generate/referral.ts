import type { Party } from "../../../../app/loyalty/referral-judgement/facts";
import type { CheatKind, HonestKind } from "./rates";

/** An account of the shop, or a guest under an address. */
export interface Account {
  id: string;
  party: Party;
  /** had a paid order before the first day of what is generated */
  orderedBefore: boolean;
  /** network addresses from which they were seen, as a member or in an order */
  traces: ReadonlySet<string>;
}

/** What happened, as the shop's own records tell it, and what is true, which the judge is not told. */
export interface Referral {
  kind: CheatKind | HonestKind;
  cheat: boolean;
  advocate: Account;
  friend: Account;
  /** minutes from the first day */
  claimedAt: number;
  claimNetwork: string;
  orderAt: number;
  orderNetwork: string;
  /** minor units */
  goods: number;
}
