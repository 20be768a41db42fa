import type { RedemptionStatus } from "../loyalty/words";
import type { RewardValue } from "../loyalty/reward-value";

/** A row of the table `redemption`. Points are whole numbers. */
export interface RedemptionRow {
  id: string;
  memberId: string;
  discountId: string | null;
  reward: string;
  programVersion: number;
  status: RedemptionStatus;
  points: number;
  value: RewardValue;
  captured: number;
  released: number;
  returned: number;
  /** the order that used the code */
  orderId: string | null;
  /** null: it never ends */
  expiresAt: Date | null;
  reason: string | null;
  /** of a perk: when staff handed it over; null: not yet */
  handedOverAt: Date | null;
}

/** A redemption as REST version 1 says it. */
export interface RedemptionView {
  id: string;
  customerId: string | null;
  status: RedemptionStatus;
  reward: string;
  points: number;
  /** absent until Shopify has it */
  code?: string;
  value: RewardValue;
  /** null: it never ends */
  expiresAt: string | null;
  /** the order that used the code */
  orderId: string | null;
  /** given back after a cancellation or refund, in all */
  returnedPoints: number;
  /** why it was released or failed: a code */
  reason: string | null;
  /** of a perk alone: when staff handed it over; null: not yet */
  handedOverAt?: string | null;
}

/** Where a redemption was asked for. */
export type RedemptionSurface = "storefront" | "checkout" | "account" | "pos" | "admin" | "api";

/** Points are held and nobody has used the code. */
export const liveStatuses = ["reserved", "issued"] as const;

export const isLive = (row: RedemptionRow): boolean => row.status === "reserved" || row.status === "issued";

/** No order has used the code, as far as we know. */
export const isUnused = (row: RedemptionRow): boolean => row.status !== "used" && row.status !== "returned";
