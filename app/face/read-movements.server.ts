import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import type { Explanation } from "../loyalty/words";
import type { Movement } from "./member-state";

export interface MovementRow extends Movement {
  id: string;
}

interface Stored {
  member_id: string;
  id: string;
  at: Date;
  change: string;
  program_version: number | null;
  explanation: Explanation;
  note: string | null;
}

/** A transfer changes what a member has by what comes into these accounts, and goes out of them; a debt is one of them. */
const change = `(case when t.to_account in ('pending', 'available', 'owed') then t.amount else 0 end
  - case when t.from_account in ('pending', 'available', 'owed') then t.amount else 0 end)`;

/**
 * The newest movements of members, by member: what changed what they have, so not the approval of points that they saw coming,
 * nor a merge. Those from before a merge too. An adjustment's with the merchant's note to the member. `after`: older than the one of this date and id.
 */
export async function readMovements(
  tx: ShopTx,
  memberIds: readonly string[],
  limit: number,
  after?: { at: string; id: string },
): Promise<Map<string, MovementRow[]>> {
  const rows = await tx.sql<Stored>(
    `select o.id as member_id, t.id, t.at, t.change, t.program_version, t.explanation, n.note
       from unnest($2::uuid[]) as o(id)
      cross join lateral (
        select t.id, t.member_id, t.at, ${change} as change, t.program_version, t.explanation, t.kind, t.cause_id
          from transfer t
         where t.shop_id = $1 and ${change} <> 0 and t.kind <> 'merge'
           and t.member_id in (select o.id union all select m.id from member m where m.shop_id = $1 and m.merged_into = o.id)
           and ($4::timestamptz is null or (t.at, t.id) < ($4::timestamptz, $5::uuid))
         order by t.at desc, t.id desc limit $3) as t
       left join lateral (
        select a.detail->>'note' as note from audit_entry a
         where t.kind = 'adjust' and a.shop_id = $1 and a.subject = t.member_id::text and a.action = 'member.adjust'
           and a.detail->>'id' = t.cause_id limit 1) as n on true
      order by o.id, t.at desc, t.id desc`,
    [tx.shopId, plainArray(memberIds), limit, after?.at ?? null, after?.id ?? null],
    "face_movements",
  );
  const movements = new Map<string, MovementRow[]>(memberIds.map((id) => [id, []]));
  for (const { member_id, id, at, change: points, program_version, explanation, note } of rows) {
    const movement = { id, at: at.toISOString(), points: Number(points), programVersion: program_version, explanation, note };
    movements.get(member_id)?.push(movement);
  }
  return movements;
}
