import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import type { CountRow } from "../loyalty/judgement";
import { isOccasionRule } from "../loyalty/program";
import { tierAt } from "../loyalty/tiers";
import { loadCounts } from "../members/counts.server";
import { membersById, type StoredMember } from "../members/member-rows.server";
import { settleMembers } from "../members/settle.server";
import { liveOf, type FaceGround } from "./ground.server";
import type { MemberState } from "./member-state";
import { readDoings } from "./read-doings.server";
import { readMovements } from "./read-movements.server";

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
  const { codes, counts } = await readRedemptions(tx, ids);
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

interface RedemptionRow {
  member_id: string;
  id: string;
  reward: string;
  status: string;
  program_version: number;
  expires_at: Date;
  code: string | null;
}

/** Live redemptions, newest first, and how many there ever were. */
async function readRedemptions(tx: ShopTx, ids: readonly string[]) {
  const rows = await tx.sql<RedemptionRow>(
    `select r.member_id, r.id, r.reward, r.status, r.program_version, r.expires_at, d.code
       from redemption r left join discount d on d.shop_id = r.shop_id and d.id = r.discount_id
      where r.shop_id = $1 and r.member_id = any($2::uuid[]) and r.status in ('reserved', 'issued')
      order by r.reserved_at desc, r.id desc`,
    [tx.shopId, plainArray(ids)],
    "face_codes",
  );
  const counted = await tx.sql<{ member_id: string; count: string }>(
    "select member_id, count(*) as count from redemption where shop_id = $1 and member_id = any($2::uuid[]) group by 1",
    [tx.shopId, plainArray(ids)],
    "face_redemptions",
  );
  const codes = byMember(rows, ({ id, reward, status, program_version, expires_at, code }) => ({
    id,
    code: status === "issued" ? code : null,
    reward,
    programVersion: program_version,
    expiresAt: expires_at.toISOString(),
  }));
  return { codes, counts: new Map(counted.map(({ member_id, count }) => [member_id, Number(count)])) };
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

function byMember<Row extends { member_id: string }, Item>(rows: readonly Row[], of: (row: Row) => Item): Map<string, Item[]> {
  const items = new Map<string, Item[]>();
  for (const row of rows) {
    const held = items.get(row.member_id);
    if (held) held.push(of(row));
    else items.set(row.member_id, [of(row)]);
  }
  return items;
}
