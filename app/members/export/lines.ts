import { stringify } from "csv-stringify/sync";
import type { ListedMember } from "../list/find.server";

/** What the columns are called, in the order in which they stand. */
export const exportColumns = [
  "customer",
  "name",
  "email",
  "status",
  "tier",
  "available",
  "pending",
  "held",
  "owed",
  "joined",
  "last-order",
] as const;
export type ExportColumn = (typeof exportColumns)[number];

export interface ExportWords {
  heading(column: ExportColumn): string;
  status(status: ListedMember["status"]): string;
  /** a tier's title */
  tier(key: string): string;
  /** "2026-11-22", in the shop's zone: a form that every program reads */
  day(at: string): string;
}

/**
 * Cells that a spreadsheet would run as a formula begin with an apostrophe: a shopper chooses their own name, and the merchant
 * opens it. Line ends are those of RFC 4180.
 */
const write = (rows: readonly (readonly (string | number)[])[]) =>
  stringify([...rows], { escape_formulas: true, record_delimiter: "\r\n" });

/** The first line, behind the sign by which Excel knows UTF-8. */
export const headLine = ({ heading }: ExportWords): string => `\uFEFF${write([exportColumns.map(heading)])}`;

export function memberLines(members: readonly ListedMember[], words: ExportWords): string {
  return write(
    members.map(({ customerId, name, email, status, tier, balance, joinedAt, lastOrderAt }) => [
      customerId,
      name === email ? "" : (name ?? ""),
      email ?? "",
      words.status(status),
      tier === null ? "" : words.tier(tier),
      balance.available,
      balance.pending,
      balance.held,
      balance.owed,
      joinedAt === null ? "" : words.day(joinedAt),
      lastOrderAt === null ? "" : words.day(lastOrderAt),
    ]),
  );
}

/** A file's part without the lines of these customers; the others are what they were. */
export function withoutCustomers(lines: string, customerIds: readonly string[]): string {
  // a record ends at a line's end that stands in no cell: an even number of quotes lies before it
  const records = lines.match(/(?:"[^"]*"|[^"\r])*(?:\r\n|$)/gu) ?? [];
  const gone = new Set(customerIds);
  const first = (record: string) => /^"?([^",\r]*)/u.exec(record)?.[1] ?? "";
  return records.filter((record) => !gone.has(first(record))).join("");
}
