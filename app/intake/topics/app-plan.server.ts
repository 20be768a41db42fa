import { readShopJob } from "../jobs";
import type { TopicHandler } from "../topic";

/**
 * The shop chose another plan of ours, or none. A change is told as several events of two subscriptions, in any order: which one is
 * active now is Shopify's to say, and a job asks.
 */
export const appPlans: TopicHandler<null> = {
  topics: ["app_subscriptions/update"],
  read: () => null,
  async apply(tx, items) {
    await tx.addJob(readShopJob.name, { shopId: tx.shopId }, { key: `${readShopJob.name}/${tx.shopId}` });
    return items.map(() => "to-read");
  },
};
