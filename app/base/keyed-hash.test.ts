import { describe, expect, it } from "vitest";
import { keyedHash, normaliseEmail } from "./keyed-hash.server";

describe("keyedHash", () => {
  it("recognises a value again and shows nothing of it", () => {
    const hash = keyedHash("guest", "ann@example.com");
    expect(hash).toMatch(/^[0-9a-f]{64}$/u);
    expect(keyedHash("guest", "ann@example.com")).toBe(hash);
    expect(keyedHash("guest", "bob@example.com")).not.toBe(hash);
  });

  it("keeps purposes apart", () => {
    expect(keyedHash("guest", "7")).not.toBe(keyedHash("tombstone", "7"));
  });
});

describe("normaliseEmail", () => {
  it("trims and lowers", () => {
    expect(normaliseEmail("  Ann@Example.COM ")).toBe("ann@example.com");
  });
});
