import type { Program } from "../../loyalty/program";
import type { KnownFigures } from "../../loyalty/reward-cost";
import type { Actor } from "../words";

export interface LiveProgram {
  version: number;
  /** since when it is in force */
  since: string;
  by: Actor;
  program: Program;
}

/** What was saved and is not published. */
export interface SavedDraft {
  program: Program;
  /** the version that it began from, or was brought onto; 0: none was live */
  fromVersion: number;
  /** rises with each saving: another one means that someone else saved meanwhile */
  revision: number;
  by: Actor;
  at: string;
  /** why it could not be published as it stands: the shop has changed since it was saved */
  faults: StudioFault[];
}

/** What every page of the studio knows. */
export interface StudioData {
  live: LiveProgram | null;
  draft: SavedDraft | null;
  /** published, in force from a later instant */
  scheduled: { version: number; inForceFrom: string } | null;
  /** what a shop begins with, where nothing is live */
  start: Program;
  shop: { name: string; storefront: string; locale: string; locales: string[]; customerAccounts: "new" | "legacy" };
  /** key of the shop's plan with us */
  plan: string;
  /** access scopes that the shop grants */
  scopes: string[];
  /** keys of live rewards that cannot be redeemed yet: the collection of their goods is being made */
  waiting: string[];
  /** what the shop's own orders say of what a reward gives, where one of the rewards asks for it */
  figures: Pick<KnownFigures, "order" | "shipping">;
  /** how many of each reward with a stock are taken, by its key */
  taken: Record<string, number>;
  /** the shop’s day as the page was read: "2026-11-21" */
  today: string;
  /** titles of products and collections that rules name, by the number of their id */
  goodsNames: Record<string, string>;
}

/** What is wrong with a document, and where. */
export interface StudioFault {
  path: string;
  message: string;
}

/** What an act of the studio came to. */
export type StudioAnswer =
  | { ok: true; done: "saved" | "discarded" | "published" | "scheduled" | "cancelled" | "rolled-back"; version?: number }
  | { ok: false; faults: StudioFault[]; problem: string | null };
