import { FidelioError } from "../base/errors";
import type { Page, PageRequest } from "./views";

const most = 250;
const usual = 50;

export function limitOf({ limit = usual }: PageRequest): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return limit;
  throw new FidelioError("invalid_input", { faults: [{ path: "limit", message: `1 to ${most}` }] });
}

const separator = "~";

/** A cursor holds the sort key of the last item of a page, as text that says nothing to its reader. */
export function cursorOf(...parts: string[]): string {
  return Buffer.from(parts.join(separator)).toString("base64url");
}

/** The parts of a cursor, each matched by its pattern; null: the first page. Throws `invalid_input`. */
export function partsOf({ cursor }: PageRequest, patterns: readonly RegExp[]): string[] | null {
  if (cursor === undefined || cursor === null || cursor === "") return null;
  const parts = Buffer.from(cursor, "base64url").toString("utf8").split(separator);
  if (parts.length === patterns.length && patterns.every((pattern, place) => pattern.test(parts[place] ?? ""))) return parts;
  throw new FidelioError("invalid_input", { faults: [{ path: "cursor", message: "This is not a cursor of this list." }] });
}

export const patterns = {
  id: /^\d{1,19}$/u,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u,
};

/** Given up to one row more than the page takes: the page, and where the next one begins. */
export function pageOf<R, T>(rows: readonly R[], limit: number, view: (row: R) => T, cursor: (row: R) => string): Page<T> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(view), nextCursor: last === undefined ? null : cursor(last) };
}
