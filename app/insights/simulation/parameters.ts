import { z } from "zod";
import { programShape, type Program } from "../../loyalty/program";
import type { SimulationGround } from "../../loyalty/simulate/result";

/** Months back that a merchant may choose. */
export const simulatedMonths = [3, 6, 12, 24] as const;
export type SimulatedMonths = (typeof simulatedMonths)[number];
export const monthsSchema = z.literal(simulatedMonths);

const instant = z.iso.datetime();

/**
 * What a simulation was begun with, so that nothing that is saved or published meanwhile changes what it is of. Zone, live version and
 * draft are those of the moment; `document` is the draft, null: the live version stands in its place.
 */
export const parametersSchema = z.object({
  months: z.number(),
  window: z.object({ from: instant, until: instant }),
  zone: z.string(),
  currency: z.string(),
  liveVersion: z.number().nullable(),
  draft: z.object({ fromVersion: z.number(), revision: z.number(), savedAt: instant }).nullable(),
  historySince: instant.nullable(),
  document: z.unknown(),
});
export type SimulationParameters = Omit<SimulationGround, "elsewhere"> & { document: Program | null };

/** Reads parameters as they were kept. */
export function parametersOf(kept: unknown): SimulationParameters {
  const { document, ...ground } = parametersSchema.parse(kept);
  return { ...ground, document: document === null ? null : programShape.parse(document) };
}
