import { z } from "zod";
import { isFidelioError } from "../../base/errors";
import type { ActAnswer } from "../../components/act-answer";
import type { GainLine, GainStanding } from "../../components/referrals/gain-words";
import type { ShopTx } from "../../db/tenancy.server";
import { isGivenAtOnce } from "../../discounts/document";
import type { PageRequest } from "../../members/views";
import { actorNames } from "../../programs/staff.server";
import { gainLists, listGains, openGains, type GainListName, type ListedGain } from "../../referrals/gain-list-rows.server";
import { giveAgain } from "../../referrals/give-anew.server";
import { handOverGain } from "../../referrals/hand-over.server";
import { programTitles } from "./program-titles.server";
import type { PageVisit } from "./visit.server";

const onePage = 50;
/** beyond which a figure says no more */
const countedAtMost = 99;

/** What the page of rewards that referrals gave shows: those that wait for somebody, or all. */
export function referralGainsPage({ inShop, language }: PageVisit, params: URLSearchParams) {
  const list = gainLists.find((one) => one === params.get("list")) ?? "open";
  return inShop(async (tx) => {
    const page = await pageOf(tx, list, { limit: onePage, cursor: params.get("cursor") });
    const { handOver, refused } = await openGains(tx, countedAtMost + 1);
    const open = handOver + refused;
    const titles = await programTitles(tx, language);
    const names = await actorNames(
      tx,
      page.items.flatMap(({ handedOverBy }) => handedOverBy ?? []),
    );
    const line = (gain: ListedGain): GainLine => ({
      ...{ id: gain.id, referralId: gain.referralId, side: gain.side, friends: gain.friends, value: gain.value },
      member: { customerId: gain.customerId, name: gain.name },
      title: titles("reward", gain.reward, gain.programVersion),
      standing: standingOf(gain, tx.now),
      givenAt: gain.givenAt.toISOString(),
      endsAt: gain.endsAt?.toISOString() ?? null,
      handedOverAt: gain.handedOverAt?.toISOString() ?? null,
      handedOverName: (gain.handedOverBy !== null && names.get(gain.handedOverBy)?.name) || null,
    });
    return {
      list,
      gains: page.items.map(line),
      first: !params.get("cursor"),
      next: page.nextCursor,
      open: open > countedAtMost ? `${countedAtMost}+` : String(open),
    };
  });
}

/** An old address may hold a cursor of another list: then the first page is shown. */
async function pageOf(tx: ShopTx, list: GainListName, page: PageRequest) {
  try {
    return await listGains(tx, list, page);
  } catch (error) {
    if (!isFidelioError(error, "invalid_input")) throw error;
    return listGains(tx, list, { ...page, cursor: null });
  }
}

function standingOf(gain: ListedGain, now: Date): GainStanding {
  if (gain.state === "taken-back") return "taken-back";
  if (gain.refusedAt !== null) return "refused";
  if (gain.handedOverAt !== null) return "handed-over";
  if (gain.usedAt !== null) return "used";
  if (gain.endsAt !== null && gain.endsAt <= now) return "ended";
  if (gain.value.kind === "perk") return "to-hand-over";
  if (gain.codeState === "planned") return "being-made";
  return isGivenAtOnce(gain.value) ? "given" : "usable";
}

const form = z.object({ intent: z.enum(["hand-over", "give-again"]), gain: z.uuid() });

const done = { made: "gains.done.made", "being-made": "gains.done.later" } as const;
const undone = { refused: "gains.error.refused", "not-now": "gains.error.not-now" } as const;

/** What a person does about a reward that a referral gave, in their name. */
export async function actOnGain({ shopId, inShop, actor }: PageVisit, fields: Record<string, unknown>): Promise<ActAnswer> {
  const read = form.safeParse(fields);
  if (!read.success) return { ok: false, error: "shell.not-done" };
  const { intent, gain } = read.data;
  try {
    if (intent === "hand-over") {
      await inShop((tx) => handOverGain(tx, gain, actor));
      return { ok: true, done: "redemptions.done.hand-over" };
    }
    const outcome = await giveAgain(shopId, gain, actor);
    return outcome === "made" || outcome === "being-made" ? { ok: true, done: done[outcome] } : { ok: false, error: undone[outcome] };
  } catch (error) {
    if (isFidelioError(error, "conflict")) return { ok: false, error: "gains.error.moved" };
    if (isFidelioError(error, "shopify_unavailable")) return { ok: false, error: "redemptions.error.away" };
    if (isFidelioError(error, "not_found")) return { ok: false, error: "shell.not-done" };
    throw error;
  }
}
