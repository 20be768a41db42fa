import { describe, expect, it } from "vitest";
import { askedFrom, networkOf } from "./network";

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
});

describe("who asked", () => {
  it.each([
    ["nobody stands before us", "6.6.6.6", "203.0.113.7", 0, "203.0.113.7"],
    ["our own proxy heard them", "203.0.113.7", "10.0.0.1", 1, "203.0.113.7"],
    ["they wrote an address of their own before it", "6.6.6.6, 203.0.113.7", "10.0.0.1", 1, "203.0.113.7"],
    ["two proxies are ours", "6.6.6.6, 203.0.113.7, 10.0.0.2", "10.0.0.1", 2, "203.0.113.7"],
    ["a proxy of ours was passed by", "203.0.113.7", "10.0.0.1", 2, "203.0.113.7"],
    ["the proxy says nothing", undefined, "10.0.0.1", 1, "10.0.0.1"],
    ["it is this machine", undefined, "127.0.0.1", 1, null],
    ["it is this machine, by its other name", undefined, "::ffff:127.0.0.1", 1, null],
    ["it is this machine, by its newer name", undefined, "::1", 1, null],
    ["it is no address", "unknown", "10.0.0.1", 1, null],
    ["nothing is known", undefined, undefined, 1, null],
  ])("%s", (_name, forwarded, socket, hops, from) => expect(askedFrom(forwarded, socket, hops)).toBe(from));
});
