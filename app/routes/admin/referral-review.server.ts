import { z } from "zod";
import { isFidelioError } from "../../base/errors";
import type { ActAnswer } from "../../components/act-answer";
import type { ShopTx } from "../../db/tenancy.server";
import { rejections, rejectionSentence } from "../../loyalty/referral-judgement/rejections";
import { heldCount } from "../../referrals/review-figures.server";
import { isHeld, queuePart, type QueuePart } from "../../referrals/queue-rows.server";
import { approve, reject, undo, undoDays } from "../../referrals/review.server";
import { readReferrals } from "../../referrals/rows.server";
import { referralEvidence } from "./referral-evidence.server";
import { referralViews } from "./referral-views.server";
import type { PageVisit } from "./visit.server";

const referral = z.uuid();

/** as many as a person looks through at a time */
const shown = 25;
const decidedShown = 10;
/** beyond which a figure says no more */
export const countedAtMost = 99;

/**
 * What the page of the queue shows: who waits, longest first, in parts, and what was decided lately. `referral`: who is shown; `from`: where
 * the part begins. Who is asked for and stands in another part begins their own.
 */
export async function reviewPage(visit: PageVisit, params: URLSearchParams) {
  const asked = idOf(params.get("referral"));
  const page = await visit.inShop(async (tx) => {
    const { ids, ...part } = await partOf(tx, idOf(params.get("from")), asked);
    const held = await referralViews(tx, visit, await readReferrals(tx, ids));
    const decided = await referralViews(tx, visit, await decidedRows(tx));
    return { held, part, decided, waiting: await heldCount(tx, countedAtMost + 1) };
  });
  const selected = page.held.find(({ id }) => id === asked) ?? page.held[0] ?? null;
  const reasons = rejections.map((value) => ({ value, sentence: rejectionSentence(value, visit.language) }));
  // Shopify is asked who they are: the page does not wait for it
  return { ...page, reasons, selected: selected?.id ?? null, evidence: selected && referralEvidence(visit, selected.id) };
}

const idOf = (text: string | null): string | null => (referral.safeParse(text).success ? text : null);
const limits = { most: shown, counted: countedAtMost };

async function partOf(tx: ShopTx, from: string | null, asked: string | null): Promise<QueuePart> {
  const part = await queuePart(tx, from, limits);
  if (asked !== null && !part.ids.includes(asked) && (await isHeld(tx, asked))) return queuePart(tx, asked, limits);
  // everybody from there on was decided meanwhile
  return part.ids.length === 0 && from !== null ? queuePart(tx, null, limits) : part;
}

async function decidedRows(tx: ShopTx) {
  const since = new Date(tx.now.getTime() - undoDays * 86_400_000);
  const where = { shopId: BigInt(tx.shopId), decision: { not: null }, decidedAt: { gte: since } };
  const rows = await tx.prisma.referral.findMany({ where, orderBy: { decidedAt: "desc" }, take: decidedShown, select: { id: true } });
  const ids = rows.map(({ id }) => id);
  return (await readReferrals(tx, ids)).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["approve", "undo"]), referral }),
  z.object({ intent: z.literal("reject"), referral, reason: z.enum(rejections, { error: "reason" }) }),
]);

/** What a person decides about a held referral, in their name. */
export async function actOnReferral({ inShop, actor }: PageVisit, fields: Record<string, unknown>): Promise<ActAnswer> {
  const read = form.safeParse(fields);
  if (!read.success) {
    const unchosen = read.error.issues.some(({ message }) => message === "reason");
    return unchosen ? { ok: false, field: "reason", error: "review.reject.choose" } : { ok: false, error: "shell.not-done" };
  }
  const { data } = read;
  try {
    await inShop(async (tx) => {
      if (data.intent === "approve") await approve(tx, data.referral, actor);
      if (data.intent === "reject") await reject(tx, data.referral, { actor, reason: data.reason });
      if (data.intent === "undo") await undo(tx, data.referral, actor);
    });
    return { ok: true, done: `review.done.${data.intent}` };
  } catch (error) {
    if (isFidelioError(error, "conflict")) return { ok: false, error: data.intent === "undo" ? "review.error.undo" : "review.error.moved" };
    if (isFidelioError(error, "not_found")) return { ok: false, error: "shell.not-done" };
    throw error;
  }
}
