import type { ShopTx } from "../../db/tenancy.server";
import { asksForCustomers } from "../../programs/needs";
import { shopNeeds } from "../../programs/shop-needs.server";
import { readAllProductsJob, readGroupsJob } from "../jobs";

/** Has what rules ask of products and customers read anew: webhooks may never have come, and automatic collections tell nothing. */
export async function askToReadAnew(tx: ShopTx): Promise<void> {
  const needs = await shopNeeds(tx);
  const wanted = [...(needs.catalogue ? [readAllProductsJob] : []), ...(asksForCustomers(needs) ? [readGroupsJob] : [])];
  for (const { name } of wanted) await tx.addJob(name, { shopId: tx.shopId }, { key: `${name}/${tx.shopId}` });
}
