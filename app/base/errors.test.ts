import { describe, expect, it } from "vitest";
import { FidelioError, isFidelioError, statuses, type ErrorCode } from "./errors";
import { problem, problemResponse } from "./problem";

describe("FidelioError", () => {
  it("knows its status from the table", () => {
    expect(new FidelioError("insufficient_points", { available: 3 }).status).toBe(409);
    expect(isFidelioError(new FidelioError("conflict"), "conflict")).toBe(true);
    expect(isFidelioError(new Error("conflict"))).toBe(false);
  });
});

describe("problem", () => {
  it("is a document of RFC 9457 with the error's own detail", () => {
    expect(problem(new FidelioError("insufficient_points", { available: 3 }))).toEqual({
      type: "urn:fidelio:problem:insufficient_points",
      title: "Not enough points",
      status: 409,
      code: "insufficient_points",
      available: 3,
    });
  });

  it("tells nothing of an error that we did not foresee", () => {
    const body = JSON.stringify(problem(new Error("password is 1234")));
    expect(body).not.toContain("1234");
    expect(JSON.parse(body)).toMatchObject({ status: 500, code: "internal" });
  });

  it("does not let a detail hide status or code", () => {
    expect(problem(new FidelioError("not_found", { status: 200, code: "fine" }))).toMatchObject({ status: 404, code: "not_found" });
  });

  it.each(Object.keys(statuses) as ErrorCode[])("has words in both languages for %s", (code) => {
    expect(problem(new FidelioError(code), "en").title).toBeTruthy();
    expect(problem(new FidelioError(code), "fr").title).not.toBe(problem(new FidelioError(code), "en").title);
  });

  it("is answered with its own content type", async () => {
    const response = problemResponse(new FidelioError("unauthorized"), "fr", { "www-authenticate": "Bearer" });
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/u);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await response.json()).toMatchObject({ code: "unauthorized" });
  });
});
