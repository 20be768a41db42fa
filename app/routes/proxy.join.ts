import { z } from "zod";
import { readFaceOfToday } from "../face/read.server";
import { agreedTerms } from "../face/agreed-terms.server";
import { claimOnVisit } from "../intake/orders/claim-on-visit.server";
import { joinMember } from "../members/membership.server";
import { Refused } from "./proxy/refusal";
import { serveShopper } from "./proxy/serve-proxy.server";
import { isVisible } from "./proxy/visible.server";

const sent = z.object({ terms: z.string().max(100).optional(), agree: z.string().max(20).optional() });

/** POST join {terms, agree}: a member by their own wish, with their consent to the terms that the page named. */
export const action = serveShopper("POST", async ({ customerId, fields, inShop, language }) => {
  const asked = sent.safeParse(fields);
  if (!asked.success) throw new Refused("terms-not-agreed");
  const { terms, agree } = asked.data;
  const body = await inShop(async (tx) => {
    if (!(await isVisible(tx))) throw new Refused("unavailable");
    const agreed = await agreedTerms(tx, { version: terms ?? null, ticked: agree === "yes" || agree === "on" || agree === "true" });
    if (agreed === "refused") throw new Refused("terms-not-agreed");
    const consent = agreed === null ? null : { version: agreed, language, surface: "storefront" };
    await claimOnVisit(tx, customerId);
    await joinMember(tx, customerId, { how: "opt-in", terms: consent });
    return { member: await readFaceOfToday(tx, customerId) };
  });
  return { body };
});
export const loader = action;
