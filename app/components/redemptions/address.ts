import type { RedemptionQuery } from "../../members/redemptions/query";

export const plainQuery: RedemptionQuery = { view: "all", search: "", statuses: [], kinds: [], after: null, before: null };

/** The list's address for a query: what is as usual is not said. `members/redemptions/query` reads it. */
export function addressOf(query: RedemptionQuery, more: Record<string, string | null> = {}): string {
  const params = new URLSearchParams();
  const say = (name: string, value: string | null) => {
    if (value !== null && value !== "") params.set(name, value);
  };
  say("view", query.view === "all" ? null : query.view);
  say("q", query.search);
  say("status", query.statuses.join(","));
  say("kind", query.kinds.join(","));
  say("after", query.after);
  say("before", query.before);
  for (const [name, value] of Object.entries(more)) say(name, value);
  const text = params.toString();
  return text ? `/app/redemptions?${text}` : "/app/redemptions";
}

export const sameQuery = (one: RedemptionQuery, other: RedemptionQuery): boolean => addressOf(one) === addressOf(other);
