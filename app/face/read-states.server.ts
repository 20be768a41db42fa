import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import type { CountRow } from "../loyalty/judgement";
import { isOccasionRule } from "../loyalty/program";
import { tierAt } from "../loyalty/tiers";
import { loadCounts } from "../members/counts.server";
import { membersById, type StoredMember } from "../members/member-rows.server";
import { settleMembers } from "../members/settle.server";
import { byMember } from "./by-member";
import { liveOf, type FaceGround } from "./ground.server";
import type { MemberState } from "./member-state";
import { readDoings } from "./read-doings.server";
import { readMovements } from "./read-movements.server";
import { readRedemptions, readTaken } from "./read-redemptions.server";

/** One more than is shown of anything is never read: the lists of a face are short. */
const shownMovements = 10;

export interface ReadState {
  memberId: string;
  customerId: string;
  /** as they stood before anything else was read: a change in between shows in them */
  marks: string;
  digest: string | null;
  state: MemberState;
}

/**
 * Settles members, then reads what their faces are made from, in a handful of statements. Erased and merged members have
 * none and are left out.
 */
export async function readStates(tx: ShopTx, ground: FaceGround, memberIds: readonly string[]): Promise<ReadState[]> {
  if (memberIds.length === 0) return [];
  await settleMembers(tx, memberIds);
  const marks = await readMarks(tx, memberIds);
  const members = (await membersById(tx, memberIds)).filter(
    ({ status, customer_id, merged_into }) => status !== "erased" && customer_id !== null && merged_into === null,
  );
  const ids = members.map(({ id }) => id);
  const dated = await readCounts(tx, ground, ids);
  const measures = readMeasures(tx, ground, members, dated);
  const doingsOf = await readDoings(tx, liveOf(ground).program, ground.shop.zone, members, dated);
  const lots = await readLots(tx, ids);
  const movements = await readMovements(tx, ids, shownMovements);
  const { codes, received, counts } = await readRedemptions(tx, ids);
  const taken = await readTaken(tx, ground, ids);
  const terms = await readTerms(tx, ids);
  return members.map((member) => ({
    memberId: member.id,
    customerId: member.customer_id ?? "",
    marks: marks.get(member.id)?.marks ?? "0",
    digest: marks.get(member.id)?.digest ?? null,
    state: {
      status: member.status as MemberState["status"],
      balance: { available: Number(member.available), pending: Number(member.pending), owed: Number(member.owed) },
      tier: member.tier === null ? null : { key: member.tier, until: member.tier_until, dueAt: member.tier_due_at },
      measure: measures.get(member.id) ?? 0,
      lots: lots.get(member.id) ?? [],
      movements: movements.get(member.id) ?? [],
      codes: codes.get(member.id) ?? [],
      received: received.get(member.id) ?? [],
      taken: taken.get(member.id) ?? {},
      redemptions: counts.get(member.id) ?? 0,
      termsAgreed: terms.get(member.id) ?? null,
      doings: doingsOf(member.id),
    },
  }));
}

async function readMarks(tx: ShopTx, ids: readonly string[]): Promise<Map<string, { marks: string; digest: string | null }>> {
  const rows = await tx.sql<{ id: string; marks: string; digest: string | null }>(
    "select id, face_marks as marks, face_digest as digest from member where shop_id = $1 and id = any($2::uuid[])",
    [tx.shopId, plainArray(ids)],
    "face_marks",
  );
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

/** The dated rows of the members, where tiers, challenges or limits ask for them. */
async function readCounts(tx: ShopTx, ground: FaceGround, ids: readonly string[]): Promise<Map<string, CountRow[]>> {
  const { tiers, earning } = liveOf(ground).program;
  const usesUp = earning.some((rule) => !rule.archived && (rule.on === "challenge" || (!isOccasionRule(rule) && rule.limit !== undefined)));
  if (tiers === null && !usesUp) return new Map();
  return loadCounts(tx, ids, tiers?.measure === "points");
}

function readMeasures(
  tx: ShopTx,
  ground: FaceGround,
  members: readonly StoredMember[],
  counts: ReadonlyMap<string, CountRow[]>,
): Map<string, number> {
  const { tiers, currency } = liveOf(ground).program;
  if (tiers === null) return new Map();
  const now = tx.now.toISOString();
  return new Map(
    members.map(({ id, joined_at }) => {
      const { measure } = tierAt(counts.get(id) ?? [], tiers, { zone: ground.shop.zone, currency, joinedAt: joined_at }, now);
      return [id, measure];
    }),
  );
}

async function readLots(tx: ShopTx, ids: readonly string[]): Promise<Map<string, MemberState["lots"]>> {
  const rows = await tx.sql<{ member_id: string; remaining: string; approved: boolean; available_at: Date; expires_at: Date | null }>(
    `select member_id, remaining, approved, available_at, expires_at from lot
      where shop_id = $1 and member_id = any($2::uuid[]) and remaining > 0`,
    [tx.shopId, plainArray(ids)],
    "face_lots",
  );
  return byMember(rows, ({ remaining, approved, available_at, expires_at }) => ({
    remaining: Number(remaining),
    approved,
    availableAt: available_at.toISOString(),
    expiresAt: expires_at?.toISOString() ?? null,
  }));
}

/** The version of the terms that each agreed to last and did not withdraw. */
async function readTerms(tx: ShopTx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.sql<{ member_id: string; text_version: string }>(
    `select distinct on (member_id) member_id, text_version from consent
      where shop_id = $1 and member_id = any($2::uuid[]) and kind = 'terms' and withdrawn_at is null
      order by member_id, at desc, id desc`,
    [tx.shopId, plainArray(ids)],
    "face_terms",
  );
  return new Map(rows.map(({ member_id, text_version }) => [member_id, text_version]));
}
