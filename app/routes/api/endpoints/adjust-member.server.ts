import { v7 as uuid } from "uuid";
import { z } from "zod";
import { adjustMember, reverseAdjustment } from "../../../members/adjust.server";
import { adjustmentAnswer } from "../adjustment-answer.server";
import { endpoint } from "../endpoint";
import { memberParams } from "../member-answer.server";
import { adjustment } from "../schemas/member";
import { ownId } from "../schemas/parts";

const most = 1_000_000_000;

export const adjustMemberEndpoint = endpoint({
  method: "POST",
  path: "/members/{customerId}/adjustments",
  summary: "Adds or takes points by hand",
  scope: "points:write",
  params: memberParams,
  body: z.object({
    amount: z
      .int()
      .min(-most)
      .max(most)
      .refine((amount) => amount !== 0, "The amount is not 0.")
      .meta({ description: "whole points, negative to take" }),
    reason: z.string().trim().min(1).max(500).meta({ description: "for the merchant's own records; not shown to the member" }),
  }),
  answers: { 201: { description: "The adjustment", schema: adjustment } },
  problems: [404, 409, 422],
  handle: ({ effect, caller, params: { customerId }, body: { amount, reason } }) =>
    effect(async (tx) => {
      const id = uuid();
      const posted = await adjustMember(tx, { id, customerId, amount, reason, by: `api:${caller.keyId}` });
      return adjustmentAnswer(tx, id, posted);
    }),
});

export const reverseAdjustmentEndpoint = endpoint({
  method: "POST",
  path: "/adjustments/{id}/reverse",
  summary: "Undoes an adjustment whole, once",
  scope: "points:write",
  params: z.object({ id: ownId }),
  answers: { 201: { description: "The adjustment that undoes it", schema: adjustment } },
  problems: [404, 409],
  handle: ({ effect, caller, params: { id } }) =>
    effect(async (tx) => {
      const posted = await reverseAdjustment(tx, { adjustmentId: id, by: `api:${caller.keyId}` });
      return adjustmentAnswer(tx, posted.operation.kind === "adjust" ? posted.operation.cause.id : id, posted, id);
    }),
});
