/**
 * What may be seen in a referral; each has a sentence (`signal.<code>` of explain) and a line in docs/privacy-of-referrals.md. Stored
 * with referrals: a code is never renamed.
 */
export const signalCodes = [
  "own-account",
  "merged",
  "same-mailbox",
  "similar-mailbox",
  "same-phone",
  "same-person",
  "same-name",
  "same-door",
  "same-network",
  "same-network-at-order",
  "existing-customer",
  "known-mailbox",
  "known-phone",
  "known-person",
  "claimed-before",
  "other-friend",
  "throwaway-mailbox",
  "circle",
  "code-posted",
  "claims-in-bursts",
  "claims-from-one-network",
  "bare-minimum",
  "monthly-limit",
] as const;
export type SignalCode = (typeof signalCodes)[number];

/** Something that was seen, what it weighs, and the figures its sentence names; never a name, a number or an address. */
export interface Signal {
  code: SignalCode;
  /** hundredths: from 100 on it holds by itself under the standard setting */
  weight: number;
  figures?: Readonly<Record<string, number>>;
}

/** How soon a shop wants to look at a referral itself (`program.referral.hold`). */
export type HoldSetting = "trusting" | "standard" | "careful";

export interface Judgement {
  /** the weights' sum */
  score: number;
  /** the heaviest first */
  signals: readonly Signal[];
  /** a person looks at it before anything is given; never a refusal */
  hold: boolean;
}

/** The score from which a referral is held. */
export const holdFrom: Readonly<Record<HoldSetting, number>> = { trusting: 160, standard: 100, careful: 60 };
