import { z } from "zod";
import type { MemberStatus } from "../../loyalty/words";

/** The statuses that a list shows: who was erased is nobody any more. */
export const listedStatuses = ["active", "candidate", "blocked", "left"] as const satisfies readonly MemberStatus[];
export const sorts = ["joined", "available", "last-order", "name"] as const;
export type MemberSort = (typeof sorts)[number];

/** Stands among the tiers for members who have none. */
export const noTier = "-";

const day = z.iso.date();
const points = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const aPart = z.string().trim().max(200);

/** What of all members is shown, and in which order. Days are the shop's. */
export const memberQuery = z.object({
  /** words of the name or address, all of them; four digits or more: the end of Shopify's number */
  search: aPart.default(""),
  /** keys of tiers, or `noTier`; none: all */
  tiers: z.array(aPart.min(1)).max(50).default([]),
  statuses: z.array(z.enum(listedStatuses)).max(listedStatuses.length).default([]),
  /** points available, at least and at most */
  from: points.nullable().default(null),
  to: points.nullable().default(null),
  /** the last order was placed on this day or later */
  after: day.nullable().default(null),
  /** … before this day */
  before: day.nullable().default(null),
  sort: z.enum(sorts).default("joined"),
  direction: z.enum(["asc", "desc"]).default("desc"),
});
export type MemberQuery = z.output<typeof memberQuery>;

/** Reads the list's address; a part that says nothing sensible is left out, as when somebody cut it short. */
export function queryOfAddress(params: URLSearchParams): MemberQuery {
  const many = (name: string) => (params.get(name) ?? "").split(",").filter(Boolean);
  const one = (name: string) => params.get(name) || null;
  const given: Record<string, unknown> = {
    search: params.get("q") ?? "",
    tiers: many("tier"),
    statuses: many("status").filter((status) => listedStatuses.some((known) => known === status)),
    from: one("from"),
    to: one("to"),
    after: one("after"),
    before: one("before"),
    sort: one("sort") ?? undefined,
    direction: one("direction") ?? undefined,
  };
  const { shape } = memberQuery;
  const kept = Object.entries(given).filter(([name, value]) => shape[name as keyof typeof shape].safeParse(value).success);
  return memberQuery.parse(Object.fromEntries(kept));
}
