import { inShop, type ShopTx } from "../db/tenancy.server";
import { lockOrders, whileOthersJudge } from "./shop-lock.server";

/** A transaction that judges orders: it waits for its turn. */
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
