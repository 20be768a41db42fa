import { codeRefusals } from "../../referrals/code-refusals";
import { speaker } from "../../loyalty/describe/voice";
import en from "./words/en.json";
import frTu from "./words/fr-tu.json";
import fr from "./words/fr.json";

/** What an advocate is told on their own page of referrals. Why a code is refused has its reason's name. */
export const advocateSays = speaker({ en, fr, "fr-tu": frTu });

/** What the page says beside what it is told: labels and why a code is not taken. None of them has a figure. */
export const labels = [
  "title",
  "closed",
  "none",
  "code",
  "link",
  "share-title",
  "message",
  "pasted",
  "qr-print",
  "copy",
  "copied",
  "copy-message",
  "qr",
  "change",
  "change-lead",
  "change-send",
  "friends-title",
  "earned-title",
  "milestones-title",
  "name-shown",
  "name-hidden",
  "name-hide",
  "name-show",
  ...codeRefusals,
] as const;
export type Label = (typeof labels)[number];
