import { log } from "../../base/log.server";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import { needsOfVersions } from "../../programs/needs";
import { shopNeeds } from "../../programs/shop-needs.server";
import { shopRow } from "../../programs/shop.server";
import { loadVersions } from "../../programs/versions.server";
import { readProducts } from "../../shopify/products.server";
import { inTurn } from "../in-turn.server";
import { judgeAgainInSteps } from "./judge-again.server";
import { readGroups } from "./read-groups.server";
import { noteRead } from "./read-products.server";

/** Products that are read and noted together. */
const together = 300;

/**
 * Before a draft is simulated: reads what its rules ask of products and customers that nobody has read yet. The saved draft's own
 * reading may still wait in the queue. While Shopify does not answer, the simulation goes on with what is known, and says what is not.
 */
export async function readForSimulation(shopId: string): Promise<void> {
  const { domain, products, groups, at } = await inShop(shopId, whatIsUnread, { timeoutMs: 60_000 });
  try {
    for (let from = 0; from < products.length; from += together) {
      const read = await readProducts(domain, products.slice(from, from + together));
      await judgeAgainInSteps(shopId, await inTurn(shopId, (tx) => noteRead(tx, read, { since: null, at })));
    }
    if (groups) await readGroups(shopId);
  } catch (error) {
    log.warn({ err: error, shopId }, "what a draft asks of goods and customers could not be read");
  }
}

async function whatIsUnread(tx: ShopTx): Promise<{ domain: string; at: string; products: string[]; groups: boolean }> {
  const needs = await shopNeeds(tx);
  const known = needsOfVersions(await loadVersions(tx));
  const isNew = (named: readonly string[], before: readonly string[]) => named.some((one) => !before.includes(one));
  return {
    domain: (await shopRow(tx)).domain,
    at: tx.now.toISOString(),
    products: needs.goods ? await productsOfOrders(tx) : [],
    groups: isNew(needs.customerTags, known.customerTags) || isNew(needs.segments, known.segments),
  };
}

/** The products of the shop's orders that nobody read yet. */
async function productsOfOrders(tx: ShopTx): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select distinct line ->> 'productId' as id from order_state o, jsonb_array_elements(o.facts -> 'lines') as line
      where o.shop_id = $1 and o.member_id is not null and jsonb_typeof(o.facts -> 'lines') = 'array' and line ->> 'productId' is not null
        and not exists (select from product_state p where p.shop_id = $1 and p.product_id = (line ->> 'productId')::bigint)`,
    [tx.shopId],
    "goods_unread_of_orders",
  );
  return rows.map(({ id }) => id);
}
