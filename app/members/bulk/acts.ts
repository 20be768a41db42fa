import { z } from "zod";
import { memberQuery } from "../list/query";

/** Whom an act is for: those that were ticked, or all that the list's query asks for. */
export const selection = z.union([z.strictObject({ ids: z.array(z.uuid()).min(1).max(1_000) }), z.strictObject({ query: memberQuery })]);
export type Selection = z.output<typeof selection>;

export const adjustAct = z.strictObject({
  kind: z.literal("adjust"),
  /** whole points for each member, not 0 */
  amount: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((amount) => amount !== 0),
  reason: z.string().trim().min(1).max(200),
});
export const tierAct = z.strictObject({
  kind: z.literal("tier"),
  tier: z.string().min(1).max(64),
  /** the last day, of the shop's calendar */
  until: z.iso.date(),
});
export const bulkAct = z.discriminatedUnion("kind", [adjustAct, tierAct]);
export type BulkAct = z.output<typeof bulkAct>;
export type AdjustAct = z.output<typeof adjustAct>;
export type TierAct = z.output<typeof tierAct>;

/** What a run of a bulk act carries. */
export const bulkParameters = z.object({ selection, act: bulkAct });

/** Why a member is left out. */
export const refusals = ["insufficient_points", "gone", "undone", "ended"] as const;
export type Refusal = (typeof refusals)[number];

export interface BulkResult {
  changed: number;
  /** points added, or taken off below 0, in all */
  points: number;
  refused: Array<{ reason: Refusal; count: number }>;
}
