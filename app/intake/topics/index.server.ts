import type { TopicHandler } from "../topic";
import { scopes, uninstalls } from "./app.server";
import { appPlans } from "./app-plan.server";
import { compliance } from "./compliance.server";
import { customerDeletes, customerMerges, customers } from "./customers.server";
import { customerSegments, customerTags } from "./customer-groups.server";
import { discounts } from "./discounts.server";
import { collections, productDeletes, products } from "./goods.server";
import { marketingConsent } from "./marketing-consent.server";
import { orderDeletes } from "./order-deletes.server";
import { orderEdits } from "./order-edits.server";
import { orders } from "./orders.server";
import { refunds } from "./refunds.server";
import { shopUpdates } from "./shop.server";

/**
 * What the intake does for each topic, in the order in which a batch is applied: the shop, who its customers are, what its
 * goods are, the orders, what refers to orders, and last what ends things. A topic that is not here is kept and marked.
 */
export const topicHandlers: readonly TopicHandler[] = [
  shopUpdates,
  appPlans,
  customers,
  customerMerges,
  customerTags,
  customerSegments,
  products,
  productDeletes,
  collections,
  orders,
  orderDeletes,
  orderEdits,
  refunds,
  customerDeletes,
  discounts,
  marketingConsent,
  compliance,
  scopes,
  uninstalls,
];
