import type { ShopTx } from "../db/tenancy.server";
import { knownMember } from "../members/read.server";
import type { Page, PageRequest } from "../members/views";
import { gainsOf, type GainRow } from "./gain-rows.server";
import { listReferrals } from "./list-rows.server";
import type { ReferralRow, ReferralState } from "./referral";
import { referralOf } from "./rows.server";

const instants = ["claimedAt", "windowUntil", "qualifiedAt", "waitsUntil", "rewardedAt", "endedAt"] as const;
type Instants = Record<(typeof instants)[number], string | null>;

/** A referral as it is told outside: customers by Shopify's numbers, and nothing else of a person. */
export interface ReferralView extends Instants {
  id: string;
  state: ReferralState;
  code: string;
  surface: ReferralRow["surface"];
  /** null: erased */
  advocateId: string | null;
  /** null: no customer that we know, or erased */
  friendId: string | null;
  programVersion: number;
  orderId: string | null;
  secondOrderId: string | null;
  reason: string | null;
  score: number;
  signals: Array<{ code: string; weight: number }>;
  decision: ReferralRow["decision"];
  gains: GainView[];
}

export interface GainView {
  side: Exclude<GainRow["side"], "milestone">;
  kind: Exclude<GainRow["kind"], "tier">;
  points: number | null;
  reward: string | null;
  state: GainRow["state"];
  givenAt: string;
}

/** Newest claim first. Throws `not_found` where the advocate is no member. */
export async function readReferralPage(
  tx: ShopTx,
  { state, advocate }: { state?: ReferralState | undefined; advocate?: string | undefined },
  page: PageRequest,
): Promise<Page<ReferralView>> {
  const advocateId = advocate === undefined ? undefined : (await knownMember(tx, advocate)).id;
  const found = await listReferrals(tx, { state, advocateId }, page);
  return { ...found, items: await views(tx, found.items) };
}

/** Throws `not_found`. */
export async function readReferral(tx: ShopTx, id: string): Promise<ReferralView> {
  return (await views(tx, [await referralOf(tx, id)]))[0]!;
}

async function views(tx: ShopTx, rows: readonly ReferralRow[]): Promise<ReferralView[]> {
  const sides = rows.flatMap(({ advocateId, friendId }) => (friendId === null ? [advocateId] : [advocateId, friendId]));
  const members = await tx.prisma.member.findMany({
    where: { shopId: BigInt(tx.shopId), id: { in: [...new Set(sides)] } },
    select: { id: true, customerId: true },
  });
  const customers = new Map(members.map(({ id, customerId }) => [id, customerId?.toString() ?? null]));
  const gains = await gainsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    code: row.code,
    surface: row.surface,
    advocateId: customers.get(row.advocateId) ?? null,
    friendId: (row.friendId !== null && customers.get(row.friendId)) || null,
    programVersion: row.programVersion,
    orderId: row.orderId,
    secondOrderId: row.secondOrderId,
    reason: row.reason,
    score: row.score,
    signals: row.signals.map(({ code, weight }) => ({ code, weight })),
    decision: row.decision,
    ...(Object.fromEntries(instants.map((name) => [name, row[name]?.toISOString() ?? null])) as Instants),
    gains: gains.filter(({ referralId }) => referralId === row.id).flatMap(gainView),
  }));
}

function gainView({ side, kind, points, reward, state, givenAt }: GainRow): GainView[] {
  // those belong to an advocate, not to one referral
  if (side === "milestone" || kind === "tier") return [];
  return [{ side, kind, points, reward, state, givenAt: givenAt.toISOString() }];
}
