import { inShop } from "../../../db/tenancy.server";
import { listLots } from "../../../members/read.server";
import { endpoint, ok } from "../endpoint";
import { memberParams } from "../member-answer.server";
import { lot } from "../schemas/member";
import { pageOf, pageQuery } from "../schemas/parts";

export const listLotsEndpoint = endpoint({
  method: "GET",
  path: "/members/{customerId}/lots",
  summary: "A member's lots, oldest first",
  scope: "members:read",
  params: memberParams,
  query: pageQuery,
  answers: { 200: { description: "A page of lots", schema: pageOf(lot) } },
  problems: [404, 422],
  async handle({ shopId, params: { customerId }, query: { limit, cursor } }) {
    return ok(await inShop(shopId, (tx) => listLots(tx, customerId, { ...(limit && { limit }), cursor: cursor ?? null })));
  },
});
