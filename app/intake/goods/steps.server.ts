import { inShop, type ShopTx } from "../../db/tenancy.server";
import { lockOrders, whileOthersJudge } from "../shop-lock.server";
import { judgeAgain } from "./judge-again.server";

const ordersAtOnce = 200;

/** A transaction that judges: it waits for its turn. */
export function inTurn<T>(shopId: string, fn: (tx: ShopTx) => Promise<T>): Promise<T> {
  return inShop(
    shopId,
    async (tx) => {
      await lockOrders(tx);
      return fn(tx);
    },
    whileOthersJudge,
  );
}

/** Judges many orders again, in steps of their own transactions. */
export async function judgeAgainInSteps(shopId: string, orderIds: readonly string[]): Promise<void> {
  const all = [...new Set(orderIds)];
  for (let from = 0; from < all.length; from += ordersAtOnce) {
    await inTurn(shopId, (tx) => judgeAgain(tx, all.slice(from, from + ordersAtOnce)));
  }
}
