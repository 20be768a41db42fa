import type { TextKey } from "../../base/languages/text";
import type { AdminWords } from "../admin-frame";
import { customerWords } from "../words";
import { writePoints } from "../write";
import type { GainView, ReferralView, SideView } from "./views";

/** What to call a side; a friend who is no customer that we know has no name here. */
export function sideWords(words: AdminWords, side: SideView, which: "advocate" | "friend"): string {
  if (side.name !== null) return side.name;
  if (side.customerId !== null) return customerWords(words, side.customerId);
  return words.say(which === "advocate" ? "review.nobody" : "review.guest");
}

export function gainWords({ say, language }: AdminWords, gain: GainView): string {
  return gain.kind === "named" ? gain.title : say("review.points", { points: gain.points, written: writePoints(gain.points, language) });
}

const surfaces: Readonly<Record<string, TextKey>> = {
  link: "review.surface.link",
  storefront: "review.surface.storefront",
  checkout: "review.surface.checkout",
  account: "review.surface.account",
  pos: "review.surface.pos",
  api: "review.surface.api",
};

export const surfaceWords = ({ say }: AdminWords, { surface }: Pick<ReferralView, "surface">): string =>
  say(surfaces[surface] ?? "review.surface.link");

/** What of the evidence each signal is about: those lines are marked. */
const aboutOf: Readonly<Record<string, EvidenceLine>> = {
  "same-mailbox": "email",
  "similar-mailbox": "email",
  "throwaway-mailbox": "email",
  "same-phone": "phone",
  "same-person": "name",
  "same-name": "name",
  "same-door": "address",
  "same-network": "network",
  "same-network-at-order": "network",
  "existing-customer": "orders",
};

export const evidenceLines = ["name", "email", "phone", "address", "orders", "network"] as const;
export type EvidenceLine = (typeof evidenceLines)[number];

export const markedLines = (signals: ReferralView["signals"]): ReadonlySet<EvidenceLine> =>
  new Set(signals.flatMap(({ code }) => aboutOf[code] ?? []));
