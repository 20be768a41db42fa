import type { Collection } from "../../store/entities";
import { collectionsOf, productsIn } from "../../store/catalogue";
import { pathOf, type Visit } from "../visit";
import { liquidId, productDrop } from "./product-drop";

const A_PAGE = 24;

export interface Paged {
  collection: object;
  paginate: object;
}

export function listedCollections(visit: Visit): object[] {
  return collectionsOf(visit.store.world, visit.shop).map((one) => collectionDrop(visit, one));
}

function collectionDrop(visit: Visit, { id, handle, title }: Collection): Record<string, unknown> {
  return { id: liquidId(id), handle, title, url: pathOf(visit, `/collections/${handle}`), description: "", metafields: {} };
}

/** One page of a collection, with the way to the next as `{% paginate %}` would give it. */
export function pagedCollection(visit: Visit, collection: Collection, wanted = 1): Paged {
  const products = productsIn(visit.store.world, visit.shop, collection.handle);
  const pages = Math.max(1, Math.ceil(products.length / A_PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(wanted) || 1));
  const link = (to: number) => (to < 1 || to > pages ? null : { url: `${pathOf(visit, `/collections/${collection.handle}`)}?page=${to}` });
  return {
    collection: {
      ...collectionDrop(visit, collection),
      products: products.slice((page - 1) * A_PAGE, page * A_PAGE).map((product) => productDrop(visit, product)),
      products_count: products.length,
      all_products_count: products.length,
    },
    paginate: { current_page: page, pages, items: products.length, previous: link(page - 1), next: link(page + 1) },
  };
}
