import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import type { Operation } from "../ledger/operations";
import { post } from "../ledger/post.server";
import { lotDates, type LotDates } from "../loyalty/calendar";
import { reason } from "../loyalty/explain/codes";
import type { CountRow } from "../loyalty/judgement";
import type { ProgramVersion } from "../loyalty/program";
import { tierGifts, type TierGift } from "../loyalty/tier-gifts";
import type { StoredMember } from "./member-rows.server";

/** A gift's lot. Its cause is `<member>/<tier>/<year>`; the member may have been merged since, so the last two name it. */
interface HeldGift {
  memberId: string;
  causeId: string;
  source: string;
  name: string;
  tier: string;
  amount: number;
  /** nothing of it can be spent yet */
  pending: boolean;
  /** it was taken back while it was pending */
  withdrawn: boolean;
  earnedAt: string;
}

export interface GiftGround {
  counts: ReadonlyMap<string, CountRow[]>;
  /** those in force by now, ascending */
  versions: readonly ProgramVersion[];
  zone: string;
}

/**
 * Posts the gifts of the tiers that these members entered, each once a tier and year of the program's. A gift whose entry newer facts
 * made untrue is taken back while it is pending; once it can be spent it stays, and stands for the next entry of that tier.
 */
export async function postTierGifts(
  tx: ShopTx,
  members: ReadonlyArray<Pick<StoredMember, "id" | "joined_at">>,
  { counts, versions, zone }: GiftGround,
): Promise<void> {
  const held = await heldGifts(
    tx,
    members.map(({ id }) => id),
  );
  const at = tx.now.toISOString();
  const operations = members.flatMap(({ id, joined_at }) => {
    const due = tierGifts(counts.get(id) ?? [], versions, { zone, joinedAt: joined_at }, at);
    return operationsOf(id, due, held.get(id) ?? [], { at, zone, versions });
  });
  await post(tx, operations);
}

function operationsOf(
  memberId: string,
  due: readonly TierGift[],
  held: readonly HeldGift[],
  { at, zone, versions }: { at: string; zone: string; versions: readonly ProgramVersion[] },
): Operation[] {
  const operations: Operation[] = [];
  const nameOf = ({ tier, year }: TierGift) => `${tier}/${year}`;
  const wanted = new Map(due.map((gift) => [nameOf(gift), gift]));
  const standing = held.filter(({ withdrawn }) => !withdrawn);
  // what stands without an entry of its own: spendable ones are kept for the next entry of the tier
  const spare = new Map<string, number>();
  const answered = new Set<string>();
  for (const gift of standing) {
    const own = wanted.get(gift.name);
    if (own !== undefined && (!gift.pending || gift.amount === own.points)) {
      answered.add(gift.name);
      if (gift.earnedAt !== own.at) operations.push({ ...ofLot(gift, at), kind: "redate", dates: datesOf(own, versions, zone) });
    } else if (gift.pending) {
      const { tier, amount: points } = gift;
      operations.push({ ...ofLot(gift, at), kind: "withdraw", explanation: { codes: [reason("tier-gift-withdrawn", { tier, points })] } });
    } else spare.set(gift.tier, (spare.get(gift.tier) ?? 0) + 1);
  }
  for (const gift of due) {
    if (answered.has(nameOf(gift))) continue;
    const kept = spare.get(gift.tier) ?? 0;
    if (kept > 0) {
      spare.set(gift.tier, kept - 1);
      continue;
    }
    const before = held.filter(({ name }) => name === nameOf(gift)).length;
    operations.push({
      kind: "grant",
      memberId,
      cause: { type: "tier", id: `${memberId}/${nameOf(gift)}` },
      source: before === 0 ? "gift" : `gift-${before + 1}`,
      amount: gift.points,
      at: gift.at,
      dates: datesOf(gift, versions, zone),
      programVersion: gift.programVersion,
      explanation: { codes: [reason("tier-gift", { tier: gift.tier, points: gift.points })] },
    });
  }
  return operations;
}

const ofLot = ({ memberId, causeId, source }: HeldGift, at: string) => ({ memberId, cause: { type: "tier", id: causeId }, source, at });

function datesOf(gift: TierGift, versions: readonly ProgramVersion[], zone: string): LotDates {
  const { program } = versions.find(({ number }) => number === gift.programVersion)!;
  return lotDates(gift.at, program, zone);
}

async function heldGifts(tx: ShopTx, memberIds: readonly string[]): Promise<Map<string, HeldGift[]>> {
  const rows = await tx.sql<{
    member_id: string;
    cause_id: string;
    source: string;
    amount: string;
    remaining: string;
    expired: string;
    approved: boolean;
    earned_at: Date;
    available_at: Date;
  }>(
    `select member_id, cause_id, source, amount, remaining, expired, approved, earned_at, available_at from lot
      where shop_id = $1 and member_id = any($2::uuid[]) and cause_type = 'tier' order by earned_at, cause_id, source`,
    [tx.shopId, plainArray(memberIds)],
    "members_tier_gifts",
  );
  const gifts = new Map<string, HeldGift[]>();
  for (const row of rows) {
    const [, tier = "", year = ""] = row.cause_id.split("/");
    const gift: HeldGift = {
      memberId: row.member_id,
      causeId: row.cause_id,
      source: row.source,
      name: `${tier}/${year}`,
      tier,
      amount: Number(row.amount),
      // due by now is spendable, however late its approval
      pending: !row.approved && row.available_at > tx.now,
      withdrawn: !row.approved && row.remaining === "0" && row.expired === "0",
      earnedAt: row.earned_at.toISOString(),
    };
    gifts.set(row.member_id, [...(gifts.get(row.member_id) ?? []), gift]);
  }
  return gifts;
}
