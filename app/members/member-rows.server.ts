import type { ShopTx } from "../db/tenancy.server";
import type { MemberStatus } from "../loyalty/words";
import type { JoinedHow, MemberRow } from "./member-row";

export interface StoredMember {
  id: string;
  customer_id: string | null;
  status: MemberStatus;
  joined_at: string | null;
  joined_how: JoinedHow | null;
  blocked_at: string | null;
  left_at: string | null;
  merged_into: string | null;
  account_state: string | null;
  email: string | null;
  email_hash: string | null;
  email_verified: boolean;
  locale: string | null;
  customer_created_at: string | null;
  customer_updated_at: string | null;
  tier: string | null;
  tier_since: string | null;
  tier_until: string | null;
  tier_due_at: string | null;
  pending: string;
  available: string;
  held: string;
  owed: string;
}

const instants = [
  "joined_at",
  "blocked_at",
  "left_at",
  "customer_created_at",
  "customer_updated_at",
  "tier_since",
  "tier_until",
  "tier_due_at",
] as const;
const dated = instants.map((name) => `to_char(m.${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${name}`);

/** Columns of `member m`, instants as our own RFC 3339. */
export const memberColumns = `m.id, m.customer_id, m.status, m.joined_how, m.merged_into, m.account_state, m.email, m.email_hash, m.email_verified,
  m.locale, m.tier, m.pending, m.available, m.held, m.owed, ${dated.join(", ")}`;

export function memberRow(stored: StoredMember): MemberRow {
  return {
    id: stored.id,
    customerId: stored.customer_id,
    status: stored.status,
    joinedAt: stored.joined_at,
    joinedHow: stored.joined_how,
    blockedAt: stored.blocked_at,
    leftAt: stored.left_at,
    accountState: stored.account_state,
    locale: stored.locale,
    tier: stored.tier,
    balance: {
      available: Number(stored.available),
      pending: Number(stored.pending),
      held: Number(stored.held),
      owed: Number(stored.owed),
    },
  };
}

/** Of many rows at once every transaction takes the locks in id order, or two of them could wait for each other. */
const locked = "order by m.id for update";

/** `lock`: until the transaction ends. */
export async function membersById(tx: ShopTx, ids: readonly string[], lock = false): Promise<StoredMember[]> {
  if (ids.length === 0) return [];
  return tx.sql<StoredMember>(
    `select ${memberColumns} from member m where m.shop_id = $1 and m.id = any($2::uuid[]) ${lock ? locked : ""}`,
    [tx.shopId, ids],
    lock ? "members_by_id_locked" : "members_by_id",
  );
}

/** `lock`: until the transaction ends. */
export async function membersByCustomer(tx: ShopTx, customerIds: readonly string[], lock = false): Promise<StoredMember[]> {
  if (customerIds.length === 0) return [];
  return tx.sql<StoredMember>(
    `select ${memberColumns} from member m where m.shop_id = $1 and m.customer_id = any($2::bigint[]) ${lock ? locked : ""}`,
    [tx.shopId, customerIds],
    lock ? "members_by_customer_locked" : "members_by_customer",
  );
}

/** The member of a customer, or the one that it was merged into; null when there is none. `lock`: until the transaction ends. */
export async function memberOfCustomer(tx: ShopTx, customerId: string, lock = false): Promise<StoredMember | null> {
  const [row] = await tx.sql<StoredMember>(
    `select ${memberColumns} from member m where m.shop_id = $1 and m.customer_id = $2 ${lock ? "for update" : ""}`,
    [tx.shopId, customerId],
    lock ? "member_of_customer_locked" : "member_of_customer",
  );
  return row ? currentMember(tx, row, lock) : null;
}

/** Follows merges to the member that is left. */
export async function currentMember(tx: ShopTx, row: StoredMember, lock = false): Promise<StoredMember> {
  let current = row;
  while (current.merged_into !== null) {
    const [next] = await tx.sql<StoredMember>(
      `select ${memberColumns} from member m where m.shop_id = $1 and m.id = $2 ${lock ? "for update" : ""}`,
      [tx.shopId, current.merged_into],
      lock ? "member_locked" : "member_current",
    );
    if (!next) return current;
    current = next;
  }
  return current;
}
