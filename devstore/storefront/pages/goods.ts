import { findProduct } from "../../store/catalogue";
import type { Collection } from "../../store/entities";
import { pagedCollection } from "../drops/collection-drop";
import { productDrop } from "../drops/product-drop";
import { drawPage } from "../draw-page";
import type { Visit } from "../visit";

export function notFound(visit: Visit): Response {
  return drawPage(visit, { template: "404", status: 404 });
}

export function homePage(visit: Visit): Response {
  const { collection } = pagedCollection(visit, everything);
  return drawPage(visit, { template: "index", objects: { collection } });
}

const everything: Collection = { id: "0", handle: "all", title: "" };

export function collectionPage(visit: Visit, handle: string): Response {
  const { world } = visit.store;
  const collection =
    handle === "all" ? everything : [...world.state.table("collection", visit.shop.domain).values()].find((one) => one.handle === handle);
  if (!collection) return notFound(visit);
  const paged = pagedCollection(visit, collection, Number(visit.url.searchParams.get("page") ?? "1"));
  return drawPage(visit, {
    template: "collection",
    objects: { ...paged, handle },
    ...(collection.title ? { title: collection.title } : {}),
  });
}

export function productPage(visit: Visit, handle: string): Response {
  const product = findProduct(visit.store.world, visit.shop, handle);
  if (!product) return notFound(visit);
  const variant = visit.url.searchParams.get("variant");
  const drop = productDrop(visit, product, product.variants?.find((one) => one.id === variant)?.id);
  return drawPage(visit, { template: "product", objects: { product: drop, handle }, title: product.title });
}

export function loyaltyPage(visit: Visit): Response {
  const title = visit.locale === "fr" ? "Fidélité" : "Rewards";
  const page = { id: 1, handle: "loyalty", title, url: `${visit.prefix}/pages/loyalty`, content: "", template_suffix: "loyalty" };
  return drawPage(visit, { template: "page.loyalty", objects: { page, handle: "loyalty" }, title });
}
