import type { Language } from "../../loyalty/words";

export type Line = Record<string, unknown>;

/** The parts of an archive that hold rows, in the order in which the page shows them. */
export const parts = [
  "consents",
  "movements",
  "lots",
  "orders",
  "redemptions",
  "discounts",
  "invited",
  "invitedBy",
  "codes",
  "gains",
  "clicks",
  "networks",
  "birthday",
  "visits",
  "groups",
  "tiers",
  "tiersByHand",
  "proposals",
  "acts",
  "requests",
  "messages",
  "files",
] as const;
export type Part = (typeof parts)[number];

/**
 * All that is held of a customer. As a file for programs it is just this; as a page `page.ts` draws it. Points are whole numbers, times
 * RFC 3339 in UTC. Of other people it holds nothing: a friend is a referral with its dates, staff are "the shop".
 */
export interface Archive extends Record<Part, Line[]> {
  format: "fidelio-archive-1";
  madeAt: string;
  language: Language;
  /** IANA zone of the shop, in which the page writes days */
  zone: string;
  shop: { domain: string; name: string };
  program: string | null;
  /** what keys of tiers and rewards are called in that language */
  titles: Record<string, string>;
  /** the customer's record, as Shopify gave it and as the program counts it; null: nothing is held */
  person: Line | null;
}

/** Whom an archive is about, with all their ids. */
export interface Whose {
  memberIds: string[];
  /** own ids and numbers of the customer: under what acts are noted */
  subjects: string[];
  emailHash: string | null;
}

/** Times as text, as everywhere outside. */
export const plain = (row: Line): Line =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]));
