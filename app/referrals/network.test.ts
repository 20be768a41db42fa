import { describe, expect, it } from "vitest";
import { networkHashOf } from "./network.server";

describe("a network address", () => {
  it("is kept as a hash in which nothing of it can be read", () => {
    const hash = networkHashOf("203.0.113.7");
    expect(hash).toMatch(/^[0-9a-f]{64}$/u);
    expect(networkHashOf("2001:db8:1:2::9")).toBe(networkHashOf("2001:db8:1:2:3::1"));
    expect(networkHashOf("203.0.113.8")).not.toBe(hash);
    expect(networkHashOf(null)).toBeNull();
  });
});
