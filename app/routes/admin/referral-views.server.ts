import type { GainView, ReferralView, SideView, SignalView } from "../../components/referrals/views";
import type { ShopTx } from "../../db/tenancy.server";
import { isRejection, rejectionSentence } from "../../loyalty/referral-judgement/rejections";
import { saySignal } from "../../loyalty/referral-judgement/say-signal";
import { actorNames } from "../../programs/staff.server";
import { loadVersions } from "../../programs/versions.server";
import { agreements } from "../../referrals/review-figures.server";
import type { ReferralRow } from "../../referrals/referral";
import { canUndo } from "../../referrals/review.server";
import { programTitles } from "./program-titles.server";
import type { PageVisit } from "./visit.server";

/** Referrals as the admin shows them, with names, titles and what people made of such signals so far. */
export async function referralViews(tx: ShopTx, { language }: PageVisit, rows: readonly ReferralRow[]): Promise<ReferralView[]> {
  const sides = await sidesOf(tx, [...new Set(rows.flatMap(({ advocateId, friendId }) => [advocateId, friendId ?? []].flat()))]);
  const stakes = await stakesOf(tx, language);
  const agreed = await agreements(tx);
  const names = await actorNames(
    tx,
    rows.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  const signalView = ({ code, weight, figures }: ReferralRow["signals"][number]): SignalView => ({
    ...{ code, weight, sentence: saySignal({ code, ...(figures ? { figures } : {}) }, language) },
    ...(agreed[code] ?? { decided: 0, rejected: 0 }),
  });
  return rows.map((row) => ({
    ...datesOf(row),
    id: row.id,
    state: row.state,
    heldFrom: row.heldFrom,
    code: row.code,
    surface: row.surface,
    orderId: row.orderId,
    secondOrderId: row.secondOrderId,
    advocate: sides.get(row.advocateId) ?? nobody,
    friend: (row.friendId !== null && sides.get(row.friendId)) || nobody,
    stake: stakes(row.programVersion),
    score: row.score,
    signals: row.signals.map(signalView),
    decision: row.decision,
    decidedBy: (row.decidedBy !== null && names.get(row.decidedBy)) || null,
    rejection: isRejection(row.reason) ? rejectionSentence(row.reason, language) : null,
    undoable: canUndo(row, tx.now),
  }));
}

const nobody: SideView = { customerId: null, name: null };

const dates = ["claimedAt", "windowUntil", "qualifiedAt", "judgedAt", "waitsUntil", "rewardedAt", "endedAt", "decidedAt"] as const;

const datesOf = (row: ReferralRow) =>
  Object.fromEntries(dates.map((name) => [name, row[name]?.toISOString() ?? null])) as Pick<ReferralView, (typeof dates)[number]>;

/** Members of ours by their own id, erased ones without a name. */
async function sidesOf(tx: ShopTx, memberIds: readonly string[]): Promise<Map<string, SideView>> {
  const rows = await tx.prisma.member.findMany({
    where: { shopId: BigInt(tx.shopId), id: { in: [...memberIds] } },
    select: { id: true, customerId: true, firstName: true, lastName: true, email: true },
  });
  return new Map(
    rows.map(({ id, customerId, firstName, lastName, email }) => {
      const name = [firstName, lastName].filter(Boolean).join(" ") || email;
      return [id, { customerId: customerId?.toString() ?? null, name: name || null }];
    }),
  );
}

/** What the advocate gets by each version of the program. */
async function stakesOf(tx: ShopTx, language: PageVisit["language"]): Promise<(version: number) => GainView | null> {
  const versions = await loadVersions(tx);
  const titles = await programTitles(tx, language);
  return (version) => {
    const gain = versions.find(({ number }) => number === version)?.program.referral?.advocate;
    if (gain?.points !== undefined) return { kind: "points", points: Number(gain.points) };
    return gain?.reward === undefined ? null : { kind: "named", title: titles("reward", gain.reward, version) };
  };
}
