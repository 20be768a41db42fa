import type { SignalCode } from "./judgement";

/**
 * What each signal weighs, in hundredths of what holds a referral under the standard setting. Set by hand after training seeds of
 * `npm run bench:fraud`, which measures on others (docs/decisions/0031-the-judge-of-referrals.md).
 */
export const weights = {
  "own-account": 200,
  merged: 200,
  "same-mailbox": 160,
  "existing-customer": 160,
  "claimed-before": 120,
  "known-mailbox": 120,
  "known-person": 120,
  "same-person": 120,
  circle: 120,
  "known-phone": 100,
  "same-phone": 70,
  "same-name": 85,
  "other-friend": 60,
  "throwaway-mailbox": 85,
  "similar-mailbox": 55,
  "same-door": 35,
  "same-network": 15,
  "same-network-at-order": 15,
  "code-posted": 100,
  "claims-in-bursts": 60,
  "claims-from-one-network": 60,
  "bare-minimum": 5,
  // added by who counts the month, and holds by itself
  "monthly-limit": 0,
} as const satisfies Record<SignalCode, number>;

/** Where a signal weighs more or less than it mostly does. */
export const otherFriendWeights = { several: 100, atHome: 35 };
export const manyFromOneNetwork = 100;
/** Many claims, but some of those who bought live near the advocate: somebody whom many know. */
export const postedAmongFriends = 50;
