import { isIP } from "node:net";
import { keyedHash } from "../base/keyed-hash.server";

/**
 * Whom a network address stands for: an IPv4 address itself; of an IPv6 address its first 64 bits, because a household or an office
 * has all the rest and devices change it daily. Null: no address.
 */
export function networkOf(address: string): string | null {
  const plain = address
    .trim()
    .replace(/^\[(.*)\]$/u, "$1")
    .replace(/%.*$/u, "");
  const carried = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(plain)?.[1] ?? plain;
  if (isIP(carried) === 4) return carried;
  return isIP(carried) === 6 ? `${firstHalf(carried)}::/64` : null;
}

/** How a network address is kept: a keyed hash, for 30 days. Null: no address, or none that is one. */
export function networkHashOf(address: string | null | undefined): string | null {
  const network = address ? networkOf(address) : null;
  return network === null ? null : keyedHash("network", network);
}

/** The first four groups of an IPv6 address, without leading zeros. */
function firstHalf(address: string): string {
  const [before = "", after] = address.toLowerCase().split("::");
  const left = before === "" ? [] : before.split(":");
  const right = after === undefined || after === "" ? [] : after.split(":");
  // an IPv4 address at the end stands for two groups
  const length = left.length + right.length + (right.at(-1)?.includes(".") ? 1 : 0);
  const groups = [...left, ...Array<string>(after === undefined ? 0 : 8 - length).fill("0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/u, ""))
    .join(":");
}
