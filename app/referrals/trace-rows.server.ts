import type { ShopTx } from "../db/tenancy.server";
import { networkHashOf } from "./network.server";

/** More networks than a person who travels is seen in within thirty days; a script that makes them up fills no table. */
const networksKept = 50;

/**
 * Notes from which network a member was seen with their own code before them: a keyed hash, for thirty days, once a day and network.
 * Nothing of who has no code. The judge compares claims and orders with it.
 */
export async function noteTrace(tx: ShopTx, customerId: string, address: string | null): Promise<void> {
  const network = networkHashOf(address);
  if (network === null) return;
  await tx.sql(
    `with noted as (
       insert into referral_trace as t (shop_id, member_id, network_hash, seen_at)
       select $1, m.id, $3, $4 from member m
        where m.shop_id = $1 and m.customer_id = $2 and m.status <> 'erased' and m.merged_into is null
          and exists (select from referral_code c where c.shop_id = $1 and c.member_id = m.id and c.current)
          and not exists (select from referral_trace s where s.shop_id = $1 and s.member_id = m.id and s.network_hash = $3
                             and s.seen_at > $4::timestamptz - interval '1 day')
       on conflict (shop_id, member_id, network_hash) do update set seen_at = greatest(t.seen_at, excluded.seen_at)
       returning member_id
     )
     delete from referral_trace old using (
       select s.member_id, s.network_hash from referral_trace s join noted n on n.member_id = s.member_id
        where s.shop_id = $1 and s.network_hash <> $3 order by s.seen_at desc offset $5
     ) as many
     where old.shop_id = $1 and old.member_id = many.member_id and old.network_hash = many.network_hash`,
    [tx.shopId, customerId, network, tx.now, networksKept - 1],
    "referrals_note_trace",
  );
}
