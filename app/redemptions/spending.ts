import { FidelioError } from "../base/errors";
import type { MemberStatus } from "../loyalty/words";

interface Spender {
  status: MemberStatus;
  balance: { available: number; owed: number };
}

interface SpendingShop {
  status: string;
  spendingPaused: string | null;
  /** the announced end of spending has come */
  closed?: boolean;
}

/**
 * Throws why this member cannot spend `points` in this shop now, the shop's reasons before the member's own:
 * `spending_paused`, `member_not_active`, `insufficient_points`. A debt leaves nothing available, and says so.
 */
export function assertMaySpend(shop: SpendingShop, member: Spender, points: number): void {
  assertNotPaused(shop);
  assertHasPoints(member, points);
}

/** Throws `spending_paused` where nobody can spend in this shop now. */
export function assertNotPaused(shop: SpendingShop): void {
  if (shop.spendingPaused !== null) throw new FidelioError("spending_paused", { reason: shop.spendingPaused });
  if (shop.closed === true) throw new FidelioError("spending_paused", { reason: "program-closed" });
  if (shop.status !== "active") throw new FidelioError("spending_paused", { reason: `shop-${shop.status}` });
}

/** Throws `member_not_active` or `insufficient_points`. */
export function assertHasPoints(member: Spender, points: number): void {
  if (member.status !== "active") throw new FidelioError("member_not_active", { memberStatus: member.status });
  const { available, owed } = member.balance;
  if (owed > 0) throw new FidelioError("insufficient_points", { reason: "debt", available, owed, asked: points });
  if (available < points) throw new FidelioError("insufficient_points", { reason: "balance", available, owed, asked: points });
}
