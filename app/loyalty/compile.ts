import {
  compileBoost,
  compileChallenge,
  compileOrderRule,
  type CompiledBoost,
  type CompiledChallenge,
  type CompiledRule,
} from "./compile-rules";
import { plainDecimal } from "./decimal";
import { compileGoods, type GoodsMatcher } from "./goods-match";
import { parseMoney } from "./money";
import { namedForOrders, needsOf, type Needs } from "./needs";
import type { Channel } from "./order-facts";
import type { Program } from "./program";
import type { Tiers } from "./program-parts";
import { sharedOf, type Shared } from "./shared";

export { rateOf, type CompiledBoost, type CompiledChallenge, type CompiledRule } from "./compile-rules";
export type { Rate } from "./exact";
export type { Needs } from "./needs";

export interface CompiledTiers {
  measure: Tiers["measure"];
  rolling: boolean;
  /** a window of a year: the measure begins anew with each; whether what was reached in one holds through the next */
  yearly: { keepsNext: boolean } | null;
  /** the day on which the program's years begin */
  yearStarts: string;
  graceDays: number;
  /** live levels, rising; `gift`: points on entering it from below */
  levels: { key: string; from: number; gift: number }[];
}

/** What judging needs of a program, made once. */
export interface CompiledProgram {
  program: Program;
  channels: ReadonlySet<Channel>;
  tagsExcluded: ReadonlySet<string>;
  customerTagsExcluded: ReadonlySet<string>;
  /** live order rules, boosts and challenges, in the order of the document */
  rules: CompiledRule[];
  boosts: CompiledBoost[];
  challenges: CompiledChallenge[];
  /** goods that never earn */
  excluded: GoodsMatcher | null;
  /** every order earns by rates of its whole base, and nothing beside the tier matters */
  plain: boolean;
  needs: Needs;
  /** of the needs, what orders are judged by */
  named: { customerTags: ReadonlySet<string>; segments: ReadonlySet<string> };
  /** what a member's orders share */
  shared: readonly Shared[];
  /** by key of the tier, archived ones too */
  multipliers: ReadonlyMap<string, string>;
  tiers: CompiledTiers;
}

const compiledPrograms = new WeakMap<Program, CompiledProgram>();
const compiledTiers = new WeakMap<Tiers, CompiledTiers>();

/** Without tiers everyone stays below the first one. */
const noTiers: CompiledTiers = { measure: "spend", rolling: false, yearly: null, yearStarts: "01-01", graceDays: 0, levels: [] };

/** The program's compiled form; published documents never change, so it is kept as long as the document is. */
export function compileProgram(program: Program): CompiledProgram {
  let compiled = compiledPrograms.get(program);
  if (compiled === undefined) {
    compiled = compile(program);
    compiledPrograms.set(program, compiled);
  }
  return compiled;
}

function compile(program: Program): CompiledProgram {
  const live = program.earning.filter(({ archived }) => !archived);
  const rules = live.flatMap((rule) => (rule.on === "order" ? [compileOrderRule(rule, program)] : []));
  const boosts = live.flatMap((rule) => (rule.on === "boost" ? [compileBoost(rule, program)] : []));
  const challenges = live.flatMap((rule) => (rule.on === "challenge" ? [compileChallenge(rule, program)] : []));
  const excluded = program.exclusions.earning === undefined ? null : compileGoods(program.exclusions.earning);
  const { customerTags, segments } = namedForOrders(program);
  return {
    program,
    channels: new Set(program.eligible.channels),
    tagsExcluded: new Set(program.eligible.tagsExcluded.map((tag) => tag.toLowerCase())),
    customerTagsExcluded: new Set(program.eligible.customerTagsExcluded.map((tag) => tag.toLowerCase())),
    rules,
    boosts,
    challenges,
    excluded,
    plain: boosts.length === 0 && challenges.length === 0 && excluded === null && rules.every(({ plain }) => plain),
    needs: needsOf(program),
    named: { customerTags: new Set(customerTags), segments: new Set(segments) },
    shared: sharedOf(rules, boosts, challenges),
    multipliers: new Map(program.tiers?.levels.map((level) => [level.key, plainDecimal(level.multiplier)])),
    tiers: program.tiers === null ? noTiers : compileTiers(program.tiers, program.currency),
  };
}

/** Levels in the units of the measure: minor units when it is spend. */
export function compileTiers(tiers: Tiers, currency: string): CompiledTiers {
  let compiled = compiledTiers.get(tiers);
  if (compiled === undefined) {
    compiled = {
      measure: tiers.measure,
      rolling: tiers.window === "rolling-12-months",
      yearly: tiers.window === "calendar-year" || tiers.window === "fiscal-year" ? { keepsNext: tiers.keep === "next-year" } : null,
      yearStarts: tiers.window === "calendar-year" ? "01-01" : tiers.yearStarts,
      graceDays: tiers.graceDays,
      levels: tiers.levels
        .filter((level) => !level.archived)
        .map((level) => ({
          key: level.key,
          from: tiers.measure === "spend" ? parseMoney(level.from, currency) : Number(level.from),
          gift: level.gift?.points ?? 0,
        })),
    };
    compiledTiers.set(tiers, compiled);
  }
  return compiled;
}
