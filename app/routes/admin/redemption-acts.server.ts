import { z } from "zod";
import { FidelioError, isFidelioError } from "../../base/errors";
import type { ActAnswer } from "../../components/act-answer";
import type { ShopTx } from "../../db/tenancy.server";
import { handOver } from "../../redemptions/hand-over.server";
import { reissueRedemption } from "../../redemptions/reissue.server";
import { askRelease, releaseSoon } from "../../redemptions/release.server";
import type { PageVisit } from "./visit.server";

const redemption = z.uuid();

export const redemptionForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["release", "hand-over"]), redemption }),
  /** `discount`: made by the page before its first try, so that a repeated one is the same */
  z.object({ intent: z.literal("reissue"), redemption, discount: z.uuid() }),
]);
export type RedemptionForm = z.output<typeof redemptionForm>;

/** Does what the merchant asked for on the page of redemptions. */
export async function actOnRedemptions(visit: PageVisit, fields: Record<string, unknown>): Promise<ActAnswer> {
  const read = redemptionForm.safeParse(fields);
  return read.success ? actOnRedemption(visit, read.data) : { ok: false, error: "shell.not-done" };
}

/** Whose redemptions may be acted on; null: anybody's of the shop. */
type Whose = (tx: ShopTx) => Promise<string | null>;

const refused = {
  release: "member.error.release",
  reissue: "redemptions.error.reissue",
  "hand-over": "redemptions.error.hand-over",
} as const;

/** One act about one redemption, in the person's name. On a member's page an id of somebody else's is nobody's. */
export async function actOnRedemption(
  visit: PageVisit,
  form: RedemptionForm,
  whose: Whose = () => Promise.resolve(null),
): Promise<ActAnswer> {
  try {
    await visit.inShop(async (tx) => {
      const memberId = await whose(tx);
      const found = await tx.prisma.redemption.findFirst({ where: { id: form.redemption, ...(memberId === null ? {} : { memberId }) } });
      if (!found) throw new FidelioError("not_found");
      if (form.intent === "release") await askRelease(tx, form.redemption, { reason: "by-merchant", actor: visit.actor });
      if (form.intent === "hand-over") await handOver(tx, form.redemption, visit.actor);
    });
    if (form.intent === "reissue") return await reissue(visit, form);
    return form.intent === "release" ? await release(visit, form.redemption) : { ok: true, done: "redemptions.done.hand-over" };
  } catch (error) {
    if (isFidelioError(error, "conflict")) return { ok: false, error: refused[form.intent] };
    if (isFidelioError(error, "reward_unavailable")) return { ok: false, error: "redemptions.error.over" };
    if (isFidelioError(error, "shopify_unavailable")) return { ok: false, error: "redemptions.error.away" };
    if (isFidelioError(error, "not_found")) return { ok: false, error: "shell.not-done" };
    throw error;
  }
}

async function release({ shopId }: PageVisit, id: string): Promise<ActAnswer> {
  const { status } = await releaseSoon(shopId, id, "by-merchant");
  if (status === "used" || status === "returned") return { ok: false, error: "member.error.release" };
  const done = status === "released" || status === "failed" ? "member.rewards.give-back.done" : "member.rewards.give-back.later";
  return { ok: true, done };
}

async function reissue({ shopId, actor }: PageVisit, form: Extract<RedemptionForm, { intent: "reissue" }>): Promise<ActAnswer> {
  const { status } = await reissueRedemption(shopId, form.redemption, { discountId: form.discount, actor });
  if (status === "failed") return { ok: false, error: "redemptions.error.refused" };
  return { ok: true, done: status === "reserved" ? "redemptions.done.reissue.later" : "redemptions.done.reissue" };
}
