import { z } from "zod";
import { languages } from "../../../loyalty/words";
import { joinMember } from "../../../members/membership.server";
import { endpoint } from "../endpoint";
import { answerMember } from "../member-answer.server";
import { member } from "../schemas/member";
import { shopifyId } from "../schemas/parts";

export const joinMemberEndpoint = endpoint({
  method: "POST",
  path: "/members",
  summary: "A customer joins the program",
  scope: "members:write",
  body: z.object({
    customerId: shopifyId,
    termsVersion: z.string().min(1).max(100).meta({ description: "the version of the terms that the customer accepted" }),
    language: z.enum(languages).default("en").meta({ description: "in which the terms were read" }),
  }),
  answers: { 201: { description: "The member, active; joining twice changes nothing", schema: member } },
  problems: [404, 409, 422],
  handle: ({ effect, body: { customerId, termsVersion, language } }) =>
    effect(async (tx) => {
      await joinMember(tx, customerId, { how: "api", terms: { version: termsVersion, language, surface: "api" } });
      return answerMember(tx, customerId, 201);
    }),
});
