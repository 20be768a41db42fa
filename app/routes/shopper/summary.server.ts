import type { SummaryAnswer } from "../../face/proxy-answers";
import { readFaceWithGifts } from "../../face/read.server";
import { noteTrace } from "../../referrals/trace-rows.server";
import { pageOf } from "./return-path";
import type { ShopperHandler } from "./request";
import { noteVisit } from "./visible.server";

/** summary?page=: the member as they are now. The visit itself may make them one, and counts as a visit of the page that they look at. */
export const summary: ShopperHandler = async ({ customerId, inShop, network, query }) => {
  const body = await inShop(async (tx): Promise<SummaryAnswer> => {
    await noteVisit(tx, customerId, pageOf(query));
    await noteTrace(tx, customerId, network);
    return { member: await readFaceWithGifts(tx, customerId) };
  });
  return { body };
};
