import type { MemberQuery } from "../../members/list/query";

export const plainQuery: MemberQuery = {
  search: "",
  tiers: [],
  statuses: [],
  from: null,
  to: null,
  after: null,
  before: null,
  sort: "joined",
  direction: "desc",
};

/** The list's address for a query: what is as usual is not said. `members/list/query` reads it. */
export function addressOf(query: MemberQuery, more: Record<string, string | null> = {}): string {
  const params = new URLSearchParams();
  const say = (name: string, value: string | number | null) => {
    if (value !== null && value !== "") params.set(name, String(value));
  };
  say("q", query.search);
  say("tier", query.tiers.join(","));
  say("status", query.statuses.join(","));
  say("from", query.from);
  say("to", query.to);
  say("after", query.after);
  say("before", query.before);
  if (query.sort !== plainQuery.sort || query.direction !== plainQuery.direction) {
    say("sort", query.sort);
    say("direction", query.direction);
  }
  for (const [name, value] of Object.entries(more)) say(name, value);
  const text = params.toString();
  return text ? `/app/members?${text}` : "/app/members";
}

export const sameQuery = (one: MemberQuery, other: MemberQuery): boolean => addressOf(one) === addressOf(other);

/** Whether it asks for everybody, in whichever order. */
export const asksForAll = (query: MemberQuery): boolean => sameQuery({ ...query, sort: "joined", direction: "desc" }, plainQuery);
