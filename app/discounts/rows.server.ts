import { randomBytes } from "node:crypto";
import { realNow } from "../base/clock";
import type { ShopTx } from "../db/tenancy.server";
import { makeCode } from "./code";
import type { RewardValue } from "../loyalty/reward-value";
import { discountDocument, type DiscountPurpose, type DiscountRow, type DiscountState } from "./document";
import { issueDiscountJob } from "./jobs";

/** The inline try comes first; the job finishes what it left, after a crash too. */
const JOB_DELAY = 5_000;

export interface PlannedDiscount extends Pick<DiscountRow, "id" | "memberId" | "document" | "endsAt"> {
  purpose: DiscountPurpose;
}

/** Writes a discount with its final code and enqueues its making. What it is for is written in the same transaction. */
export async function planDiscount(tx: ShopTx, planned: PlannedDiscount): Promise<DiscountRow> {
  const code = codeFor(planned.document.value);
  const row = { ...planned, code, state: "planned" as const, gid: null, startsAt: tx.now, triedAt: null };
  const written = tx.sql(
    `insert into discount (shop_id, id, member_id, purpose, kind, code, state, document, starts_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.shopId,
      row.id,
      row.memberId,
      row.purpose,
      row.document.value.kind,
      row.code,
      row.state,
      JSON.stringify(row.document),
      row.startsAt,
      row.endsAt,
    ],
    "discount_plan",
  );
  await Promise.all([written, askToIssue(tx, row.id, JOB_DELAY)]);
  return row;
}

/** Shopify takes no hyphens in a gift card's code. */
function codeFor({ kind }: RewardValue): string {
  const code = makeCode(randomBytes);
  return kind === "gift-card" ? code.replaceAll("-", "") : code;
}

/** Has the making of a discount tried again: what its job gave up, or lost. */
export async function askToIssue(tx: ShopTx, discountId: string, delayMs: number): Promise<void> {
  await tx.addJob(issueDiscountJob.name, issueDiscountJob.payload.parse({ shopId: tx.shopId, discountId }), {
    key: `issue-discount/${discountId}`,
    runAt: new Date(realNow().getTime() + delayMs),
  });
}

export async function readDiscount(tx: ShopTx, id: string): Promise<DiscountRow | null> {
  const [row] = await tx.sql<DiscountRow>(
    `select id, member_id as "memberId", purpose, code, state, gid, document, starts_at as "startsAt", ends_at as "endsAt", tried_at as "triedAt"
       from discount where shop_id = $1 and id = $2`,
    [tx.shopId, id],
    "discount_read",
  );
  return row ? { ...row, document: discountDocument.parse(row.document) } : null;
}

/**
 * Moves a discount on, if it still is in one of `from`, and was last tried at `triedAt` where that is named: of two at once one
 * moves it, and the other is told false.
 */
export async function moveDiscount(
  tx: ShopTx,
  id: string,
  from: readonly DiscountState[],
  to: DiscountState,
  { triedAt, gid, error }: { gid?: string | null; error?: string; triedAt?: Date | null } = {},
): Promise<boolean> {
  const moved = await tx.sql(
    `update discount set state = $4, gid = case when $5 then $6 else gid end, error = coalesce($7, error)
      where shop_id = $1 and id = $2 and state = any($3::text[]) and (not $8 or tried_at is not distinct from $9) returning id`,
    [tx.shopId, id, from, to, gid !== undefined, gid ?? null, error ?? null, triedAt !== undefined, triedAt ?? null],
    "discount_move",
  );
  return moved.length === 1;
}

/** Notes a try that did not succeed, for whoever looks why a code is late. */
export async function noteTry(tx: ShopTx, id: string, error: string): Promise<void> {
  await tx.prisma.discount.updateMany({
    where: { shopId: BigInt(tx.shopId), id },
    data: { attempts: { increment: 1 }, error },
  });
}

/** What a code of ours is: its own discount, and the one that stands for it now, another where the merchant had it made anew. */
export interface KnownCode {
  id: string;
  standsFor: string;
}

/** Our discounts by code, of those among `codes` that are ours. Codes as facts hold them: upper case. */
export async function codesOfDiscounts(tx: ShopTx, codes: readonly string[]): Promise<Map<string, KnownCode>> {
  const rows = await tx.prisma.discount.findMany({
    where: { shopId: BigInt(tx.shopId), code: { in: [...new Set(codes)] } },
    select: { id: true, code: true, replacedBy: true },
  });
  return new Map(rows.map(({ code, id, replacedBy }) => [code, { id, standsFor: replacedBy ?? id }]));
}

/** Notes that `discountId` is done with and `by` stands for it, and for all that it stood for. */
export async function replaceDiscount(tx: ShopTx, discountId: string, by: string): Promise<void> {
  await tx.prisma.discount.updateMany({
    where: { shopId: BigInt(tx.shopId), OR: [{ id: discountId }, { replacedBy: discountId }] },
    data: { replacedBy: by },
  });
}
