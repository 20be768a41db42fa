import {
  readAllProductsJob,
  readCollectionJob,
  readCustomersJob,
  readGiftCardJob,
  readGroupsJob,
  readProductsJob,
} from "../../intake/jobs";
import { readGiftCard } from "../../intake/goods/read-gift-card.server";
import { readCustomers, readGroups } from "../../intake/goods/read-groups.server";
import { readAllProducts, readAndJudge, readCollection } from "../../intake/goods/read-products.server";
import { keepGoodsJob } from "../../programs/spendable/jobs";
import { keepGoods } from "../../programs/spendable/keep-goods.server";
import { task } from "../task";

/** What rules need to know of products and customers, read from Shopify. */
export const goodsTasks = [
  task(readProductsJob, (payload) => readAndJudge(payload)),
  task(readAllProductsJob, ({ shopId, after }) => readAllProducts(shopId, after)),
  task(readCollectionJob, (payload) => readCollection(payload)),
  task(readGroupsJob, ({ shopId }) => readGroups(shopId)),
  task(readCustomersJob, ({ shopId, customerIds }) => readCustomers(shopId, customerIds)),
  task(keepGoodsJob, ({ shopId, catalogue }) => keepGoods(shopId, { catalogue })),
  task(readGiftCardJob, ({ shopId, orderId }) => readGiftCard(shopId, orderId)),
];
