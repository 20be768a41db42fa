import type { ExplanationView, TransferView } from "./views";

/** What stands behind an adjustment, beside the ledger: the merchant's own words. */
export interface AdjustmentWords {
  /** "staff:…", "api:…" */
  by: string;
  proposedBy: string | null;
  reason: string | null;
  /** to the member */
  note: string | null;
  /** key of the merchant's goodwill list */
  goodwill: string | null;
}

export interface RedemptionTrace {
  id: string;
  reward: string;
  code: string | null;
  orderId: string | null;
}

/** One thing that happened to a member, newest first in a timeline. */
export type TimelineEntry = { key: string; at: string } & (
  | {
      type: "transfer";
      transfer: TransferView;
      adjustment: AdjustmentWords | null;
      /** an adjustment that can still be undone */
      undoable: boolean;
      redemption: RedemptionTrace | null;
    }
  | { type: "order"; orderId: string; explanation: ExplanationView }
  | { type: "tier"; from: string | null; to: string | null; reason: string }
  | { type: "standing"; what: "joined" | "left"; how: string | null }
  | { type: "consent"; what: "given" | "withdrawn"; kind: string; textVersion: string; language: string; surface: string }
  | { type: "act"; action: string; by: string; detail: Record<string, unknown> }
);
