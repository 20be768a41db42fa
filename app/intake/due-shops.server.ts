import { systemSql } from "../db/system.server";
import { isDue } from "./inbox.server";

export interface DueShop {
  domain: string;
  /** null: no shop of this domain was ever installed */
  id: string | null;
}

/**
 * The domains with a due event, the one that was served longest ago first; domains that nobody knows come first of all and
 * cost one statement. Walks the index from domain to domain, so a shop's backlog does not slow the others' turn.
 */
const dueSql = `
  with recursive waiting(domain) as (
    (select shop_domain from webhook_event where processed_at is null and dead_at is null order by shop_domain limit 1)
    union all
    select (select shop_domain from webhook_event
            where processed_at is null and dead_at is null and shop_domain > waiting.domain order by shop_domain limit 1)
    from waiting where waiting.domain is not null
  )
  select w.domain, s.id from waiting w left join shop s on s.domain = w.domain
  where w.domain is not null and exists (
    select from webhook_event where shop_domain = w.domain and ${isDue})
  order by s.served_at nulls first, w.domain limit 16`;

export async function dueShops(): Promise<DueShop[]> {
  return systemSql<DueShop>(dueSql, [], "due_shops");
}

/** The shop's turn is over, whatever comes of it: a shop in trouble does not stand before the others. */
export async function markServed(shopId: string): Promise<void> {
  await systemSql("update shop set served_at = clock_timestamp() where id = $1", [shopId], "mark_served");
}
