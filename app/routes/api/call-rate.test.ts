import { beforeEach, describe, expect, it } from "vitest";
import { singleton } from "../../base/singleton";
import { mayCall, mayShowKey, noteWrongKey } from "./call-rate";

beforeEach(() => singleton("proxy-rate", () => new Map()).clear());

describe("how often REST is called", () => {
  it("a key calls two hundred times a second, a minute's worth at once, and another key does not wait for it", () => {
    for (let n = 0; n < 12_000; n++) mayCall("one");
    expect(() => {
      for (let n = 0; n < 1_000; n++) mayCall("one");
    }).toThrow("rate_limited");
    expect(() => mayCall("two")).not.toThrow();
  });

  it("who shows wrong keys from one network waits, whichever of its addresses they come from", () => {
    for (let n = 0; n < 120; n++) noteWrongKey(`2001:db8:1:2::${n.toString(16)}`);
    expect(() => mayShowKey("2001:db8:1:2:ffff::1")).toThrow("rate_limited");
    expect(() => mayShowKey("2001:db8:1:3::1")).not.toThrow();
    expect(() => mayShowKey(null)).not.toThrow();
  });
});
