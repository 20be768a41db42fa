import { inShop } from "../../db/tenancy.server";
import { lookAfterRequests } from "../../intake/privacy/fulfil.server";
import { requeueShop } from "../../intake/marks.server";
import { applyOrders } from "../../intake/orders/apply-orders.server";
import { whileOthersJudge } from "../../intake/shop-lock.server";
import { installedShop } from "../../intake/shops.server";
import { readShopJob } from "../../intake/jobs";
import { recentOrdersJob, refreshShop } from "../../shopify/install.server";
import { readRecentOrders } from "../../shopify/orders.server";
import { task } from "../task";

/**
 * After an installation: events that came before the shop was known are queued again, and its recent orders are read.
 * Nothing earns before a program is published. A shop that came back waits, paused, for its merchant.
 */
export const installTasks = [
  task(readShopJob, async ({ shopId }) => {
    const shop = await installedShop({ id: shopId });
    if (shop) await refreshShop(shop.domain);
  }),
  task(recentOrdersJob, async ({ shopId }) => {
    // a shop that came back is not deleted after all, and its request says so
    await lookAfterRequests(shopId);
    const shop = await installedShop({ id: shopId });
    if (!shop) return;
    await requeueShop(shop.domain);
    const store: Parameters<typeof readRecentOrders>[1] = async (orders) => {
      await inShop(
        shopId,
        (tx) =>
          applyOrders(
            tx,
            orders.map((order) => ({ ...order, source: "admin" })),
          ),
        whileOthersJudge,
      );
    };
    await readRecentOrders(shop.domain, store, { updatedFrom: null });
  }),
];
