import { inShop } from "../../../db/tenancy.server";
import { listTransfers } from "../../../members/read.server";
import { endpoint, ok } from "../endpoint";
import { memberParams } from "../member-answer.server";
import { transfer } from "../schemas/member";
import { pageOf, pageQuery } from "../schemas/parts";

export const listTransfersEndpoint = endpoint({
  method: "GET",
  path: "/members/{customerId}/transfers",
  summary: "A member's movements of points with their reasons, newest first",
  scope: "members:read",
  params: memberParams,
  query: pageQuery,
  answers: { 200: { description: "A page of transfers", schema: pageOf(transfer) } },
  problems: [404, 422],
  async handle({ shopId, params: { customerId }, query: { limit, cursor } }) {
    return ok(await inShop(shopId, (tx) => listTransfers(tx, customerId, { ...(limit && { limit }), cursor: cursor ?? null })));
  },
});
