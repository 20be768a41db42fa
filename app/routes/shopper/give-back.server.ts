import { z } from "zod";
import { isFidelioError } from "../../base/errors";
import { readFaceWithGifts } from "../../face/read.server";
import { memberOfCustomer } from "../../members/member-rows.server";
import { askRelease, releaseSoon } from "../../redemptions/release.server";
import { findRedemption } from "../../redemptions/rows.server";
import { Refused } from "./refusal";
import type { ShopperHandler } from "./request";

const sent = z.object({ redemption: z.uuid() });

/** give-back {redemption}: ends an unused code of the member's own; the points come back. Twice is once. */
export const giveBack: ShopperHandler = async ({ customerId, fields, inShop, shopId }) => {
  const asked = sent.safeParse(fields);
  if (!asked.success) throw new Refused("unavailable");
  const id = asked.data.redemption;
  await inShop(async (tx) => {
    const member = await memberOfCustomer(tx, customerId);
    const row = await findRedemption(tx, id);
    if (member === null || row?.memberId !== member.id) throw new Refused("unavailable");
    await askRelease(tx, id, { reason: "by-member", actor: "member" }).catch((error: unknown) => {
      throw isFidelioError(error, "conflict") ? new Refused("code-used") : error;
    });
  });
  const { status } = await releaseSoon(shopId, id, "by-member");
  if (status === "used" || status === "returned") throw new Refused("code-used");
  return { body: { member: await inShop((tx) => readFaceWithGifts(tx, customerId)) } };
};
