import { z } from "zod";
import { readHistory } from "../../face/read.server";
import { recordVisit } from "../../members/occasions/visits.server";
import { Refused } from "./refusal";
import { pageOf } from "./return-path";
import type { ShopperHandler } from "./request";
import { isVisible } from "./visible.server";

const cursorShape = z.string().max(200).nullable();

/** history?cursor=&language=&page= */
export const history: ShopperHandler = async ({ customerId, inShop, language, query, surface }) => {
  const cursor = cursorShape.safeParse(query.get("cursor"));
  if (!cursor.success) throw new Refused("unavailable");
  const body = await inShop(async (tx) => {
    // an extension stands on a page of Shopify's, which is none of the shop's
    if (surface === "storefront" && (await isVisible(tx))) await recordVisit(tx, customerId, pageOf(query));
    return readHistory(tx, customerId, { language, cursor: cursor.data });
  });
  if (body === null) throw new Refused("not-member");
  return { body };
};
