import { z } from "zod";
import { FidelioError } from "../../../base/errors";
import { inShop } from "../../../db/tenancy.server";
import { deadLetters, retryDeadLetters } from "../../../intake/dead-letters.server";
import { shopRow } from "../../../programs/shop.server";
import { endpoint, ok } from "../endpoint";
import { instant, pageOf, shopifyId } from "../schemas/parts";

const deadLetter = z
  .object({
    id: z.string(),
    topic: z.string(),
    eventId: z.string(),
    receivedAt: instant,
    diedAt: instant,
    attempts: z.int(),
    error: z.string(),
  })
  .meta({ id: "DeadLetter", description: "A webhook that no try could apply" });

export const listDeadLettersEndpoint = endpoint({
  method: "GET",
  path: "/health/dead-letters",
  summary: "The newest webhooks that no try could apply, 100 at most",
  scope: "health:read",
  answers: { 200: { description: "All of them in one page", schema: pageOf(deadLetter) } },
  async handle({ shopId }) {
    const { domain } = await inShop(shopId, shopRow);
    const letters = await deadLetters(domain);
    const items = letters.map((letter) => ({
      ...letter,
      receivedAt: letter.receivedAt.toISOString(),
      diedAt: letter.diedAt.toISOString(),
    }));
    return ok({ items, nextCursor: null });
  },
});

export const retryDeadLetterEndpoint = endpoint({
  method: "POST",
  path: "/health/dead-letters/{id}/retry",
  summary: "Puts a dead letter back into the queue",
  scope: "health:write",
  params: z.object({ id: shopifyId }),
  answers: { 202: { description: "It will be tried again", schema: z.object({ id: z.string(), queued: z.literal(true) }) } },
  problems: [404],
  handle: ({ effect, params: { id } }) =>
    effect(async (tx) => {
      if ((await retryDeadLetters(tx, [id])) === 0) throw new FidelioError("not_found");
      return { status: 202, body: { id, queued: true } };
    }),
});
