import { describe, expect, it } from "vitest";
import { readSettings } from "./settings";

describe("the settings of local mode", () => {
  it("need none to be set", () => {
    expect(readSettings({ PORT: "" })).toEqual({
      PORT: 3000,
      STORE_PORT: 3001,
      DATA_DIR: ".data",
      SHOPIFY_API_KEY: "local-key",
      SHOPIFY_API_SECRET: "local-secret",
      SEED: "demo",
    });
  });

  it.each([
    ["PORT", "99999", "a port between 1 and 65535"],
    ["STORE_PORT", "3000", "another port than PORT"],
    ["DATABASE_URL", "mysql://me@localhost/shop", "the URL of a PostgreSQL database"],
    ["DIRECT_URL", "localhost:5432", "the URL of a PostgreSQL database"],
    ["SEED", "some", "demo or none"],
    ["SEED_NOW", "yesterday", "an instant such as"],
    ["STORE_FAULTS", "many", "JSON"],
  ])("name %s and what it should be when it is %s", (name, value, meaning) => {
    expect(() => readSettings({ [name]: value })).toThrow(`${name}: should be ${meaning}`);
  });

  it.each(['{"drop":2}', '{"dorp":0.1}'])("name STORE_FAULTS when it is %s", (value) => {
    expect(() => readSettings({ STORE_FAULTS: value })).toThrow("STORE_FAULTS");
  });
});
