import type { Boosted, BoostOnOrder } from "./boosts";
import type { ChallengeOnOrder } from "./challenges";
import type { RuleOnOrder } from "./rule-on-order";

/** All rules of a program met with an order. */
export interface RulesOnOrder {
  rules: readonly RuleOnOrder[];
  boosts: readonly BoostOnOrder[];
  /** by rule */
  boosted: readonly Boosted[];
  challenges: readonly ChallengeOnOrder[];
}

/** What one source comes to in a state: what its rule gives, and what its caps let through. */
export interface SourceFigure {
  raw: number;
  points: number;
}

/** What the rules come to in a state of the goods, by source; `used` as `CountRow.used`. */
export interface StateFigures {
  sources: ReadonlyMap<string, SourceFigure>;
  total: number;
  used: Record<string, number>;
}
