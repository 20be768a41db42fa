import { z } from "zod";
import { singleton } from "./singleton";

const logLevels = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;
const logLevelSetting = z.enum(logLevels, { error: `one of ${logLevels.join(", ")}` }).default("info");

const postgres = (what: string) =>
  z.string({ error: what }).refine((value) => URL.canParse(value) && /^postgres(ql)?:$/u.test(new URL(value).protocol), { error: what });
const web = (what: string) =>
  z
    .string({ error: what })
    .refine((value) => URL.canParse(value) && /^https?:$/u.test(new URL(value).protocol), { error: what })
    .transform((value) => value.replace(/\/+$/u, ""));
const count = (what: string, highest: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/u, { error: what })
    .transform(Number)
    .refine((value) => value >= 1 && value <= highest, { error: what });

/** Values that only local mode may run with: they are public. */
const localDefaults = {
  SHOPIFY_API_KEY: "local-key",
  SHOPIFY_API_SECRET: "local-secret",
  HASH_KEY: "local-mode-hash-key-of-no-secrecy",
};

const settings = z.object({
  PORT: count("a port between 1 and 65535", 65_535).default(3000),
  DATABASE_URL: postgres("the URL of a PostgreSQL database, postgresql://role:password@host:5432/name"),
  DIRECT_URL: postgres("the URL of the same database without a pooler").optional(),
  SHOPIFY_API_KEY: z.string({ error: "the client id of the app, from Shopify's developer dashboard" }),
  SHOPIFY_API_SECRET: z.string({ error: "the client secret of the app, from Shopify's developer dashboard" }),
  APP_URL: web("the public https address of this app, as in shopify.app.toml"),
  HASH_KEY: z
    .string({ error: "at least 32 random characters that never change" })
    .min(32, { error: "at least 32 random characters that never change" }),
  LOCAL_MODE: z
    .literal("1", { error: "1, or not set; npm start sets it" })
    .optional()
    .transform((value) => value === "1"),
  SHOPIFY_VIA: web("the origin of the stand-in store, in local mode only").optional(),
  APP_BRIDGE_URL: web("the address of the App Bridge script; not set for Shopify's own").optional(),
  SHOPIFY_PATIENCE: count("how many times longer than usual a page waits for Shopify, in local mode only", 10).default(1),
  PROXY_HOPS: z
    .string()
    .regex(/^\d$/u, { error: "how many proxies of your own host stand before this process, 0 to 9" })
    .transform(Number)
    .default(1),
  DATABASE_CONNECTIONS: count("how many connections this process may hold, 2 to 1000", 1000).default(10),
  LOG_LEVEL: logLevelSetting,
  OTEL_EXPORTER_OTLP_ENDPOINT: web("the address of a collector of OpenTelemetry, http://host:4318; not set for none").optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .regex(/^[\w-]+=[^,]*(,[\w-]+=[^,]*)*$/u, { error: "headers for the collector, name=value,name=value" })
    .default("")
    .transform((all) => Object.fromEntries(all.split(",").flatMap((one) => (one === "" ? [] : [splitOnce(one)])))),
  OTEL_SERVICE_NAME: z.string().optional(),
  OTEL_METRIC_EXPORT_INTERVAL: count("milliseconds between two sendings of metrics, 1 to 999999", 999_999).default(60_000),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/u, { error: "the share of traces that is sent, 0 to 1" })
    .transform(Number)
    .default(1),
});

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}

export type Environment = z.output<typeof settings> & { DIRECT_URL: string };

/** A setting that is missing or malformed. The message names each with what it should be, a line for each. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

/** Reads settings from `source`; an empty one counts as not set. Throws an `EnvironmentError` that names every fault. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const local = given["LOCAL_MODE"] === "1";
  const own = local ? { ...localDefaults, APP_URL: `http://localhost:${given["PORT"] ?? 3000}` } : {};
  const read = settings.safeParse({ ...own, ...given });
  const faults = read.success ? [] : read.error.issues.map((issue) => `${String(issue.path[0])} should be ${issue.message}.`);
  const collector = given["OTEL_EXPORTER_OTLP_ENDPOINT"];
  if (local && collector && !/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]?/u.test(collector))
    faults.push("OTEL_EXPORTER_OTLP_ENDPOINT should be on this machine in local mode.");
  for (const name of ["SHOPIFY_VIA", "SHOPIFY_PATIENCE"])
    if (!local && given[name] !== undefined) faults.push(`${name} should not be set outside local mode.`);
  if (!local) {
    for (const [name, value] of Object.entries(localDefaults)) {
      if (given[name] === value) faults.push(`${name} should not be the public value of local mode.`);
    }
  }
  if (faults.length > 0 || !read.success) throw new EnvironmentError([...new Set(faults)].join("\n"));
  return { ...read.data, DIRECT_URL: read.data.DIRECT_URL ?? read.data.DATABASE_URL };
}

/** The settings of this process, read on the first call. A fault ends the process, with exit code 1 and the sentences on stderr. */
export function environment(): Environment {
  return singleton("environment", () => {
    try {
      return readEnvironment(process.env);
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return process.exit(1);
    }
  });
}

/** How much to log. Apart from the rest, because what has no database may log too; an unknown word counts as "info". */
export function logLevel(): Environment["LOG_LEVEL"] {
  return logLevelSetting.catch("info").parse(process.env["LOG_LEVEL"]);
}
