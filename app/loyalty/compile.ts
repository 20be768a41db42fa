import { plainDecimal, ratioOf, reduced } from "./decimal";
import { minorDigits, parseMoney } from "./money";
import type { Channel } from "./order-facts";
import type { Program } from "./program";
import type { OrderRule, Tiers } from "./program-parts";

/** Points for a minor unit of money, exactly. */
export interface Rate {
  numerator: bigint;
  denominator: bigint;
  /** the same as numbers when they are small enough to calculate with */
  small: { numerator: number; denominator: number } | null;
}

export interface CompiledRule {
  rule: OrderRule;
  /** the rule's figures as explanations hold them */
  points: string;
  per: number;
  /** by multiplier */
  rates: Map<string, Rate>;
}

export interface CompiledTiers {
  measure: Tiers["measure"];
  rolling: boolean;
  graceDays: number;
  /** live levels, rising */
  levels: { key: string; from: number }[];
}

/** What judging needs of a program, made once. */
export interface CompiledProgram {
  program: Program;
  channels: ReadonlySet<Channel>;
  tagsExcluded: ReadonlySet<string>;
  /** live order rules */
  rules: CompiledRule[];
  /** by key of the tier, archived ones too */
  multipliers: ReadonlyMap<string, string>;
  tiers: CompiledTiers;
}

const compiledPrograms = new WeakMap<Program, CompiledProgram>();
const compiledTiers = new WeakMap<Tiers, CompiledTiers>();

/** Without tiers everyone stays below the first one. */
const noTiers: CompiledTiers = { measure: "spend", rolling: false, graceDays: 0, levels: [] };

/** The program's compiled form; published documents never change, so it is kept as long as the document is. */
export function compileProgram(program: Program): CompiledProgram {
  let compiled = compiledPrograms.get(program);
  if (compiled === undefined) {
    compiled = {
      program,
      channels: new Set(program.eligible.channels),
      tagsExcluded: new Set(program.eligible.tagsExcluded.map((tag) => tag.toLowerCase())),
      rules: program.earning.flatMap((rule) => (rule.on === "order" && !rule.archived ? [compileRule(rule, program.currency)] : [])),
      multipliers: new Map(program.tiers?.levels.map((level) => [level.key, plainDecimal(level.multiplier)])),
      tiers: program.tiers === null ? noTiers : compileTiers(program.tiers, program.currency),
    };
    compiledPrograms.set(program, compiled);
  }
  return compiled;
}

/** Levels in the units of the measure: minor units when it is spend. */
export function compileTiers(tiers: Tiers, currency: string): CompiledTiers {
  let compiled = compiledTiers.get(tiers);
  if (compiled === undefined) {
    compiled = {
      measure: tiers.measure,
      rolling: tiers.window === "rolling-12-months",
      graceDays: tiers.graceDays,
      levels: tiers.levels
        .filter((level) => !level.archived)
        .map((level) => ({ key: level.key, from: tiers.measure === "spend" ? parseMoney(level.from, currency) : Number(level.from) })),
    };
    compiledTiers.set(tiers, compiled);
  }
  return compiled;
}

function compileRule(rule: OrderRule, currency: string): CompiledRule {
  return { rule, points: plainDecimal(rule.points), per: parseMoney(rule.per, currency), rates: new Map() };
}

/** Points for a minor unit under a rule, after the multiplier: multiplied before anything is rounded. */
export function rateOf(compiled: CompiledRule, multiplier: string, currency: string): Rate {
  let rate = compiled.rates.get(multiplier);
  if (rate === undefined) {
    const points = ratioOf(compiled.rule.points);
    const per = ratioOf(compiled.rule.per);
    const times = ratioOf(multiplier);
    const minor = 10n ** BigInt(minorDigits(currency));
    const { numerator, denominator } = reduced(
      points.numerator * times.numerator * per.denominator,
      points.denominator * times.denominator * per.numerator * minor,
    );
    const fits = numerator < 2n ** 31n && denominator < 2n ** 53n;
    rate = { numerator, denominator, small: fits ? { numerator: Number(numerator), denominator: Number(denominator) } : null };
    compiled.rates.set(multiplier, rate);
  }
  return rate;
}
