import { isDecimal, moneyCheck, wholeCheck, type Checked, type Path, type Say } from "./check-tools";
import { compareDecimals } from "./decimal";
import { isOccasionRule, type BoostRule, type ChallengeRule, type EarningRule, type Goods } from "./program-parts";

/** What must hold within and between the earning rules, beyond the shape of each field. */
export function checkEarning(program: Checked, say: Say): void {
  const { earning, currency, exclusions } = program;
  const money = moneyCheck(currency, say);
  const whole = wholeCheck(say);
  checkGrantWhen(earning, say);
  checkGoods(["exclusions", "earning"], exclusions.earning, say);
  checkGoods(["exclusions", "spending"], exclusions.spending, say);
  earning.forEach((rule, index) => {
    const path = ["earning", index];
    checkDays([...path, "when"], rule, say);
    if (isOccasionRule(rule)) return;
    money([...path, "when", "minimum"], rule.when.minimum);
    checkGoods([...path, "lines", "only"], rule.lines.only, say);
    checkGoods([...path, "lines", "not"], rule.lines.not, say);
    if (rule.on === "order") {
      money([...path, "per"], rule.per);
      if (rule.gives !== "rate") whole([...path, "points"], rule.points);
    } else if (rule.on === "boost") checkBoost(path, rule, earning, say);
    else checkSteps(path, rule, rule.counts === "spend" ? money : whole, say);
  });
}

/** An order has one set of dates, so all its rules grant at the same moment. */
function checkGrantWhen(earning: readonly EarningRule[], say: Say): void {
  let first: string | null = null;
  earning.forEach((rule, index) => {
    if (rule.on !== "order" || rule.archived) return;
    first ??= rule.grantWhen;
    if (rule.grantWhen !== first) say(["earning", index, "grantWhen"], "grant-when-differs", { first, got: rule.grantWhen });
  });
}

function checkDays(path: Path, { when: { from, until } }: EarningRule, say: Say): void {
  if (from !== undefined && until !== undefined && from > until) say([...path, "from"], "from-after-until", { got: from, until });
}

/** Goods without a list would be none or all, by where they stand. */
function checkGoods(path: Path, goods: Goods | undefined, say: Say): void {
  if (goods !== undefined && Object.values(goods).every((list) => list === undefined)) say(path, "goods-empty");
}

/** A boost raises something, and rules that there are. */
function checkBoost(path: Path, rule: BoostRule, earning: readonly EarningRule[], say: Say): void {
  if (rule.effect === "multiply" && isDecimal(rule.by) && compareDecimals(rule.by, "1") <= 0) {
    say([...path, "by"], "multiply-raises", { got: rule.by });
  }
  const raised = earning.flatMap((other) => (other.on === "order" && other.multiplied ? [other] : []));
  rule.rules?.forEach((key, place) => {
    if (!raised.some((other) => other.key === key)) say([...path, "rules", place], "unknown-rule", { key });
  });
  if (!rule.archived && rule.rules === undefined && !raised.some(({ archived }) => !archived)) say(path, "boost-without-rule");
}

/** Steps rise, in what the challenge counts. */
function checkSteps(path: Path, rule: ChallengeRule, check: (path: Path, text: string) => void, say: Say): void {
  let previous: string | null = null;
  rule.steps.forEach(({ at }, place) => {
    const of = [...path, "steps", place, "at"];
    check(of, at);
    if (!isDecimal(at)) return;
    if (previous !== null && compareDecimals(at, previous) <= 0) say(of, "steps-rise", { got: at, previous });
    previous = at;
  });
}
