/** One field that differs between two documents; undefined: it is not there. */
export interface Leaf {
  /** names of fields, without the keys of parts: ["points", "expiry", "months"] */
  path: readonly string[];
  before: unknown;
  after: unknown;
}

/** All fields that differ, each list and each value of a record as a whole. Equal documents have none, others at least one. */
export function leavesOf(before: unknown, after: unknown, path: readonly string[] = []): Leaf[] {
  if (same(before, after)) return [];
  const inner = innerLeaves(before, after, path);
  return inner.length > 0 ? inner : [{ path, before: before ?? undefined, after: after ?? undefined }];
}

function innerLeaves(before: unknown, after: unknown, path: readonly string[]): Leaf[] {
  if (isRecord(before) && isRecord(after)) return fieldsOf(before, after, path);
  // a part that comes or goes is told of by each of its fields
  if (isRecord(after) && isNone(before)) return fieldsOf({}, after, path);
  if (isRecord(before) && isNone(after)) return fieldsOf(before, {}, path);
  return [];
}

function fieldsOf(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>, path: readonly string[]): Leaf[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => leavesOf(before[name], after[name], [...path, name]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isNone = (value: unknown): boolean => value === undefined || value === null;

/** Documents are JSON: the order of fields says nothing, that of lists does, and nothing is the same as none. */
export function same(a: unknown, b: unknown): boolean {
  if (isNone(a) || isNone(b)) return isNone(a) && isNone(b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, place) => same(item, b[place]));
  if (isRecord(a) && isRecord(b)) return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => same(a[name], b[name]));
  return a === b;
}
