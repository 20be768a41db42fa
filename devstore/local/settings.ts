import { z } from "zod";
import { faultsSchema } from "../control/faults";

const portSentence = "should be a port between 1 and 65535";
const port = z
  .string()
  .regex(/^\d{1,5}$/u, { error: portSentence })
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, { error: portSentence });

const postgres = z.string().refine((value) => URL.canParse(value) && /^postgres(ql)?:$/u.test(new URL(value).protocol), {
  error: "should be the URL of a PostgreSQL database, postgresql://role:password@host:5432/name",
});

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: "custom", message: "should be JSON" });
    return z.NEVER;
  }
});

const settingsSchema = z
  .object({
    PORT: port.default(3000),
    STORE_PORT: port.default(3001),
    DATA_DIR: z.string().min(1).default(".data"),
    DATABASE_URL: postgres.optional(),
    DIRECT_URL: postgres.optional(),
    SHOPIFY_API_KEY: z.string().min(1).default("local-key"),
    SHOPIFY_API_SECRET: z.string().min(1).default("local-secret"),
    SEED: z.enum(["demo", "none"], { error: "should be demo or none" }).default("demo"),
    SEED_NOW: z.iso.datetime({ offset: true, error: "should be an instant such as 2026-11-22T09:00:00Z" }).optional(),
    STORE_FAULTS: json.pipe(faultsSchema).optional(),
  })
  .refine(({ PORT, STORE_PORT }) => PORT !== STORE_PORT, { path: ["STORE_PORT"], error: "should be another port than PORT" });

export type LocalSettings = z.output<typeof settingsSchema>;

/** The settings of local mode, read once. Throws an Error whose message names each setting that is wrong and why. */
export function readSettings(environment: Record<string, string | undefined>): LocalSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Cannot start with these settings. ${faults.join("; ")}.`);
}
