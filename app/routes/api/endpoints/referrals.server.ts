import { z } from "zod";
import { inShop } from "../../../db/tenancy.server";
import { readReferral, readReferralPage } from "../../../referrals/read.server";
import { endpoint, ok } from "../endpoint";
import { given, ownId, pageOf, pageQuery, shopifyId } from "../schemas/parts";
import { referral, referralState } from "../schemas/referral";

export const listReferralsEndpoint = endpoint({
  method: "GET",
  path: "/referrals",
  summary: "Referrals, newest claim first",
  scope: "referrals:read",
  query: pageQuery.extend({
    state: given(referralState),
    advocate: given(shopifyId).meta({ description: "customer id of the advocate" }),
  }),
  answers: { 200: { description: "A page of referrals", schema: pageOf(referral) } },
  problems: [404, 422],
  async handle({ shopId, query: { limit, cursor, state, advocate } }) {
    const page = { ...(limit && { limit }), cursor: cursor ?? null };
    return ok(await inShop(shopId, (tx) => readReferralPage(tx, { state, advocate }, page)));
  },
});

export const readReferralEndpoint = endpoint({
  method: "GET",
  path: "/referrals/{id}",
  summary: "One referral",
  scope: "referrals:read",
  params: z.object({ id: ownId }),
  answers: { 200: { description: "The referral", schema: referral } },
  problems: [404],
  handle: async ({ shopId, params: { id } }) => ok(await inShop(shopId, (tx) => readReferral(tx, id))),
});
