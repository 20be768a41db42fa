/**
 * PostgreSQL array literals. The driver would look at each element of each array in turn; a posting of 500 orders has
 * 10,000 of them, and joining strings ourselves takes a third of the time.
 */
export type Plain = string | number | null;

/** Of values that need no quotes: numbers, uuids, instants, booleans. */
export function plainArray(values: readonly (Plain | boolean)[]): string {
  let out = "{";
  for (let i = 0; i < values.length; i++) out += (i === 0 ? "" : ",") + (values[i] ?? "NULL");
  return out + "}";
}

const special = /["\\]/u;

/** Of any text. */
export function textArray(values: readonly (string | null)[]): string {
  let out = "{";
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (i > 0) out += ",";
    if (value === null || value === undefined) out += "NULL";
    else out += `"${special.test(value) ? value.replace(/["\\]/gu, "\\$&") : value}"`;
  }
  return out + "}";
}
