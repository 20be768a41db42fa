/**
 * A ledger that its audit approves, written whole. What becomes of an order's points is said by its fate: 0 still pending · 1 and 2
 * expired · 3 to 5 spent and used · 6 held for a code (one in ten) or available · 7 refunded · 8 and 9 available. With nearly every member
 * given points by hand that is 3.3 transfers an order. Every figure follows from the member's number `n` and the order's place `k`.
 */
const rfc = (at: string) => `to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const held = "(o.fate = 6 and o.order_id % 10 = 0)";
const spent = `(o.fate in (3, 4, 5) or ${held})`;
const available = `(o.fate in (8, 9) or (o.fate = 6 and not ${held}))`;
const none = `'{"codes": []}'::jsonb`;
const columns =
  "shop_id, id, member_id, from_account, to_account, amount, kind, cause_type, cause_id, cause_key, program_version, explanation, at, posted_at";

/** One kind of transfer for the orders `where`; its id follows its own time, as v7 ids do. */
const transfers = (
  kind: string,
  [from, to]: [string, string],
  { where, at, cause, key }: { where: string; at: string; cause: "order" | "redemption"; key: string },
) => `
  select o.shop_id, uuidv7(${at} - now()), o.member_id, '${from}', '${to}', o.granted, '${kind}', '${cause}',
         ${cause === "order" ? "o.order_id::text" : "o.redemption_id::text"}, ${key}, 1, ${none}, ${at}, ${at}
    from growth_order o where ${where}`;
const ofOrder = (posting: number, kind: string) => `'order/' || o.order_id || '/${posting}/${kind}/purchase'`;
const ofRedemption = (kind: string) => `'redemption/' || o.redemption_id || '/${kind}'`;

/** Fits every order of at least a fortnight: what is expired, spent or refunded is older than that. */
const approvedAt = "o.placed + interval '14 days'";

export const statements: ReadonlyArray<{ name: string; sql: string }> = [
  {
    name: "numbers of members",
    sql: `create unlogged table growth_member as
      select s.shop_id, n, uuidv7(-(interval '1 day' * (400 + n % 600))) as id, now() - interval '1 day' * (400 + n % 600) as joined
        from growth_shop s, generate_series(s.first, s.first + s.members - 1) n`,
  },
  {
    name: "numbers of orders",
    sql: `create unlogged table growth_order as
      select shop_id, member_id, n, k, order_id, fate, granted, granted * 100 + n % 100 as spend, uuidv7() as redemption_id, uuidv7() as discount_id, uuidv7() as lot_id,
             date_trunc('second', now()) - interval '1 second' * ((n * 37) % 80000)
               - interval '1 day' * case fate when 0 then 1 + n % 10 when 1 then 500 + n % 200 when 2 then 500 + n % 300 else 30 + (n * 7 + k * 131) % 330 end as placed
        from (select m.shop_id, m.id as member_id, m.n, k, 5000000000 + m.n * 4 + k as order_id, (m.n * 7 + k * 3) % 10 as fate,
                     20 + (m.n * 37 + k * 11) % 180 as granted
                from growth_member m, generate_series(1, m.n % 4) k) numbered`,
  },
  { name: "index of numbers", sql: "create index on growth_order (member_id)" },
  { name: "index of members' numbers", sql: "create unique index on growth_member (n)" },
  {
    name: "members",
    sql: `insert into member (shop_id, id, customer_id, status, joined_at, joined_how, email, email_hash, first_name, last_name, locale, created_at, tier,
                              tier_since, pending, available, held, last_order_at, last_active_at, tier_written)
      select m.shop_id, m.id, 7000000000 + m.n, case when m.n % 50 = 0 then 'blocked' when m.n % 33 = 0 then 'left' else 'active' end, m.joined, 'automatic',
             'customer' || m.n || '@example.com', md5(m.n::text), 'Given' || m.n % 1000, 'Family' || m.n % 7919, case m.n % 3 when 0 then 'fr' else 'en' end,
             m.joined, case when m.n % 40 = 0 then 'gold' when m.n % 9 = 0 then 'silver' else 'bronze' end, m.joined, coalesce(o.pending, 0),
             coalesce(o.available, 0) + case when m.n % 50 = 0 then 0 else 100 end, coalesce(o.held, 0), o.last, o.last, ''
        from growth_member m
        left join (select member_id, sum(granted) filter (where o.fate = 0) as pending, sum(granted) filter (where ${available}) as available,
                          sum(granted) filter (where ${held}) as held, max(placed) as last
                     from growth_order o group by member_id) o on o.member_id = m.id`,
  },
  {
    name: "orders",
    sql: `insert into order_state (shop_id, order_id, member_id, placed_at, source_updated_at, facts, program_version, context, counts, sources, granted,
                                   reversed, explanation, postings)
      select o.shop_id, o.order_id, o.member_id, o.placed, o.placed,
             jsonb_build_object('orderId', o.order_id::text, 'customerId', (7000000000 + o.n)::text, 'guestHash', null, 'placedAt', t.at, 'updatedAt', t.at,
               'cancelledAt', case when o.fate = 7 then t.at end, 'fulfilledAt', t.at, 'channel', 'online', 'locationId', null, 'test', false, 'b2b', false,
               'exchange', false, 'taxesIncluded', true, 'currency', 'GBP', 'presentmentCurrency', 'GBP', 'locale', 'en', 'payment', 'paid',
               'outstanding', 0, 'tags', '[]'::jsonb, 'discountCodes', '[]'::jsonb, 'country', 'GB', 'paidWith', '["shopify_payments"]'::jsonb, 'shipping', 495, 'tips', 0,
               'duties', 0, 'refunds', '[]'::jsonb,
               'lines', jsonb_build_array(jsonb_build_object('id', (o.order_id * 10)::text, 'productId', (8000000000 + o.n % 500)::text,
                 'variantId', (8100000000 + o.n % 500)::text, 'vendor', 'Vendor', 'giftCard', false, 'quantity', 1, 'remaining', case when o.fate = 7 then 0 else 1 end,
                 'paid', o.spend, 'tax', 200, 'discount', 0))),
             1, '{"tier": "bronze", "nth": 1}',
             jsonb_build_array(jsonb_build_object('at', t.at, 'placedAt', t.at, 'spend', case when o.fate = 7 then 0 else o.spend end,
               'points', case when o.fate = 7 then 0 else o.granted end, 'orders', case when o.fate = 7 then 0 else 1 end)),
             jsonb_build_object('purchase', jsonb_build_object('granted', o.granted, 'reversed', case when o.fate = 7 then o.granted else 0 end)),
             o.granted, case when o.fate = 7 then o.granted else 0 end, '{"codes": [{"code": "earned", "rule": "purchase", "points": 50}]}', 1
        from growth_order o, lateral (select ${rfc("o.placed")} as at) t`,
  },
  {
    name: "lots of orders",
    sql: `insert into lot (shop_id, id, member_id, cause_type, cause_id, source, amount, remaining, expired, approved, earned_at, available_at, expires_at)
      select o.shop_id, o.lot_id, o.member_id, 'order', o.order_id::text, 'purchase', o.granted, case when o.fate = 0 or ${available} then o.granted else 0 end,
             case when o.fate in (1, 2) then o.granted else 0 end, o.fate <> 0, o.placed, ${approvedAt}, ${approvedAt} + interval '365 days'
        from growth_order o`,
  },
  {
    name: "lots given by hand",
    sql: `insert into lot (shop_id, id, member_id, cause_type, cause_id, source, amount, remaining, approved, earned_at, available_at, expires_at)
      select shop_id, uuidv7(), id, 'adjustment', id::text, 'adjustment', 100, 100, true, joined, joined, null from growth_member where n % 50 <> 0`,
  },
  {
    name: "transfers of orders",
    sql: `insert into transfer (${columns})
      ${transfers("grant", ["issued", "pending"], { where: "true", at: "o.placed", cause: "order", key: ofOrder(1, "grant") })}
      union all
      ${transfers("approve", ["pending", "available"], { where: "o.fate <> 0", at: approvedAt, cause: "order", key: ofOrder(1, "approve") })}
      union all
      ${transfers("expire", ["available", "expired"], {
        where: "o.fate in (1, 2)",
        at: `least(now() - interval '1 minute', ${approvedAt} + interval '365 days')`,
        cause: "order",
        key: ofOrder(1, "expire"),
      })}
      union all
      ${transfers("claw-back", ["available", "issued"], {
        where: "o.fate = 7",
        at: `${approvedAt} + interval '1 day'`,
        cause: "order",
        key: ofOrder(2, "claw-back"),
      })}`,
  },
  {
    name: "transfers of redemptions",
    sql: `insert into transfer (${columns})
      ${transfers("reserve", ["available", "held"], {
        where: spent,
        at: `${approvedAt} + interval '2 days'`,
        cause: "redemption",
        key: ofRedemption("reserve"),
      })}
      union all
      ${transfers("capture", ["held", "redeemed"], {
        where: "o.fate in (3, 4, 5)",
        at: `${approvedAt} + interval '3 days'`,
        cause: "redemption",
        key: ofRedemption("capture"),
      })}`,
  },
  {
    name: "transfers by hand",
    sql: `insert into transfer (${columns})
      select shop_id, uuidv7(joined - now()), id, 'issued', 'available', 100, 'adjust', 'adjustment', id::text, 'adjustment/' || id, 1, ${none}, joined, joined
        from growth_member where n % 50 <> 0`,
  },
  {
    name: "what was taken of lots",
    sql: `insert into lot_use (shop_id, transfer_id, lot_id, amount)
      select o.shop_id, t.id, o.lot_id, o.granted
        from growth_order o
        join transfer t on t.shop_id = o.shop_id
         and t.cause_key = case when ${spent} then ${ofRedemption("reserve")} when o.fate = 7 then ${ofOrder(2, "claw-back")} else ${ofOrder(1, "expire")} end
       where ${spent} or o.fate in (1, 2, 7)`,
  },
  {
    name: "discounts",
    sql: `insert into discount (shop_id, id, member_id, purpose, kind, code, state, gid, document, starts_at, ends_at)
      select o.shop_id, o.discount_id, o.member_id, 'redemption', 'amount', upper(substr(md5(o.order_id::text), 1, 12)) || o.order_id,
             case when ${held} then 'issued' else 'deleted' end, 'gid://shopify/DiscountCodeNode/' || o.order_id,
             jsonb_build_object('value', jsonb_build_object('kind', 'amount', 'amount', '5.00', 'currency', 'GBP')), ${approvedAt} + interval '2 days', now() + interval '30 days'
        from growth_order o where ${spent}`,
  },
  {
    name: "redemptions",
    sql: `insert into redemption (shop_id, id, member_id, discount_id, reward, program_version, status, points, value, captured, reserved_at, issued_at, used_at,
                                  expires_at, surface, seen_at)
      select o.shop_id, o.redemption_id, o.member_id, o.discount_id, 'five-off', 1, case when ${held} then 'issued' else 'used' end, o.granted,
             '{"kind": "amount", "amount": "5.00", "currency": "GBP"}', case when ${held} then 0 else o.granted end, ${approvedAt} + interval '2 days',
             ${approvedAt} + interval '2 days', case when not ${held} then ${approvedAt} + interval '3 days' end, now() + interval '30 days', 'storefront', now()
        from growth_order o where ${spent}`,
  },
  {
    name: "tier changes",
    sql: `insert into tier_change (shop_id, id, member_id, from_tier, to_tier, reason, at, posted_at)
      select shop_id, uuidv7(joined - now()), id, null, 'bronze', 'joined', joined, joined from growth_member`,
  },
  {
    name: "codes of advocates",
    sql: `insert into referral_code (shop_id, folded, code, member_id, current, created_at)
      select shop_id, upper(to_hex(n + 268435456)), upper(to_hex(n + 268435456)), id, true, joined from growth_member where n % 10 = 0`,
  },
  {
    name: "referrals",
    sql: `insert into referral (shop_id, id, advocate_id, code, friend_hash, state, held_from, program_version, surface, language, claimed_at, window_until, reason)
      select shop_id, uuidv7(joined - now()), id, upper(to_hex(n + 268435456)), md5('friend' || n), case n / 10 % 4 when 0 then 'claimed' when 1 then 'review' else 'expired' end,
             case when n / 10 % 4 = 1 then 'qualified' end, 1,
             'storefront', 'en', now() - interval '1 day' * (n % 300), now() - interval '1 day' * (n % 300) + interval '30 days', null
        from growth_member where n % 10 = 0`,
  },
  {
    name: "entries of who did what",
    sql: `insert into audit_entry (shop_id, id, actor, action, subject, detail, at)
      select shop_id, uuidv7(joined - now()), 'staff:42', 'member.adjust', id::text, '{"amount": 100}', joined from growth_member where n % 50 <> 0`,
  },
  {
    name: "inbox",
    sql: `insert into webhook_event (shop_domain, topic, event_id, received_at, processed_at, outcome)
      select s.domain, 'orders/updated', 'event-' || o.order_id, now() - interval '1 day' * (o.n % 29), now() - interval '1 day' * (o.n % 29), 'applied'
        from growth_order o join shop s on s.id = o.shop_id where o.n % 6 = 0`,
  },
];
