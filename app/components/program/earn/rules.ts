import { text } from "../../../base/languages/text";
import { defaultProgram } from "../../../loyalty/default-program";
import type { EarningRule, Program } from "../../../loyalty/program";
import { earningRuleSchema } from "../../../loyalty/program-parts";
import { languages } from "../../../loyalty/words";

export type RuleKind = EarningRule["on"];

/** The ways to earn as one chooses among them; `boost` is also shown as a bonus window. */
export const ruleKinds: readonly RuleKind[] = [
  "order",
  "boost",
  "challenge",
  "signup",
  "birthday",
  "anniversary",
  "newsletter",
  "sms",
  "review",
  "social",
  "visit",
  "event",
];

/** What a new rule of a kind begins with, beside its title. */
const beginnings: Record<RuleKind, object> = {
  order: { points: "1" },
  boost: { effect: "multiply", by: "2" },
  challenge: { counts: "orders", withinDays: 60, steps: [{ at: "5", points: "100" }] },
  signup: { points: "50", limit: { times: 1 } },
  birthday: { points: "100", limit: { times: 1, every: "year" } },
  anniversary: { points: "100" },
  newsletter: { points: "50", limit: { times: 1 } },
  sms: { points: "50", limit: { times: 1 } },
  review: { points: "50", limit: { times: 1, every: "month" } },
  social: { points: "25", limit: { times: 1 }, network: "Instagram", link: "https://www.instagram.com/" },
  visit: { points: "5", limit: { times: 1, every: "day" } },
  event: { points: "50", type: "event" },
};

/** A new rule: whole, so that it could be published as it stands. */
export function newRule(on: RuleKind, program: Program): EarningRule {
  const title = Object.fromEntries(languages.map((language) => [language, text(language, `program.kind.${on}.start`)]));
  // an amount of money that does the work of one pound
  const per = on === "order" ? { per: perOf(program) } : {};
  const grantWhen = on === "order" ? { grantWhen: orderRules(program)[0]?.grantWhen ?? "paid" } : {};
  return earningRuleSchema.parse({ key: freeKey(on, program), on, title, ...beginnings[on], ...per, ...grantWhen });
}

const orderRules = (program: Program) => program.earning.flatMap((rule) => (rule.on === "order" && !rule.archived ? [rule] : []));

function perOf(program: Program): string {
  const [first] = orderRules(program);
  const [usual] = orderRules(defaultProgram(program.currency));
  return first?.per ?? usual?.per ?? "1";
}

/** A key that no rule has: "boost", "boost-2". */
export function freeKey(wanted: string, { earning }: Program): string {
  const taken = new Set(earning.map(({ key }) => key));
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(key)) return key;
  }
}

export function addRule(program: Program, rule: EarningRule): Program {
  return { ...program, earning: [...program.earning, rule] };
}

export function changeRule(program: Program, key: string, change: (rule: EarningRule) => EarningRule): Program {
  return { ...program, earning: program.earning.map((rule) => (rule.key === key ? change(rule) : rule)) };
}

/** A rule that was never published goes for good. */
export function removeRule(program: Program, key: string): Program {
  return { ...program, earning: program.earning.filter((rule) => rule.key !== key) };
}

/** The rule under another key, and what names it follows. */
export function renameRule(program: Program, from: string, to: string): Program {
  return {
    ...program,
    earning: program.earning.map((rule) => {
      const named = rule.on === "boost" && rule.rules ? { ...rule, rules: rule.rules.map((key) => (key === from ? to : key)) } : rule;
      return named.key === from ? { ...named, key: to } : named;
    }),
  };
}

/** The rule one place up or down among those that are live; archived ones between them stay where they are. */
export function moveRule(program: Program, key: string, by: 1 | -1): Program {
  const places = program.earning.flatMap((rule, place) => (rule.archived ? [] : [place]));
  const at = places.findIndex((place) => program.earning[place]?.key === key);
  const [from, to] = [places[at], places[at + by]];
  if (at < 0 || from === undefined || to === undefined) return program;
  const earning = [...program.earning];
  [earning[from], earning[to]] = [earning[to]!, earning[from]!];
  return { ...program, earning };
}
