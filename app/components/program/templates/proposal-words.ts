import type { ProposalReasons } from "../../../loyalty/propose";
import type { AdminWords } from "../../admin-frame";
import { writeDecimal, writeMinor } from "../../home/money";
import { writePoints } from "../../write";

/** Why the proposal is as it is, a sentence for each figure. */
export function proposalWords(
  reasons: ProposalReasons,
  currency: string,
  { say, language }: Pick<AdminWords, "say" | "language">,
): string[] {
  const money = (minor: number) => writeMinor(minor, currency, language, true);
  const [second, third] = reasons.tiers;
  return [
    say(reasons.known ? "pages.templates.why.order" : "pages.templates.why.no-order", { amount: money(reasons.medianOrder) }),
    say("pages.templates.why.points", { points: writePoints(reasons.pointsAnOrder, language) }),
    say("pages.templates.why.reward", {
      value: money(reasons.value),
      points: writePoints(reasons.cost, language),
      orders: writeDecimal(String(reasons.orders), language),
      percent: writeDecimal(String(reasons.percent), language),
    }),
    ...(second && third
      ? [
          say("pages.templates.why.tiers", {
            second: money(second.from),
            secondOrders: second.orders,
            third: money(third.from),
            thirdOrders: third.orders,
          }),
        ]
      : []),
    reasons.returnDays === 0 ? say("pages.templates.why.at-once") : say("pages.templates.why.returns", { days: reasons.returnDays }),
  ];
}
