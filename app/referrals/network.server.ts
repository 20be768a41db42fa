import { keyedHash } from "../base/keyed-hash.server";
import { networkOf } from "../base/network";

/** How a network address is kept: a keyed hash, for 30 days. Null: no address, or none that is one. */
export function networkHashOf(address: string | null | undefined): string | null {
  const network = address ? networkOf(address) : null;
  return network === null ? null : keyedHash("network", network);
}
