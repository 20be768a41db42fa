import { describe, expect, it } from "vitest";
import { isTransient } from "./transient";

const withCode = (code: string, cause?: Error) => Object.assign(new Error("failed", { cause }), { code });

describe("a failure of the moment", () => {
  it.each(["40P01", "40001", "57P01", "08006", "53300", "ECONNREFUSED", "P2034"])("is %s", (code) => {
    expect(isTransient(withCode(code))).toBe(true);
  });

  it("is found behind another error", () => {
    expect(isTransient(withCode("P2010", withCode("40P01")))).toBe(true);
    expect(isTransient(new Error("Connection terminated unexpectedly"))).toBe(true);
  });

  it.each([
    "timeout exceeded when trying to connect",
    "Client has encountered a connection error and is not queryable",
    "Transaction API error: Unable to start a transaction in the given time.",
  ])("is: %s", (sentence) => {
    expect(isTransient(new Error(sentence))).toBe(true);
  });

  it.each(["23505", "22P02", "cause_key_conflict"])("is not %s: the work itself is refused", (code) => {
    expect(isTransient(withCode(code))).toBe(false);
  });
});
