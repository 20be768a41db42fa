import type { TextKey, TextValues } from "../../base/languages/text";
import type { ActivityEntry } from "../../programs/activity.server";
import { customerWords } from "../words";

type Say = (key: TextKey, values?: TextValues) => string;

const parts = [
  "earning",
  "rewards",
  "tiers",
  "points",
  "eligible",
  "enrolment",
  "terms",
  "formOfAddress",
  "earningPaused",
  "closing",
  "exclusions",
  "boosts",
  "birthdays",
  "currency",
  "title",
  "description",
  "image",
  "referral",
  "startsAt",
  "visibility",
  "returnDays",
  "goodwill",
  "adjustmentLimit",
  "support",
] as const;

function partWords(say: Say, detail: Record<string, unknown>): string {
  const named = Array.isArray(detail["parts"]) ? detail["parts"].map(String) : [];
  const words = named.map((name) => say(`part.${parts.find((part) => part === name) ?? "other"}`));
  return [...new Set(words)].join(", ");
}

/** acts whose sentence needs nothing but the member */
const plain = {
  "member.tier.end": "activity.member-tier-end",
  "member.block": "activity.member-block",
  "member.unblock": "activity.member-unblock",
  "member.leave": "activity.member-leave",
  "member.read": "activity.member-read",
  "members.export": "activity.members-export",
  "members.bulk.adjust": "activity.members-bulk-adjust",
  "members.bulk.tier": "activity.members-bulk-tier",
  "members.bulk.undo": "activity.members-bulk-undo",
  "members.view.create": "activity.members-view",
  "members.view.change": "activity.members-view",
  "members.view.delete": "activity.members-view",
  "redemption.redeem": "activity.redemption-redeem",
  "redemption.release": "activity.redemption-release",
  "redemption.hand-over": "activity.redemption-hand-over",
  "redemption.reissue": "activity.redemption-reissue",
  "referral.approve": "activity.referral-approve",
  "referral.reject": "activity.referral-reject",
  "referral.undo": "activity.referral-undo",
  "referral.hand-over": "activity.referral-hand-over",
  "referral.give-again": "activity.referral-give-again",
  "compliance.ask": "activity.compliance-ask",
  "compliance.fetch": "activity.compliance-fetch",
  "compliance.done": "activity.compliance-done",
  "compliance.void": "activity.compliance-void",
  "earning.pause": "activity.earning-pause",
  "earning.resume": "activity.earning-resume",
  "spending.pause": "activity.spending-pause",
  "spending.resume": "activity.spending-resume",
  "program.draft.save": "activity.program-draft-save",
  "program.draft.discard": "activity.program-draft-discard",
  "program.close": "activity.program-close",
  "program.reopen": "activity.program-reopen",
  "settings.return-days": "activity.return-days",
  "program.return-days": "activity.return-days",
  "settings.visibility": "activity.visibility",
} as const satisfies Record<string, TextKey>;

const withAmount = {
  "member.adjust": "activity.member-adjust",
  "member.adjust.propose": "activity.member-adjust-propose",
  "member.adjust.refuse": "activity.member-adjust-refuse",
  "member.adjust.reverse": "activity.member-adjust-reverse",
} as const satisfies Record<string, TextKey>;

/** How figures of an act are written. */
interface Writers {
  amount(points: number): string;
  /** an instant as its day */
  day(at: string): string;
}

/** What was done, in a sentence. An act that nobody gave words goes by its code: never an error. */
export function actWords(say: Say, { action, detail, customer }: ActivityEntry, write: Writers): string {
  const member = customerWords({ say }, customer ?? "–");
  const version = Number(detail["version"] ?? 0);
  if (action in plain) return say(plain[action as keyof typeof plain], { member });
  if (action in withAmount) {
    return say(withAmount[action as keyof typeof withAmount], { member, amount: write.amount(Number(detail["amount"] ?? 0)) });
  }
  if (action.startsWith("compliance.")) return say("activity.compliance");
  switch (action) {
    case "program.publish":
      return detail["broughtBack"] === undefined
        ? say("activity.program-publish", { version })
        : say("activity.program-brought-back", { version, old: Number(detail["broughtBack"]) });
    case "program.schedule":
    case "program.cancel":
      return say(action === "program.schedule" ? "activity.program-schedule" : "activity.program-cancel", {
        version,
        at: write.day(String(detail["at"] ?? "")),
      });
    case "program.in-force":
      return say("activity.program-in-force", { version });
    case "program.tiers-kept":
      return say("activity.program-tiers-kept", { version, members: Number(detail["members"] ?? 0) });
    case "settings.change":
      return say("activity.settings-change", { parts: partWords(say, detail) });
    case "key.create":
    case "key.revoke":
      return say(action === "key.create" ? "activity.key-create" : "activity.key-revoke", { label: String(detail["label"] ?? "") });
    case "shop.resume":
      return say(detail["grantGap"] === true ? "activity.shop-resume-granted" : "activity.shop-resume");
    case "orders.back-award":
      return say("activity.back-award", {
        from: write.day(String(detail["from"] ?? "")),
        until: write.day(String(detail["until"] ?? "")),
      });
    case "member.tier.set":
      return say("activity.member-tier-set", { member, tier: String(detail["tier"] ?? "") });
    default:
      return say("activity.other", { action });
  }
}

/** What of the program is another since a publication, in words; null: nothing to say. */
export function changedWords(say: Say, { action, detail }: ActivityEntry): string | null {
  if (!["program.publish", "program.schedule"].includes(action) || Number(detail["from"] ?? 0) === 0) return null;
  const words = partWords(say, detail);
  return words === "" ? null : say("activity.program-publish.parts", { parts: words });
}

/**
 * The version that a publication replaced, which can be brought back; null: there is none. Pauses and the end of the program are
 * states, which bringing back leaves alone: their acts offer nothing.
 */
export function replacedVersion({ detail, action }: ActivityEntry): number | null {
  const from = Number(detail["from"] ?? 0);
  return ["program.publish", "program.return-days"].includes(action) && from > 0 ? from : null;
}
