import { z } from "zod";
import { idOfPayload } from "./ids";
import { wordOf, wordsOf, type ProductFacts } from "./product-facts";
import { utc, utcOrNull } from "./times";
import { id, text } from "./webhook-parts";

const product = z.object({
  id: id.nullish(),
  admin_graphql_api_id: text,
  title: z.string(),
  vendor: text,
  product_type: text,
  tags: z.union([z.string(), z.array(z.string())]).nullish(),
  updated_at: z.string(),
});

/** The product in the body of `products/create` and `products/update`, which does not say what collections it is in. */
export function productFromWebhook(payload: unknown): ProductFacts {
  const part = product.parse(payload);
  return {
    productId: idOfPayload(part),
    title: part.title,
    vendor: part.vendor ?? "",
    type: wordOf(part.product_type ?? ""),
    tags: wordsOf(typeof part.tags === "string" ? part.tags.split(",") : (part.tags ?? [])),
    collections: null,
    updatedAt: utc(part.updated_at),
  };
}

const named = z.object({ id: id.nullish(), admin_graphql_api_id: text, updated_at: text, handle: text });

export interface NamedGoods {
  id: string;
  at: string | null;
  /** null: the topic does not say */
  handle: string | null;
}

/** The product or collection that a topic names, and when it says that it changed. */
export function namedFromWebhook(payload: unknown): NamedGoods {
  const part = named.parse(payload);
  return { id: idOfPayload(part), at: utcOrNull(part.updated_at), handle: part.handle ?? null };
}
