import { describe, expect, it } from "vitest";
import { EnvironmentError, readEnvironment } from "./environment.server";

const production = {
  DATABASE_URL: "postgresql://fidelio:secret@db.example:5432/fidelio",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  APP_URL: "https://fidelio.example/",
  HASH_KEY: "0123456789abcdef0123456789abcdef",
};

const faultsOf = (source: Record<string, string | undefined>): string => {
  try {
    readEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
  }
  return "";
};

describe("readEnvironment", () => {
  it("fills in what has a default", () => {
    expect(readEnvironment(production)).toMatchObject({
      PORT: 3000,
      DATABASE_CONNECTIONS: 10,
      DIRECT_URL: production.DATABASE_URL,
      LOCAL_MODE: false,
      LOG_LEVEL: "info",
      APP_URL: "https://fidelio.example",
    });
  });

  it.each(Object.keys(production))("names %s when it is missing or empty", (name) => {
    expect(faultsOf({ ...production, [name]: undefined })).toMatch(new RegExp(`^${name} should be .+\\.$`, "u"));
    expect(faultsOf({ ...production, [name]: "" })).toMatch(new RegExp(`^${name} should be .+\\.$`, "u"));
  });

  it.each([
    ["PORT", "70000"],
    ["PORT", "http"],
    ["DATABASE_URL", "mysql://x/y"],
    ["DIRECT_URL", "there"],
    ["HASH_KEY", "short"],
    ["APP_URL", "fidelio.example"],
    ["LOCAL_MODE", "true"],
    ["LOG_LEVEL", "loud"],
    ["DATABASE_CONNECTIONS", "0"],
    ["SHOPIFY_PATIENCE", "11"],
  ])("says what %s should be instead of %s", (name, value) => {
    expect(faultsOf({ ...production, [name]: value })).toContain(`${name} should be `);
  });

  it("names every fault at once", () => {
    expect(faultsOf({}).split("\n")).toHaveLength(Object.keys(production).length);
  });

  it("never repeats a value", () => {
    expect(faultsOf({ ...production, HASH_KEY: "do-not-print" })).not.toContain("do-not-print");
  });

  it("needs only the database in local mode, whose defaults are public", () => {
    const local = readEnvironment({ LOCAL_MODE: "1", DATABASE_URL: production.DATABASE_URL, PORT: "4000" });
    expect(local).toMatchObject({ SHOPIFY_API_KEY: "local-key", SHOPIFY_API_SECRET: "local-secret", APP_URL: "http://localhost:4000" });
  });

  it("refuses the seam of local mode and its public values outside of it", () => {
    expect(faultsOf({ ...production, SHOPIFY_VIA: "http://localhost:3001" })).toBe("SHOPIFY_VIA should not be set outside local mode.");
    expect(faultsOf({ ...production, SHOPIFY_API_SECRET: "local-secret" })).toBe(
      "SHOPIFY_API_SECRET should not be the public value of local mode.",
    );
  });

  it("takes a collector of OpenTelemetry with its headers, in local mode on this machine alone", () => {
    const at = (endpoint: string) =>
      readEnvironment({ LOCAL_MODE: "1", DATABASE_URL: "postgresql://a@b/c", OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
    expect(at("http://127.0.0.1:4318/").OTEL_EXPORTER_OTLP_ENDPOINT).toBe("http://127.0.0.1:4318");
    expect(() => at("https://collector.example")).toThrow("OTEL_EXPORTER_OTLP_ENDPOINT should be on this machine in local mode.");
    const { OTEL_EXPORTER_OTLP_HEADERS } = readEnvironment({
      LOCAL_MODE: "1",
      DATABASE_URL: "postgresql://a@b/c",
      OTEL_EXPORTER_OTLP_HEADERS: "x-key=a=b,x-team=one",
    });
    expect(OTEL_EXPORTER_OTLP_HEADERS).toEqual({ "x-key": "a=b", "x-team": "one" });
  });
});
