import { v7 as uuid } from "uuid";
import { z } from "zod";
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
  summary: 'An action of the merchant\'s own, for a rule with on: "event"',
  scope: "events:write",
  body: z.object({
    customerId: shopifyId,
    type: z.string().min(1).max(64).meta({ description: "the rule's type" }),
    occurredAt: instant.optional().meta({ description: "now when not given; not in the future" }),
  }),
  answers: { 201: { description: "Recorded, with what it earned", schema: answer } },
  problems: [404, 422],
  handle: ({ effect, body: { customerId, type, occurredAt } }) =>
    effect(async (tx) => {
      const at = occurredAt === undefined ? tx.now : new Date(occurredAt);
      if (at.getTime() > tx.now.getTime() + AHEAD) throw invalidInput([{ path: "occurredAt", message: "This is in the future." }]);
      const event = { id: uuid(), customerId, type, occurredAt: at.toISOString() };
      const outcome = await recordAndJudge(tx, event);
      return { status: 201, body: { ...event, ...outcome } };
    }),
});
