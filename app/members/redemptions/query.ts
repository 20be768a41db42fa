import { z } from "zod";
import { rewardKinds, type RewardKind } from "../../loyalty/reward-shape";
import { redemptionStatuses } from "../../loyalty/words";

/**
 * Which part of all redemptions is looked at: all; those whose code waits for an order; perks that staff have still to hand over; codes
 * that are late or gone.
 */
export const redemptionViews = ["all", "open", "hand-over", "trouble"] as const;
export type RedemptionViewName = (typeof redemptionViews)[number];

const day = z.iso.date();

/** What of all redemptions is shown, newest first. Days are the shop's. */
export const redemptionQuery = z.object({
  view: z.enum(redemptionViews).default("all"),
  /** a code or its beginning, words of the member's name or address, four digits or more of a customer's or order's number */
  search: z.string().trim().max(200).default(""),
  statuses: z.array(z.enum(redemptionStatuses)).max(redemptionStatuses.length).default([]),
  kinds: z.array(z.enum(rewardKinds)).max(rewardKinds.length).default([]),
  /** redeemed on this day or later */
  after: day.nullable().default(null),
  /** … before this day */
  before: day.nullable().default(null),
});
export type RedemptionQuery = z.output<typeof redemptionQuery>;

/** The kind that a redemption remembers: a slide's is money off like any other. */
export const boughtKinds = rewardKinds.filter((kind): kind is Exclude<RewardKind, "sliding"> => kind !== "sliding");

/** Reads the list's address; a part that says nothing sensible is left out, as when somebody cut it short. */
export function queryOfAddress(params: URLSearchParams): RedemptionQuery {
  const many = (name: string, known: readonly string[]) =>
    (params.get(name) ?? "").split(",").filter((value) => known.some((one) => one === value));
  const given: Record<string, unknown> = {
    view: params.get("view") ?? undefined,
    search: params.get("q") ?? "",
    statuses: many("status", redemptionStatuses),
    kinds: many("kind", boughtKinds),
    after: params.get("after") || null,
    before: params.get("before") || null,
  };
  const { shape } = redemptionQuery;
  const kept = Object.entries(given).filter(([name, value]) => shape[name as keyof typeof shape].safeParse(value).success);
  return redemptionQuery.parse(Object.fromEntries(kept));
}
