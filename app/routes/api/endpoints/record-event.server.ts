import { v7 as uuid } from "uuid";
import { z } from "zod";
import { FidelioError, isFidelioError } from "../../../base/errors";
import { recordAndJudge } from "../../../intake/orders/record-event.server";
import { endpoint } from "../endpoint";
import { invalidInput } from "../read-call.server";
import { explanation, instant, ownId, points, shopifyId } from "../schemas/parts";

/** A merchant's clock may run a little ahead of ours. */
const AHEAD = 5 * 60 * 1000;

const answer = z
  .object({ id: ownId, customerId: shopifyId, type: z.string(), occurredAt: instant, points, programVersion: z.int(), explanation })
  .meta({ id: "Event", description: "What an action of the merchant's own earned, and why" });

export const recordEventEndpoint = endpoint({
  method: "POST",
  path: "/events",
  summary: 'An action of the merchant\'s own, for a rule with on: "event", or a review, for a rule with on: "review"',
  scope: "events:write",
  body: z.object({
    id: ownId.optional().meta({
      description:
        "yours, made before the first try: the same one again is the same event, for ever; of a review, one made from its number",
    }),
    customerId: shopifyId,
    type: z.string().min(1).max(64).meta({
      description:
        'the rule\'s type; "review" reaches the rules of reviews. What a review says or how it rated is not asked and changes nothing',
    }),
    occurredAt: instant.optional().meta({ description: "now when not given; not in the future" }),
  }),
  answers: { 201: { description: "Recorded, with what it earned", schema: answer } },
  problems: [404, 409, 422],
  handle: ({ effect, body: { id, customerId, type, occurredAt } }) =>
    effect(async (tx) => {
      const at = occurredAt === undefined ? tx.now : new Date(occurredAt);
      if (at.getTime() > tx.now.getTime() + AHEAD) throw invalidInput([{ path: "occurredAt", message: "This is in the future." }]);
      const event = { id: id ?? uuid(), customerId, type, occurredAt: at.toISOString() };
      const outcome = await recordAndJudge(tx, event).catch((error: unknown) => {
        // the same id, told of another customer
        throw isFidelioError(error, "cause_key_conflict") ? new FidelioError("conflict", { reason: "other-event" }) : error;
      });
      return { status: 201, body: { ...event, ...outcome } };
    }),
});
