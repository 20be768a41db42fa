import type { ReferralFacts } from "./facts";
import type { Signal, SignalCode } from "./judgement";
import { weights } from "./weights";

/** Looks at the facts and says what it sees, or nothing. */
export type Look = (facts: ReferralFacts) => Signal | null;

export function seen(code: SignalCode, figures?: Signal["figures"], weight: number = weights[code]): Signal {
  return figures === undefined ? { code, weight } : { code, weight, figures };
}
