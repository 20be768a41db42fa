import type { ShopTx } from "../db/tenancy.server";
import type { MemberStatus } from "../loyalty/words";

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
export interface PageRequest {
  /** 1 to 250, default 50 */
  limit?: number;
  cursor?: string | null;
}

/** A member as REST version 1 says it. */
export interface MemberView {
  customerId: string;
  status: MemberStatus;
  balance: { available: number; pending: number; held: number; owed: number };
  lifetimeEarned: number;
  tier: TierView | null;
}
export interface TierView {
  key: string;
  since: string | null;
  until: string | null;
  /** `remaining` is money as a decimal string (with `currency`) for spend, else whole points or orders */
  next: { key: string; measure: "spend" | "points" | "orders"; remaining: string; currency?: string } | null;
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
  explanation: { codes: unknown[]; en: string; fr: string };
}
export interface LotView {
  amount: number;
  remaining: number;
  earnedAt: string;
  availableAt: string;
  expiresAt: string | null;
}
export interface MemberFilter {
  email?: string;
  tier?: string;
  status?: MemberStatus;
}

/** Settles, then reads. Throws `not_found`. */
export async function readMember(_tx: ShopTx, _customerId: string): Promise<MemberView> {
  throw new Error("not yet");
}

/** By customer id, ascending; erased and merged members are left out. */
export async function listMembers(_tx: ShopTx, _filter: MemberFilter, _page?: PageRequest): Promise<Page<MemberView>> {
  throw new Error("not yet");
}

/** Newest first. Throws `not_found`. */
export async function listTransfers(_tx: ShopTx, _customerId: string, _page?: PageRequest): Promise<Page<TransferView>> {
  throw new Error("not yet");
}

/** Oldest first, lots without remaining points too. Throws `not_found`. */
export async function listLots(_tx: ShopTx, _customerId: string, _page?: PageRequest): Promise<Page<LotView>> {
  throw new Error("not yet");
}
