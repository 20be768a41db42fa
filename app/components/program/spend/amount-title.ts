import { amountOff, amountsIn } from "../../../loyalty/amounts";
import { minorDigits } from "../../../loyalty/money";
import { nicePoints } from "../../../loyalty/nice-amounts";
import type { Program, Reward } from "../../../loyalty/program";
import { rewardRate } from "../../../loyalty/reward-rate";
import type { Texts } from "../../../loyalty/texts";

type AmountReward = Extract<Reward, { kind: "amount" }>;

/** A title of money off as it is made where the merchant writes none: "£5 off". */
const titleOf = (value: string, currency: string): Texts => amountOff(Number(value), currency);

/** Another amount; a title that only said the old one says the new one. */
export function withValue(reward: AmountReward, value: string, currency: string): AmountReward {
  const [before, after] = [titleOf(reward.value, currency), titleOf(value, currency)];
  const title = Object.fromEntries(
    Object.entries(reward.title).map(([language, text]) => [language, text === before[language] ? (after[language] ?? text) : text]),
  );
  return { ...reward, value, title };
}

/** A reward to begin with: an amount that is natural in the currency, for points that give back some 3 % by the ordinary rate. */
export function firstAmount(program: Program): Pick<AmountReward, "title" | "cost" | "value"> {
  const { currency } = program;
  const value = amountsIn(currency).money(5);
  const share = 0.03;
  const goods = rewardRate(program, { cost: 1_000, value })?.goods;
  const minor = Number(value) * 10 ** minorDigits(currency);
  const cost = goods === undefined ? 200 : nicePoints((minor / share / goods) * 1_000);
  const languages = Object.keys(program.title);
  const title = Object.fromEntries(Object.entries(titleOf(value, currency)).filter(([language]) => languages.includes(language)));
  return { title, cost, value };
}
