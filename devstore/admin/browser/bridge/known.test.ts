import { describe, expect, it } from "vitest";
import { known } from "./known";

describe("what App Bridge has and the stub has not", () => {
  const toast = known("toast", { show: () => "1" });

  it("throws, naming what is missing", () => {
    expect(toast.show()).toBe("1");
    expect(() => (toast as unknown as Record<string, unknown>)["shout"]).toThrow("The App Bridge stub has no toast.shout.");
  });

  it("does not throw at a promise that looks whether it is one", async () => {
    await expect(Promise.resolve(toast)).resolves.toBe(toast);
  });
});
