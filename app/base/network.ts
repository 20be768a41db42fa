import { isIP } from "node:net";

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

/** Under this name the web entry tells the rest of the app who asked; what a client sent under it is thrown away. */
export const askedFromHeader = "x-fidelio-asked-from";

/**
 * The address of who asked the first of our own host's `hops` proxies. Each of them adds, at the end of `X-Forwarded-For`, whom it heard:
 * what stands before that the client may have written. Null where it is this machine itself, or is not known.
 */
export function askedFrom(forwarded: string | undefined, socket: string | undefined, hops: number): string | null {
  const told = (forwarded ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const address = (hops > 0 ? told[Math.max(0, told.length - hops)] : undefined) ?? socket;
  const network = address === undefined ? null : networkOf(address);
  return network === null || network.startsWith("127.") || address === "::1" ? null : (address ?? null);
}
