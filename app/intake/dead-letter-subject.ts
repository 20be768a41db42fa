/** What a dead letter is about, as far as its first bytes say it: an id and nothing else of a body. */
export interface Subject {
  kind: "order" | "customer";
  /** Shopify's */
  id: string;
}

/** So much of a body is looked at: ids stand at its beginning. */
export const subjectBytes = 4_000;

const named: ReadonlyArray<[topics: RegExp, kind: Subject["kind"], id: RegExp]> = [
  [/^(refunds\/|orders\/edited)/u, "order", /"order_id"\s*:\s*"?(\d{1,19})/u],
  [/^orders\/delete/u, "order", /"id"\s*:\s*"?(\d{1,19})/u],
  [/^orders\//u, "order", /"admin_graphql_api_id"\s*:\s*"gid:\/\/shopify\/Order\/(\d{1,19})"/u],
  [/^customers\//u, "customer", /"admin_graphql_api_id"\s*:\s*"gid:\/\/shopify\/Customer\/(\d{1,19})"/u],
];

/** Null when the topic is about something else, or the body does not say. */
export function subjectOf(topic: string, beginning: string): Subject | null {
  const [, kind, pattern] = named.find(([topics]) => topics.test(topic)) ?? [];
  const id = pattern?.exec(beginning)?.[1];
  return kind !== undefined && id !== undefined ? { kind, id } : null;
}
