import { systemSql } from "../../db/system.server";

/** How many bodies one statement looks through. */
const step = 2_000;

/** What a body says of a person: numbers of customers and orders, addresses, telephone numbers. */
export interface Needles {
  numbers: readonly string[];
  words: readonly string[];
}

/** For bodies as PostgreSQL's `encode(body, 'escape')` writes them: a number stands by itself, a word anywhere, in any case. */
export function patternOf({ numbers, words }: Needles): string | null {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  const parts = [
    ...numbers.map((number) => `(^|[^0-9])${literal(number)}([^0-9]|$)`),
    ...words.filter((word) => word.length >= 5).map(literal),
  ];
  return parts.length === 0 ? null : parts.join("|");
}

/**
 * Empties the bodies of a shop's events that speak of a person, but of `except`. What still waits to be applied keeps its own until it is:
 * `waiting` says how many of those there are, to be asked again. A dead letter about the person is given up: nobody tries it again.
 */
export async function forgetInInbox(
  shopDomain: string,
  needles: Needles,
  except: string | null,
): Promise<{ emptied: number; waiting: number }> {
  const pattern = patternOf(needles);
  const found = { emptied: 0, waiting: 0 };
  if (pattern === null) return found;
  for (let last = "0"; ;) {
    const ids = await systemSql<{ id: string }>(
      `select id from webhook_event where shop_domain = $1 and body is not null and id > $2 and id is distinct from $3 order by id limit ${step}`,
      [shopDomain, last, except],
    );
    if (ids.length === 0) return found;
    last = ids.at(-1)!.id;
    const [counts] = await systemSql<{ emptied: number; waiting: number }>(
      `with about as (
         select id from webhook_event where id = any($1::bigint[]) and body is not null and encode(body, 'escape') ~* $2),
       emptied as (
         update webhook_event e set body = null, error = null, processed_at = coalesce(e.processed_at, now()),
                outcome = case when e.processed_at is null then 'forgotten' else e.outcome end
           from about where e.id = about.id and (e.processed_at is not null or e.dead_at is not null) returning e.id)
       select (select count(*)::int from emptied) as emptied,
              (select count(*)::int from about) - (select count(*)::int from emptied) as waiting`,
      [ids.map(({ id }) => id), pattern],
    );
    found.emptied += counts?.emptied ?? 0;
    found.waiting += counts?.waiting ?? 0;
  }
}

/** Empties the body of one event. */
export async function emptyBody(eventId: string | null): Promise<void> {
  if (eventId !== null) await systemSql("update webhook_event set body = null where id = $1 and processed_at is not null", [eventId]);
}

/** Events whose bodies speak of a person, without the bodies: for whoever asks what is held. */
export async function eventsAbout(shopDomain: string, needles: Needles): Promise<Array<{ topic: string; receivedAt: string }>> {
  const pattern = patternOf(needles);
  if (pattern === null) return [];
  const rows = await systemSql<{ topic: string; at: Date }>(
    `select topic, received_at as at from webhook_event
      where shop_domain = $1 and body is not null and encode(body, 'escape') ~* $2 order by id limit 1000`,
    [shopDomain, pattern],
  );
  return rows.map(({ topic, at }) => ({ topic, receivedAt: at.toISOString() }));
}

/** The e-mail address and telephone number that an event names, while its body is kept. */
export async function bodyOfEvent(eventId: string | null): Promise<unknown> {
  if (eventId === null) return null;
  const [row] = await systemSql<{ text: string | null }>("select convert_from(body, 'utf8') as text from webhook_event where id = $1", [
    eventId,
  ]);
  try {
    return row?.text ? (JSON.parse(row.text) as unknown) : null;
  } catch {
    return null;
  }
}
