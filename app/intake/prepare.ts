import { parseBody } from "../shopify/facts/parse-body";
import type { StoredEvent } from "./batch.server";
import type { Item, TopicHandler } from "./topic";

/** An event that was read: ready for its handler, of a topic that nobody handles, or never to be read. */
export type Prepared =
  | { event: StoredEvent; handler: TopicHandler; item: Item<unknown> }
  | { event: StoredEvent; handler: null }
  | { event: StoredEvent; dead: string };

/** Reads one body once. Pure: done before the transaction, while PostgreSQL may still be writing the batch before. */
export function prepare(event: StoredEvent, handlers: ReadonlyMap<string, TopicHandler>): Prepared {
  const handler = handlers.get(event.topic);
  if (!handler) return { event, handler: null };
  if (event.text === null) return { event, dead: "The body is not text in UTF-8." };
  let payload: unknown;
  try {
    payload = parseBody(event.text);
  } catch {
    return { event, dead: "The body is not JSON." };
  }
  try {
    const work = handler.read(payload, event.topic);
    return { event, handler, item: { eventId: event.id, topic: event.topic, happenedAt: event.happenedAt, work } };
  } catch (error) {
    return { event, dead: `The body has not the shape of ${event.topic}: ${sentence(error)}` };
  }
}

/** Where a body fails its shape, never what it says: an error must not carry a shopper's address into a log or page. */
function sentence(error: unknown): string {
  const issues = (error as { issues?: Array<{ path: PropertyKey[]; message: string }> }).issues;
  if (!issues) return error instanceof Error ? error.message.slice(0, 300) : "unreadable";
  return issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join(".")}: ${issue.message}`)
    .join("; ");
}
