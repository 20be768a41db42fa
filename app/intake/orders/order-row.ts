import type { CountRow, OrderContext, SourcePoints } from "../../loyalty/judgement";
import type { Explanation } from "../../loyalty/words";

/** A row of `order_state` without its facts, as SQL gives it. */
export interface OrderRow {
  order_id: string;
  member_id: string | null;
  guest_hash: string | null;
  placed_at: Date;
  updated_at: Date;
  deleted: boolean;
  program_version: number | null;
  context: OrderContext | null;
  counts: CountRow[] | null;
  sources: Record<string, SourcePoints> | null;
  granted: string;
  reversed: string;
  explanation: Explanation | null;
  postings: number;
  /** minor units; null: not asked */
  gift_card_paid: string | null;
  /** what says who placed it was taken out of the facts */
  forgotten: boolean;
}

export const orderColumns =
  "order_id, member_id, guest_hash, placed_at, source_updated_at as updated_at, deleted, program_version, context, counts, " +
  "sources, granted, reversed, explanation, postings, gift_card_paid, forgotten";
