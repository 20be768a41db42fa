import { inShop } from "../../../db/tenancy.server";
import { endpoint } from "../endpoint";
import { answerMember, memberParams } from "../member-answer.server";
import { member } from "../schemas/member";

export const readMemberEndpoint = endpoint({
  method: "GET",
  path: "/members/{customerId}",
  summary: "One member",
  scope: "members:read",
  params: memberParams,
  answers: { 200: { description: "The member", schema: member } },
  problems: [404],
  handle: ({ shopId, params }) => inShop(shopId, (tx) => answerMember(tx, params.customerId)),
});
