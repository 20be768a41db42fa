import { z } from "zod";
import { faultsSchema } from "../control/faults";

const port = z.coerce.number().int().min(1).max(65_535);

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: "custom", message: "should be JSON" });
    return z.NEVER;
  }
});

const settingsSchema = z.object({
  PORT: port.default(3000),
  STORE_PORT: port.default(3001),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z.url().optional(),
  DIRECT_URL: z.url().optional(),
  SHOPIFY_API_KEY: z.string().min(1).default("local-key"),
  SHOPIFY_API_SECRET: z.string().min(1).default("local-secret"),
  SEED: z.enum(["demo", "none"]).default("demo"),
  SEED_NOW: z.iso.datetime({ offset: true, error: "should be an instant such as 2026-11-22T09:00:00Z" }).optional(),
  STORE_FAULTS: json.pipe(faultsSchema).optional(),
});

export type LocalSettings = z.output<typeof settingsSchema>;

/** The settings of local mode, read once. Throws an Error whose message names each setting that is wrong and why. */
export function readSettings(environment: NodeJS.ProcessEnv): LocalSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Cannot start with these settings. ${faults.join("; ")}.`);
}
