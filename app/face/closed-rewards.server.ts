import type { ShopTx } from "../db/tenancy.server";
import type { Program } from "../loyalty/program";
import { keptGoodsOf } from "../loyalty/spendable";
import type { ShopRow } from "../programs/shop.server";
import { waitingRewards } from "../programs/spendable/kept-goods.server";
import { mayMake } from "../redemptions/ready";
import { soldOut } from "../redemptions/stock.server";
import type { ClosedRewards } from "./program-states";

/**
 * Which live rewards nobody can take now, and why: what a wish would be refused for is said before anybody wishes. Counted anew each
 * time: what is reserved and what comes back are changes of members, with which the job is enqueued; scopes and the collections that
 * the app keeps enqueue it by themselves.
 */
export async function closedRewards(tx: ShopTx, program: Program, { scopes }: Pick<ShopRow, "scopes">): Promise<ClosedRewards> {
  const live = program.rewards.filter(({ archived }) => !archived);
  const waiting = keptGoodsOf(program).size === 0 ? [] : [...(await waitingRewards(tx, program))];
  return Object.fromEntries([
    ...waiting.map(([key, fault]) => [key, fault === "scope-missing" ? "not-available" : "not-ready"]),
    ...live.filter(({ kind }) => !mayMake(kind, scopes)).map(({ key }) => [key, "not-available"]),
    ...(await soldOut(tx, live)).map((key) => [key, "gone"]),
  ]) as ClosedRewards;
}
