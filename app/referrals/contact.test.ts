import { describe, expect, it } from "vitest";
import { isThrowaway, phoneOf } from "./contact";

describe("telephone numbers", () => {
  it.each([
    ["06 12 34 56 78", "FR", "+33612345678"],
    ["+33 (0)6 12 34 56 78", "GB", "+33612345678"],
    ["0033612345678", "FR", "+33612345678"],
    ["07400 123456", "GB", "+447400123456"],
    ["+44 7400 123456", null, "+447400123456"],
  ])("%s in %s is %s", (text, country, number) => expect(phoneOf(text, country)).toBe(number));

  it("are none where nothing can be dialled", () => {
    expect(phoneOf(null, "FR")).toBeNull();
    expect(phoneOf("12", "FR")).toBeNull();
    expect(phoneOf("0612345678", null)).toBeNull();
    expect(phoneOf("none", "XX")).toBeNull();
  });
});

describe("throw-away mailboxes", () => {
  it("are known by their domain and what is below it", () => {
    expect(isThrowaway("x@mailinator.com")).toBe(true);
    expect(isThrowaway("x@shop.YOPmail.com")).toBe(true);
  });

  it("are not those that hide an address and pass mail on", () => {
    for (const domain of ["gmail.com", "privaterelay.appleid.com", "duck.com", "mozmail.com", "simplelogin.com"]) {
      expect(isThrowaway(`x@${domain}`)).toBe(false);
    }
  });
});
