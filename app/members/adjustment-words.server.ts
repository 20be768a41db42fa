import type { ShopTx } from "../db/tenancy.server";
import type { AdjustmentWords } from "./timeline";

interface Detail {
  id: string;
  reason?: string;
  note?: string;
  goodwill?: string;
  proposedBy?: string;
}

/**
 * Who made these adjustments (by `transfer.cause_id`), and in which words: the reason is the merchant's alone, the note is the
 * member's to read. `subjects`: the member's own id, and those of members merged into it.
 */
export async function adjustmentWords(
  tx: ShopTx,
  subjects: readonly string[],
  adjustmentIds: readonly string[],
): Promise<Map<string, AdjustmentWords>> {
  if (adjustmentIds.length === 0) return new Map();
  const rows = await tx.sql<{ actor: string; detail: Detail }>(
    `select actor, detail from audit_entry
      where shop_id = $1 and subject = any($2::text[]) and action in ('member.adjust', 'member.adjust.reverse') and detail->>'id' = any($3::text[])`,
    [tx.shopId, subjects, adjustmentIds],
    "members_adjustment_words",
  );
  return new Map(
    rows.map(({ actor, detail }) => [
      detail.id,
      {
        by: actor,
        proposedBy: detail.proposedBy ?? null,
        reason: detail.reason ?? null,
        note: detail.note ?? null,
        goodwill: detail.goodwill ?? null,
      },
    ]),
  );
}
