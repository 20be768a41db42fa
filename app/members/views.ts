import type { MemberStatus } from "../loyalty/words";

/** The shapes of REST version 1. Points are whole numbers, money decimal strings, times RFC 3339 in UTC with milliseconds. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
export interface PageRequest {
  /** 1 to 250, default 50 */
  limit?: number;
  cursor?: string | null;
}

export interface MemberView {
  customerId: string;
  status: MemberStatus;
  balance: { available: number; pending: number; held: number; owed: number };
  /** granted by rules, less what was clawed back */
  lifetimeEarned: number;
  tier: TierView | null;
}
export interface TierView {
  key: string;
  since: string | null;
  until: string | null;
  /** `remaining` is money as a decimal string (with `currency`) for spend, else whole points or orders; null: the highest */
  next: { key: string; measure: "spend" | "points" | "orders"; remaining: string; currency?: string } | null;
}
export interface ExplanationView {
  codes: Array<{ code: string; [figure: string]: unknown }>;
  en: string;
  fr: string;
}
export interface TransferView {
  id: string;
  at: string;
  postedAt: string;
  kind: string;
  from: string;
  to: string;
  amount: number;
  cause: { type: string; id: string };
  reverses: string | null;
  programVersion: number | null;
  explanation: ExplanationView;
}
export interface LotView {
  amount: number;
  remaining: number;
  earnedAt: string;
  availableAt: string;
  expiresAt: string | null;
}
export interface OrderPointsView {
  orderId: string;
  customerId: string | null;
  points: { granted: number; reversed: number };
  programVersion: number | null;
  explanation: ExplanationView;
}
export interface MemberFilter {
  email?: string;
  tier?: string;
  status?: MemberStatus;
}
