import { readFaceWithGifts } from "../../face/read.server";
import { leaveMember } from "../../members/membership.server";
import type { ShopperHandler } from "./request";

/** leave: ends the membership by the member's wish. */
export const leave: ShopperHandler = async ({ customerId, inShop }) => ({
  body: await inShop(async (tx) => {
    await leaveMember(tx, customerId);
    return { member: await readFaceWithGifts(tx, customerId) };
  }),
});
