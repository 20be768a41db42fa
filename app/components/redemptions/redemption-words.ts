import { writeMoney, writeNumber } from "../../loyalty/explain/figures";
import { parseMoney } from "../../loyalty/money";
import type { RewardValue } from "../../loyalty/reward-value";
import type { ListedRedemption } from "../../members/redemptions/find.server";
import type { AdminWords } from "../admin-frame";
import { writeDay } from "../write";

export type RedemptionLine = ListedRedemption & {
  /** of the reward, as the version of the program that it was redeemed under calls it */
  title: string;
  /** who handed it over, where somebody did */
  handedOverName: string | null;
};

type Admin = Pick<AdminWords, "say" | "language" | "zone">;

/** What was bought: "£5.00 off", "Gift card of £10.00"; null for what the title says alone. */
export function valueWords(value: RewardValue, { say, language }: Pick<AdminWords, "say" | "language">): string | null {
  const money = (amount: string, currency: string) => writeMoney(parseMoney(amount, currency), currency, language);
  switch (value.kind) {
    case "amount":
    case "gift-card":
    case "store-credit":
      return say(`redemptions.value.${value.kind}`, { amount: money(value.amount, value.currency) });
    case "percentage": {
      const percent = writeNumber(value.percent, language);
      if (value.amount === null) return say("redemptions.value.percentage", { percent });
      return say("redemptions.value.percentage.amount", { percent, amount: money(value.amount, value.currency) });
    }
    case "shipping":
      return say("redemptions.value.shipping");
    case "product":
      return say("redemptions.value.product", { title: value.title, amount: money(value.amount, value.currency) });
    case "perk":
      return null;
  }
}

const reasons = ["expired", "by-merchant", "by-member", "member-erased", "shopify-refused", "code-gone"] as const;

/** Why it was released or failed; null where nothing is known. */
function reasonWords({ reason, status }: RedemptionLine, { say }: Admin): string | null {
  if (status !== "released" && status !== "failed") return null;
  const known = reasons.find((one) => one === reason);
  return known ? say(`redemptions.reason.${known}`) : null;
}

/** Where its points or its code are, beyond the status: when, until when, why it ended, what came back. */
export function factsOf(line: RedemptionLine, admin: Admin): string[] {
  const { say, language, zone } = admin;
  const day = (at: string) => writeDay(at, language, zone);
  const reason = reasonWords(line, admin);
  const surface = line.surface as "storefront" | "checkout" | "account" | "pos" | "admin" | "api" | null;
  return [
    surface === null
      ? say("member.rewards.on", { day: day(line.reservedAt) })
      : say("redemptions.on", { day: day(line.reservedAt), surface: say(`redemptions.surface.${surface}`) }),
    ...(isLive(line) && line.expiresAt !== null ? [say("member.rewards.until", { day: day(line.expiresAt) })] : []),
    ...(isToCollect(line) && line.expiresAt !== null ? [say("redemptions.collect-until", { day: day(line.expiresAt) })] : []),
    ...(line.returned > 0 ? [say("member.rewards.returned", { points: line.returned })] : []),
    ...(line.handedOverAt === null ? [] : [handedOverWords(line, line.handedOverAt, admin)]),
    ...(reason === null ? [] : [reason]),
  ];
}

function handedOverWords({ handedOverName }: RedemptionLine, at: string, { say, language, zone }: Admin): string {
  const day = writeDay(at, language, zone);
  return handedOverName === null
    ? say("redemptions.handed-over", { day })
    : say("redemptions.handed-over.by", { day, name: handedOverName });
}

/** A perk that staff have not handed over, in time or too late. */
const isToCollect = ({ value, status, handedOverAt }: RedemptionLine): boolean =>
  value.kind === "perk" && status === "used" && handedOverAt === null;

export const isLive = ({ status }: Pick<RedemptionLine, "status">): boolean => status === "issued" || status === "reserved";

/** What is wrong with a live one's code; null: nothing. */
export function troubleOf({ status, codeState }: RedemptionLine): "gone" | "late" | null {
  if (status !== "issued" && status !== "reserved") return null;
  if (codeState === "deactivated" || codeState === "deleted" || codeState === "failed") return "gone";
  return status === "reserved" ? "late" : null;
}

/** What can be done about it. */
export type RedemptionDeed = "release" | "reissue" | "hand-over";

/** What is given at once, or handed over, has no code that could be another. */
const codeless = ["gift-card", "store-credit", "perk"];

export function deedsOf(line: RedemptionLine): RedemptionDeed[] {
  const { kind } = line.value;
  if (isToCollect(line)) return line.missed ? [] : ["hand-over"];
  if (!isLive(line)) return [];
  return codeless.includes(kind) ? ["release"] : ["reissue", "release"];
}
