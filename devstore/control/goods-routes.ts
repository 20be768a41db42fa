import { z } from "zod";
import { changeCollection, changeProduct, knownCollections, theCollection, theProduct } from "../store/change-goods";
import type { Collection, Product, SellingPlan } from "../store/entities";
import { toMinor } from "../store/money";
import { startChange } from "../store/world";
import { collectionPayload, productPayload } from "../webhooks/product-payload";
import { route, shopField, shopOf, type Route } from "./route";

const shop = shopField;
const word = z.string().trim().min(1);
const price = z.string().regex(/^\d+(\.\d+)?$/, { error: 'an amount such as "4.95"' });
const ids = z.array(z.string()).default([]);

const fields = {
  vendor: z.string().optional(),
  type: z.string().optional(),
  tags: z.array(word).optional(),
  /** handles */
  collections: z.array(word).optional(),
  /** names of ways to subscribe */
  sellingPlans: z.array(word).optional(),
};
const plansOf = (product: string, names: readonly string[]): SellingPlan[] =>
  names.map((name, place) => ({ id: `${product}${place + 1}`, name }));
const handleOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

export const goodsRoutes: Route[] = [
  route("POST", /^\/control\/products$/, z.strictObject({ shop, title: word, sku: word, price, ...fields }), (control, body) => {
    const where = shopOf(control, body.shop);
    const change = startChange(control.world, where);
    const number = change.next("product", 7_500_000_000_001);
    const product: Product = {
      id: String(number),
      variantId: String(number + 100_000_000_000),
      sku: body.sku,
      title: body.title,
      handle: `${handleOf(body.title)}-${body.sku.toLowerCase()}`,
      vendor: body.vendor ?? "",
      type: body.type ?? "",
      tags: body.tags ?? [],
      collections: knownCollections(control.world, where, body.collections ?? []),
      price: toMinor(body.price, where.currency),
      giftCard: false,
      ...(body.sellingPlans ? { sellingPlans: plansOf(String(number), body.sellingPlans) } : {}),
      createdAt: change.at,
      updatedAt: change.at,
    };
    change.put("product", where.domain, product.id, product).tell("products/create", { body: productPayload(product, where) });
    change.commit();
    return product;
  }),
  route("POST", /^\/control\/products\/(\d+)$/, z.strictObject({ shop, title: word.optional(), ...fields }), (control, body, [id]) => {
    const where = shopOf(control, body.shop);
    const { shop: _, collections, sellingPlans: names, ...plain } = body;
    const sellingPlans = names && plansOf(id!, names);
    const wanted = collections && knownCollections(control.world, where, collections);
    const set = Object.fromEntries(
      Object.entries({ ...plain, collections: wanted, sellingPlans }).filter(([, value]) => value !== undefined),
    );
    const change = startChange(control.world, where);
    const product = changeProduct(change, theProduct(control.world, where, id!), set);
    change.commit();
    return product;
  }),
  route("POST", /^\/control\/products\/(\d+)\/delete$/, z.strictObject({ shop }), (control, body, [id]) => {
    const where = shopOf(control, body.shop);
    const product = theProduct(control.world, where, id!);
    startChange(control.world, where).put("product", where.domain, product.id, null).tell("products/delete", { body: { id } }).commit();
    return { id };
  }),
  route(
    "POST",
    /^\/control\/collections$/,
    z.strictObject({ shop, title: word, handle: word.optional(), add: ids }),
    (control, { title, add, ...body }) => {
      const where = shopOf(control, body.shop);
      const change = startChange(control.world, where);
      const made: Collection = { id: String(change.next("collection", 430_000_000_001)), handle: body.handle ?? handleOf(title), title };
      change.put("collection", where.domain, made.id, made);
      for (const id of add) {
        const product = theProduct(control.world, where, id);
        change.put("product", where.domain, id, { ...product, collections: [...product.collections, made.handle] });
      }
      change.tell("collections/create", { body: collectionPayload(made, where, change.at) }).commit();
      return made;
    },
  ),
  route(
    "POST",
    /^\/control\/collections\/(\d+)$/,
    z.strictObject({ shop, title: word.optional(), add: ids, remove: ids }),
    (control, { shop: domain, title, add, remove }, [id]) => {
      const where = shopOf(control, domain);
      const collection = theCollection(control.world, where, id!);
      return changeCollection(control.world, where, collection, { add, remove, ...(title === undefined ? {} : { title }) });
    },
  ),
  route("POST", /^\/control\/collections\/(\d+)\/delete$/, z.strictObject({ shop }), (control, body, [id]) => {
    const where = shopOf(control, body.shop);
    const { handle } = theCollection(control.world, where, id!);
    const change = startChange(control.world, where).put("collection", where.domain, id!, null);
    for (const product of control.world.state.table("product", where.domain).values()) {
      if (!product.collections.includes(handle)) continue;
      change.put("product", where.domain, product.id, { ...product, collections: product.collections.filter((one) => one !== handle) });
    }
    change.tell("collections/delete", { body: { id, published_scope: "web", admin_graphql_api_id: `gid://shopify/Collection/${id}` } });
    change.commit();
    return { id };
  }),
];
