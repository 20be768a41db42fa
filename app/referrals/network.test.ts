import { describe, expect, it } from "vitest";
import { networkHashOf, networkOf } from "./network.server";

describe("whom a network address stands for", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    [" 203.0.113.7 ", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["[2001:db8:1:2::9]", "2001:db8:1:2::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["64:ff9b::203.0.113.7", "64:ff9b:0:0::/64"],
  ])("%s is %s", (address, network) => expect(networkOf(address)).toBe(network));

  it.each(["", "unknown", "203.0.113", "localhost", "1.2.3.4, 5.6.7.8"])("%j is none", (address) => expect(networkOf(address)).toBeNull());

  it("is kept as a hash in which nothing of it can be read", () => {
    const hash = networkHashOf("203.0.113.7");
    expect(hash).toMatch(/^[0-9a-f]{64}$/u);
    expect(networkHashOf("2001:db8:1:2::9")).toBe(networkHashOf("2001:db8:1:2:3::1"));
    expect(networkHashOf("203.0.113.8")).not.toBe(hash);
    expect(networkHashOf(null)).toBeNull();
  });
});
