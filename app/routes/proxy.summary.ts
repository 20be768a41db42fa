import type { SummaryAnswer } from "../face/proxy-answers";
import { readFaceOfToday } from "../face/read.server";
import { serveShopper } from "./proxy/serve-proxy.server";
import { noteVisit } from "./proxy/visible.server";

/** GET summary: the member as they are now. The visit itself may make them one. */
export const loader = serveShopper("GET", async ({ customerId, inShop }) => {
  const body = await inShop(async (tx): Promise<SummaryAnswer> => {
    await noteVisit(tx, customerId);
    return { member: await readFaceOfToday(tx, customerId) };
  });
  return { body };
});
export const action = loader;
