import { z } from "zod";
import { inShop } from "../../../db/tenancy.server";
import { memberStatuses } from "../../../loyalty/words";
import { listMembers } from "../../../members/read.server";
import { endpoint, ok } from "../endpoint";
import { member } from "../schemas/member";
import { given, pageOf, pageQuery } from "../schemas/parts";
import { memberAnswers } from "../member-answer.server";

export const listMembersEndpoint = endpoint({
  method: "GET",
  path: "/members",
  summary: "Members, by customer id",
  scope: "members:read",
  query: pageQuery.extend({
    email: given(z.string().max(320)),
    tier: given(z.string().max(64)),
    status: given(z.enum(memberStatuses)),
  }),
  answers: { 200: { description: "A page of members", schema: pageOf(member) } },
  problems: [422],
  async handle({ shopId, query: { limit, cursor, email, tier, status } }) {
    const filter = { ...(email && { email }), ...(tier && { tier }), ...(status && { status }) };
    return inShop(shopId, async (tx) => {
      const page = await listMembers(tx, filter, { ...(limit && { limit }), cursor: cursor ?? null });
      return ok({ ...page, items: await memberAnswers(tx, page.items) });
    });
  },
});
