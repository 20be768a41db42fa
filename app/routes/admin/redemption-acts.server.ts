import { z } from "zod";
import { FidelioError, isFidelioError } from "../../base/errors";
import type { ActAnswer } from "../../components/act-answer";
import type { ShopTx } from "../../db/tenancy.server";
import { askRelease, releaseSoon } from "../../redemptions/release.server";
import type { PageVisit } from "./visit.server";

export const redemptionForm = z.object({ intent: z.enum(["release"]), redemption: z.uuid() });
export type RedemptionForm = z.output<typeof redemptionForm>;

/** Does what the merchant asked for on the page of redemptions. */
export async function actOnRedemptions(visit: PageVisit, fields: Record<string, unknown>): Promise<ActAnswer> {
  const read = redemptionForm.safeParse(fields);
  if (!read.success) return { ok: false, error: "shell.not-done" };
  try {
    return await actOnRedemption(visit, read.data);
  } catch (error) {
    if (isFidelioError(error, "not_found")) return { ok: false, error: "shell.not-done" };
    throw error;
  }
}

/** One act about one redemption, in the person's name; `own` refuses what is not the member's whose page it is. Throws `not_found`. */
export async function actOnRedemption(
  visit: PageVisit,
  { redemption }: RedemptionForm,
  own: (tx: ShopTx) => Promise<string | null> = () => Promise.resolve(null),
): Promise<ActAnswer> {
  try {
    await visit.inShop(async (tx) => {
      const memberId = await own(tx);
      const found = await tx.prisma.redemption.findFirst({ where: { id: redemption, ...(memberId === null ? {} : { memberId }) } });
      if (!found) throw new FidelioError("not_found");
      await askRelease(tx, redemption, { reason: "by-merchant", actor: visit.actor });
    });
  } catch (error) {
    if (isFidelioError(error, "conflict")) return { ok: false, error: "member.error.release" };
    throw error;
  }
  const { status } = await releaseSoon(visit.shopId, redemption, "by-merchant");
  if (status === "used" || status === "returned") return { ok: false, error: "member.error.release" };
  const done = status === "released" || status === "failed" ? "member.rewards.give-back.done" : "member.rewards.give-back.later";
  return { ok: true, done };
}
