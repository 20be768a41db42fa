import type { GainView } from "../../components/referrals/views";
import type { ShopTx } from "../../db/tenancy.server";
import { rejections, rejectionSentence } from "../../loyalty/referral-judgement/rejections";
import { actorNames } from "../../programs/staff.server";
import { gainsOf, type GainRow } from "../../referrals/gain-rows.server";
import { referralOf } from "../../referrals/rows.server";
import { programTitles } from "./program-titles.server";
import { referralEvidence } from "./referral-evidence.server";
import { referralViews } from "./referral-views.server";
import type { PageVisit } from "./visit.server";

/** One referral for whoever is asked about it: how it came, what was seen and decided, what it gave. Throws `not_found`. */
export async function referralStory(visit: PageVisit, id: string) {
  const story = await visit.inShop(async (tx) => {
    const row = await referralOf(tx, id);
    const [view] = await referralViews(tx, visit, [row]);
    if (!view) throw new Error("A view for each row.");
    const titles = await programTitles(tx, visit.language);
    const gains = (await gainsOf(tx, [id])).map((gain) => gainView(gain, titles, row.programVersion));
    return { view, gains, acts: await actsOf(tx, id) };
  });
  const reasons = rejections.map((value) => ({ value, sentence: rejectionSentence(value, visit.language) }));
  return { ...story, reasons, evidence: referralEvidence(visit, id) };
}

function gainView(gain: GainRow, titles: Awaited<ReturnType<typeof programTitles>>, version: number) {
  const given: GainView =
    gain.points === null ? { kind: "named", title: titles("reward", gain.reward ?? "", version) } : { kind: "points", points: gain.points };
  return { id: gain.id, side: gain.side, given, became: becameOf(gain), at: gain.givenAt.toISOString() };
}

function becameOf({ state, refusedAt, handedOverAt }: GainRow) {
  if (state === "taken-back") return "taken" as const;
  if (refusedAt !== null) return "refused" as const;
  return handedOverAt === null ? null : ("handed-over" as const);
}

/** Who decided what, oldest first. */
async function actsOf(tx: ShopTx, id: string) {
  const entries = await tx.prisma.auditEntry.findMany({
    where: { shopId: BigInt(tx.shopId), subject: id, action: { in: ["referral.approve", "referral.reject", "referral.undo"] } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, at: true, actor: true, action: true },
  });
  const names = await actorNames(
    tx,
    entries.map(({ actor }) => actor),
  );
  return entries.map(({ id: entry, at, actor, action }) => ({
    id: entry,
    at: at.toISOString(),
    who: names.get(actor) ?? null,
    act: action.slice("referral.".length) as "approve" | "reject" | "undo",
  }));
}
