import { v7 } from "uuid";
import type { ShopTx } from "../db/tenancy.server";
import type { Operation } from "../ledger/operations";
import { post } from "../ledger/post.server";
import { lotDates } from "../loyalty/calendar";
import { reason, type ExplanationCode } from "../loyalty/explain/codes";
import type { Program } from "../loyalty/program";
import { isFriendCode, type Milestone } from "../loyalty/referral-shape";
import { zoneCalendar } from "../loyalty/zone";
import { readMembers } from "../members/ensure.server";
import type { MemberRow } from "../members/member-row";
import { promiseTier } from "../members/tier-floor.server";
import type { ShopRow } from "../programs/shop.server";
import { gainsOf, milestonesOf, rewardedFriends, writeGain, type GainRow, type GainSide } from "./gain-rows.server";
import { givableReward, planGift, type Givable, type Variants } from "./plan-gain.server";
import type { ReferralRow } from "./referral";

export interface GainGround {
  program: Program;
  programVersion: number;
  shop: ShopRow;
  variants: Variants;
  /** when it was earned: what is given late ends as if it had been given then */
  at: string;
}

interface Gain {
  points?: string | undefined;
  reward?: string | undefined;
}

interface Due {
  side: GainSide;
  member: MemberRow & { customerId: string };
  gain: Gain;
  /** what is given where it is a reward */
  givable: Givable | null;
}

/**
 * Gives both sides what the program promised when the friend claimed, each once: who has it already, takes part no more, or is not
 * known to be a customer is passed over. Answers false, and nothing is given, where a reward cannot be made yet. Call under the locks
 * of the referral and its sides.
 */
export async function giveGains(
  tx: ShopTx,
  row: ReferralRow,
  ground: GainGround,
  only: readonly GainSide[] = ["advocate", "friend"],
): Promise<boolean> {
  const { program, shop, variants } = ground;
  const { referral } = program;
  if (referral === null) return true;
  const members = await readMembers(tx, [row.advocateId, ...(row.friendId === null ? [] : [row.friendId])]);
  const has = new Set((await gainsOf(tx, [row.id])).filter(({ state }) => state === "given").map(({ side }) => side));
  const sides: ReadonlyArray<readonly [GainSide, string | null, Gain]> = [
    ["advocate", row.advocateId, referral.advocate],
    ["friend", row.friendId, friendsGain(referral.friend)],
  ];
  const posting = row.postings + 1;
  const due: Due[] = [];
  for (const [side, memberId, gain] of sides) {
    const member = members.get(memberId ?? "");
    if (!only.includes(side) || has.has(side) || !takesPart(member) || (gain.points === undefined && gain.reward === undefined)) continue;
    const givable = gain.reward === undefined ? null : await givableReward(tx, program, gain.reward, variants, shop.locale);
    if (gain.reward !== undefined && givable === null) return false;
    due.push({ side, member, gain, givable });
  }
  await post(
    tx,
    due.flatMap(({ side, member, gain }) =>
      gain.points === undefined ? [] : grantOf(member.id, side, `${row.id}/${posting}`, Number(gain.points), ground),
    ),
  );
  for (const { side, member, gain, givable } of due)
    await note(tx, { referralId: row.id, posting, friends: null }, { side, member, gain, givable }, ground);
  return true;
}

const friendsGain = (gain: NonNullable<Program["referral"]>["friend"]): Gain => (isFriendCode(gain) ? {} : gain);

function takesPart(member: MemberRow | undefined): member is MemberRow & { customerId: string } {
  return member?.status === "active" && member.customerId !== null;
}

const saidOf = {
  advocate: "referral-advocate",
  friend: "referral-friend",
  milestone: "referral-milestone",
} as const satisfies Record<GainSide, ExplanationCode>;

function grantOf(memberId: string, side: GainSide, id: string, amount: number, ground: GainGround, count?: number): Operation {
  const { at, program, shop, programVersion } = ground;
  return {
    kind: "grant",
    memberId,
    cause: { type: "referral", id },
    source: side,
    amount,
    at,
    // the wait is over: they can be spent at once
    dates: lotDates(at, program, shop.zone, 0),
    programVersion,
    explanation: { codes: [reason(saidOf[side], { points: amount, ...(count === undefined ? {} : { count }) })] },
  };
}

type GainOf = Pick<GainRow, "referralId" | "posting" | "friends"> & { id?: string };

async function note(tx: ShopTx, of: GainOf, { side, member, gain, givable }: Due, { shop }: GainGround): Promise<void> {
  await writeGain(tx, {
    id: v7(),
    ...of,
    memberId: member.id,
    side,
    kind: gain.points === undefined ? "reward" : "points",
    points: gain.points === undefined ? null : Number(gain.points),
    reward: gain.reward ?? null,
    value: givable?.quote.value ?? null,
    discountId: givable === null ? null : await planGift(tx, givable, member, shop),
    tier: null,
    givenAt: tx.now,
  });
}

/**
 * Gives an advocate the milestones that they have reached and not had, once for good: a friend who falls away later does not take one
 * back, and does not make it come again. One whose reward cannot be made yet is left for the schedule to give. Call under their lock,
 * after the referral is rewarded.
 */
export async function giveMilestones(tx: ShopTx, advocateId: string, ground: GainGround): Promise<void> {
  const milestones = ground.program.referral?.milestones ?? [];
  if (milestones.length === 0) return;
  const member = (await readMembers(tx, [advocateId])).get(advocateId);
  if (!takesPart(member)) return;
  const friends = await rewardedFriends(tx, advocateId);
  const had = new Set(await milestonesOf(tx, advocateId));
  for (const milestone of milestones) {
    if (milestone.friends > friends || had.has(milestone.friends)) continue;
    await giveMilestone(tx, member, milestone, ground);
  }
}

async function giveMilestone(
  tx: ShopTx,
  member: MemberRow & { customerId: string },
  milestone: Milestone,
  ground: GainGround,
): Promise<void> {
  const { program, shop, variants } = ground;
  const { friends, points, reward, tier, days } = milestone;
  const of = { id: v7(), referralId: null, posting: 0, friends };
  if (tier !== undefined) {
    const calendar = zoneCalendar(shop.zone);
    const until = new Date(calendar.endOfDay(calendar.plusDays(tx.now.getTime(), days)));
    await promiseTier(tx, member.id, { tier, until, by: "system" });
    const nothing = { points: null, reward: null, value: null, discountId: null };
    const side = "milestone";
    await writeGain(tx, { ...of, ...nothing, memberId: member.id, side, kind: "tier", tier, givenAt: tx.now });
    return;
  }
  const givable = reward === undefined ? null : await givableReward(tx, program, reward, variants, shop.locale);
  if (reward !== undefined && givable === null) return;
  if (points !== undefined) {
    await post(tx, [grantOf(member.id, "milestone", `milestone/${of.id}`, Number(points), ground, friends)]);
  }
  await note(tx, of, { side: "milestone", member, gain: { points, reward }, givable }, ground);
}
