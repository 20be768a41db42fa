import { z } from "zod";
import { readOrderTexts } from "../../face/read-order.server";
import { Refused } from "./refusal";
import type { ShopperHandler } from "./request";

/** A number, or an id as Shopify's extensions hold it: the thank-you page calls an order by its identity. */
const idShape = z
  .string()
  .regex(/^(?:gid:\/\/shopify\/Order(?:Identity)?\/)?[1-9]\d{0,18}$/u)
  .transform((id) => id.replace(/^.*\//u, ""));

/** order?id=&language=: what an order of this customer's earned; of anybody else's it says as little as of one that never was. */
export const order: ShopperHandler = async ({ customerId, inShop, language, query }) => {
  const id = idShape.safeParse(query.get("id"));
  if (!id.success) throw new Refused("unavailable");
  return { body: await inShop((tx) => readOrderTexts(tx, customerId, id.data, language)) };
};
