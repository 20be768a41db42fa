import { z } from "zod";
import { readHistory } from "../face/read.server";
import { Refused } from "./proxy/refusal";
import { serveShopper } from "./proxy/serve-proxy.server";

const cursorShape = z.string().max(200).nullable();

/** GET history?cursor=&language= */
export const loader = serveShopper("GET", async ({ customerId, inShop, language, query }) => {
  const cursor = cursorShape.safeParse(query.get("cursor"));
  if (!cursor.success) throw new Refused("unavailable");
  const body = await inShop((tx) => readHistory(tx, customerId, { language, cursor: cursor.data }));
  if (body === null) throw new Refused("not-member");
  return { body };
});
export const action = loader;
