import { text } from "../../base/languages/text";
import type { Language } from "../../loyalty/words";

/** Where staff ask from: Shopify's till, or a block on one of its pages. */
export const staffSurfaces = ["till", "block"] as const;
export type StaffSurface = (typeof staffSurfaces)[number];

const till = [
  "balance",
  "pending",
  "tier",
  "rewards",
  "rewards-none",
  "redeem",
  "redeem-yes",
  "back",
  "reload",
  "codes",
  "apply",
  "give-back",
  "give-back-ask",
  "give-back-yes",
  "given-back",
  "applied",
  "not-applied",
  "other-cart",
  "making",
  "perks",
  "hand-over",
  "handed-over",
  "variant",
  "points",
  "worth",
  "limits",
] as const;

const block = ["movements", "movements-none", "open", "open-order", "points-help", "take-off-ask", "why"] as const;

/** In the limits of a slide the figures are the till's to fill in. */
const unfilled = { from: "{from}", to: "{to}", step: "{step}" };

/** All that a surface says around what it is told. */
export function wordsOf(surface: StaffSurface, language: Language): Record<string, string> {
  // a label and what it is of: how they are joined is the language's
  const labelled = text(language, "staff.labelled", { label: "{label}", value: "{value}" });
  if (surface === "till")
    return { labelled, ...Object.fromEntries(till.map((name) => [name, text(language, `staff.till.${name}`, unfilled)])) };
  return {
    labelled,
    ...Object.fromEntries(block.map((name) => [name, text(language, `staff.block.${name}`)])),
    // the member's page says the same
    adjust: text(language, "member.adjust"),
    points: text(language, "member.adjust.points"),
    reason: text(language, "member.adjust.reason"),
    "reason-help": text(language, "member.adjust.reason.help"),
    submit: text(language, "member.adjust.submit"),
    "take-off": text(language, "member.adjust.ask.yes"),
    cancel: text(language, "member.adjust.ask.back"),
    pending: text(language, "account.pending"),
    held: text(language, "account.held"),
    owed: text(language, "account.owed"),
    tier: text(language, "member.tier"),
  };
}
