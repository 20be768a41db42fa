/** The ledger's words, as the design's glossary and section 5 fix them. */
export const memberAccounts = ["pending", "available", "held", "owed"] as const;
export type MemberAccount = (typeof memberAccounts)[number];

export const programAccounts = ["issued", "redeemed", "expired", "opening", "moved"] as const;
export type ProgramAccount = (typeof programAccounts)[number];

export type Account = MemberAccount | ProgramAccount;

export const transferKinds = [
  "grant",
  "approve",
  "claw-back",
  "repay",
  "reserve",
  "capture",
  "late-capture",
  "release",
  "give-back",
  "expire",
  "adjust",
  "write-off",
  "import",
  "undo-import",
  "forfeit",
  "merge",
] as const;
export type TransferKind = (typeof transferKinds)[number];

export const memberStatuses = ["candidate", "active", "blocked", "left", "erased"] as const;
export type MemberStatus = (typeof memberStatuses)[number];

export const redemptionStatuses = ["reserved", "issued", "used", "returned", "released", "failed"] as const;
export type RedemptionStatus = (typeof redemptionStatuses)[number];

export const languages = ["en", "fr"] as const;
export type Language = (typeof languages)[number];

/** A fact of an explanation: a code and its figures, never a name, title or address. Sentences are made on reading. */
export interface Reason {
  code: string;
  [figure: string]: string | number | boolean | null;
}

export interface Explanation {
  codes: Reason[];
}
