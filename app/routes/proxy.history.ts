import { z } from "zod";
import { readHistory } from "../face/read.server";
import { recordVisit } from "../members/occasions/visits.server";
import { Refused } from "./proxy/refusal";
import { pageOf } from "./proxy/return-path";
import { serveShopper } from "./proxy/serve-proxy.server";
import { isVisible } from "./proxy/visible.server";

const cursorShape = z.string().max(200).nullable();

/** GET history?cursor=&language=&page= */
export const loader = serveShopper("GET", async ({ customerId, inShop, language, query }) => {
  const cursor = cursorShape.safeParse(query.get("cursor"));
  if (!cursor.success) throw new Refused("unavailable");
  const body = await inShop(async (tx) => {
    if (await isVisible(tx)) await recordVisit(tx, customerId, pageOf(query));
    return readHistory(tx, customerId, { language, cursor: cursor.data });
  });
  if (body === null) throw new Refused("not-member");
  return { body };
});
export const action = loader;
