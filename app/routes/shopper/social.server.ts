import { z } from "zod";
import { isFidelioError } from "../../base/errors";
import { readFaceWithGifts } from "../../face/read.server";
import { memberOfCustomer } from "../../members/member-rows.server";
import { followLink } from "../../members/occasions/social.server";
import { Refused } from "./refusal";
import type { ShopperHandler } from "./request";
import { isVisible } from "./visible.server";

const sent = z.object({ rule: z.string().min(1).max(64) });

/** social {rule}: the member follows the rule's link, on trust. A form is led to the link itself. */
export const social: ShopperHandler = async ({ customerId, fields, inShop }) => {
  const asked = sent.safeParse(fields);
  if (!asked.success) throw new Refused("unavailable");
  return inShop(async (tx) => {
    if (!(await isVisible(tx))) throw new Refused("unavailable");
    if ((await memberOfCustomer(tx, customerId)) === null) throw new Refused("not-member");
    const to = await followLink(tx, customerId, asked.data.rule).catch((error: unknown) => {
      throw isFidelioError(error, "not_found") ? new Refused("unavailable") : error;
    });
    return { body: { member: await readFaceWithGifts(tx, customerId) }, to };
  });
};
