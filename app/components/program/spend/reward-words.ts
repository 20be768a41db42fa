import { conditionsIn } from "../../../loyalty/describe/rules";
import { listIn, pointsIn, writtenIn, type Voice } from "../../../loyalty/describe/voice";
import { writeMoney, writeNumber } from "../../../loyalty/explain/figures";
import { parseMoney } from "../../../loyalty/money";
import type { Reward } from "../../../loyalty/program";
import type { AdminWords } from "../../admin-frame";
import { placeAt, rangeOf } from "./sliding";

type Say = Pick<AdminWords, "say">;

/** What a reward costs and gives, in a sentence: "200 points buy £5.00 off the order."; null while something is being typed. */
export function givesInWords(voice: Voice, reward: Reward, { say }: Say): string | null {
  try {
    const money = (text: string) => writeMoney(parseMoney(text, voice.currency), voice.currency, voice.language);
    const points = pointsIn(voice, reward.cost);
    switch (reward.kind) {
      case "amount":
        return say(reward.goods === undefined ? "spend.words.amount" : "spend.words.amount.goods", { points, value: money(reward.value) });
      case "percentage":
        // how much at most is one of its conditions
        return say("spend.words.percentage", { points, percent: writeNumber(reward.percent, voice.language) });
      case "sliding":
        return slidingInWords(voice, reward, { say });
      case "shipping":
        return say("spend.words.shipping", { points });
      case "product":
        return say("spend.words.product", { points, count: reward.choices.length });
      case "gift-card":
      case "store-credit":
        return say(`spend.words.${reward.kind}`, { points, value: money(reward.value) });
      case "perk":
        return say("spend.words.perk", { points });
    }
  } catch {
    // an amount that is being typed is no amount for a moment
    return null;
  }
}

function slidingInWords(voice: Voice, reward: Extract<Reward, { kind: "sliding" }>, { say }: Say): string | null {
  const range = rangeOf(reward);
  const [step, first, last] = [1, range?.from ?? 0, range?.to ?? 0].map((steps) => placeAt(reward, steps, voice.currency));
  if (range === null || !step || !first || !last) return null;
  const money = (text: string) => writeMoney(parseMoney(text, voice.currency), voice.currency, voice.language);
  const figures = { points: pointsIn(voice, step.points), value: money(step.money), from: pointsIn(voice, first.points) };
  return range.open
    ? say("spend.words.sliding.open", figures)
    : say("spend.words.sliding", { ...figures, to: pointsIn(voice, last.points) });
}

/** The rest that holds of it: who may take it, how many there are, and what shoppers read of its conditions. */
export function termsInWords(voice: Voice, reward: Reward, { say }: Say): string[] {
  try {
    const tiers = (reward.tiers ?? []).map((key) => writtenIn(voice, voice.tierTitles?.[key]) ?? key);
    return [
      ...(tiers.length === 0 ? [] : [say("spend.words.tiers", { tiers: listIn(voice, tiers) })]),
      ...(reward.stock === undefined ? [] : [say("spend.words.stock", { count: reward.stock })]),
      ...[conditionsIn(voice, reward)].filter(Boolean),
    ];
  } catch {
    return [];
  }
}
