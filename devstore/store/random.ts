import { createHash } from "node:crypto";

/** A number in [0, 1) that depends on the names alone: the same in every run, however things interleave. */
export function chance(...names: Array<string | number>): number {
  return createHash("sha256").update(names.join("/")).digest().readUInt32BE(0) / 2 ** 32;
}

/** A UUID that depends on the names alone. */
export function uuidOf(...names: Array<string | number>): string {
  const hex = createHash("sha256").update(names.join("/")).digest("hex");
  const variant = "89ab"[Number.parseInt(hex[16]!, 16) & 3]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
