import { z } from "zod";
import { readFaceWithGifts } from "../../face/read.server";
import { agreedTerms } from "../../face/agreed-terms.server";
import { claimOnVisit } from "../../intake/orders/claim-on-visit.server";
import { joinMember } from "../../members/membership.server";
import { Refused } from "./refusal";
import type { ShopperHandler } from "./request";
import { isVisible } from "./visible.server";

const sent = z.object({ terms: z.string().max(100).optional(), agree: z.string().max(20).optional() });

/** join {terms, agree}: a member by their own wish, with their consent to the terms that the page named. */
export const join: ShopperHandler = async ({ customerId, fields, inShop, language, surface }) => {
  const asked = sent.safeParse(fields);
  if (!asked.success) throw new Refused("terms-not-agreed");
  const { terms, agree } = asked.data;
  const body = await inShop(async (tx) => {
    if (!(await isVisible(tx))) throw new Refused("unavailable");
    const agreed = await agreedTerms(tx, { version: terms ?? null, ticked: agree === "yes" || agree === "on" || agree === "true" });
    if (agreed === "refused") throw new Refused("terms-not-agreed");
    const consent = agreed === null ? null : { version: agreed, language, surface };
    await claimOnVisit(tx, customerId);
    await joinMember(tx, customerId, { how: "opt-in", terms: consent });
    return { member: await readFaceWithGifts(tx, customerId) };
  });
  return { body };
};
