import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import type { CountRow } from "../loyalty/judgement";
import { isOccasionRule } from "../loyalty/program";
import { tierAt } from "../loyalty/tiers";
import { loadCounts } from "../members/counts.server";
import { currentCodes } from "../referrals/code-rows.server";
import { invitationsOfMembers, mayInvite } from "../referrals/invitations.server";
import { memberColumns, type StoredMember } from "../members/member-rows.server";
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
  const invites = mayInvite(tx, liveOf(ground).program, ground.shop);
  // in one journey; the members first, so that a change in between shows in their marks
  const [all, dated, doingsOf, lots, movements, { codes, received }, taken, codesHeld] = await Promise.all([
    readMarked(tx, memberIds),
    readCounts(tx, ground, memberIds),
    readDoings(tx, liveOf(ground).program, ground.shop.zone, memberIds),
    readLots(tx, memberIds),
    readMovements(tx, memberIds, shownMovements),
    readRedemptions(tx, memberIds),
    readTaken(tx, ground, memberIds),
    invites ? currentCodes(tx, memberIds) : new Map<string, string>(),
  ]);
  const members = all.filter(({ status, customer_id, merged_into }) => status !== "erased" && customer_id !== null && merged_into === null);
  const active = members.flatMap(({ id, status }) => (status === "active" ? [id] : []));
  // after the others: a member's first code is written here
  const invitations = invites ? await invitationsOfMembers(tx, ground.shop, active, codesHeld) : new Map<string, never>();
  const measures = readMeasures(tx, ground, members, dated);
  return members.map((member) => ({
    memberId: member.id,
    customerId: member.customer_id ?? "",
    marks: member.marks,
    digest: member.digest,
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
      redemptions: Number(member.redemptions),
      termsAgreed: member.terms,
      invitation: invitations.get(member.id) ?? null,
      doings: doingsOf(member, dated.get(member.id) ?? []),
    },
  }));
}

interface MarkedMember extends StoredMember {
  marks: string;
  digest: string | null;
  /** how many there ever were */
  redemptions: string;
  /** the version of the terms that they agreed to last and did not withdraw */
  terms: string | null;
}

async function readMarked(tx: ShopTx, ids: readonly string[]): Promise<MarkedMember[]> {
  return tx.sql<MarkedMember>(
    `select ${memberColumns}, m.face_marks as marks, m.face_digest as digest,
            (select count(*) from redemption r where r.shop_id = $1 and r.member_id = m.id) as redemptions,
            (select c.text_version from consent c where c.shop_id = $1 and c.member_id = m.id and c.kind = 'terms' and c.withdrawn_at is null
              order by c.at desc, c.id desc limit 1) as terms
       from member m where m.shop_id = $1 and m.id = any($2::uuid[])`,
    [tx.shopId, plainArray(ids)],
    "face_members",
  );
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
