import { readFaceWithGifts } from "../../face/read.server";
import { memberOfCustomer } from "../../members/member-rows.server";
import { removeBirthday } from "../../members/occasions/birthdays.server";
import { Refused } from "./refusal";
import type { ShopperHandler } from "./request";

/** birthday/remove: forgotten at once, whatever else is so. Twice is once. */
export const removeBirthdayOf: ShopperHandler = async ({ customerId, inShop }) => ({
  body: await inShop(async (tx) => {
    const member = await memberOfCustomer(tx, customerId, true);
    if (member === null) throw new Refused("not-member");
    await removeBirthday(tx, member.id);
    return { member: await readFaceWithGifts(tx, customerId) };
  }),
});
