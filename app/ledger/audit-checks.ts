import { digestOfDays, sealDay } from "./seal-digest";

/** The check to which the chain of seals belongs too, which is no question of the database's alone. */
export const sealCheck = "sealed-days-are-unchanged";

/**
 * The eight invariants of the design, a ninth, of referrals, and a tenth, of sealed days, each as a question for its offenders: no row, no fault. A row says what is wrong in
 * `subject` (an id) and `figures`. `$1` is the shop; row-level security bounds it too.
 */
export const auditChecks: ReadonlyArray<{ name: string; offenders: string }> = [
  {
    name: "balances-equal-transfers",
    offenders: `
      select m.id::text as subject, concat_ws(' ', 'rows', m.pending, m.available, m.held, m.owed,
             'transfers', coalesce(t.pending, 0), coalesce(t.available, 0), coalesce(t.held, 0), coalesce(t.owed, 0)) as figures
        from member m
        left join (
          select member_id,
                 sum(case 'pending' when to_account then amount when from_account then -amount else 0 end) as pending,
                 sum(case 'available' when to_account then amount when from_account then -amount else 0 end) as available,
                 sum(case 'held' when to_account then amount when from_account then -amount else 0 end) as held,
                 sum(case 'owed' when to_account then -amount when from_account then amount else 0 end) as owed
            from transfer where shop_id = $1 group by member_id) t on t.member_id = m.id
       where m.shop_id = $1
         and (m.pending, m.available, m.held, m.owed)
             is distinct from (coalesce(t.pending, 0), coalesce(t.available, 0), coalesce(t.held, 0), coalesce(t.owed, 0))`,
  },
  {
    name: "lots-equal-balances",
    offenders: `
      select m.id::text as subject, concat_ws(' ', 'rows', m.pending, m.available, 'lots', coalesce(l.pending, 0), coalesce(l.available, 0)) as figures
        from member m
        left join (
          select member_id, sum(remaining) filter (where not approved) as pending, sum(remaining) filter (where approved) as available
            from lot where shop_id = $1 group by member_id) l on l.member_id = m.id
       where m.shop_id = $1 and (m.pending, m.available) is distinct from (coalesce(l.pending, 0), coalesce(l.available, 0))`,
  },
  {
    name: "cause-keys-are-unique",
    offenders: `
      select cause_key as subject, count(*)::text as figures from transfer where shop_id = $1 group by cause_key having count(*) > 1`,
  },
  {
    // an order's points follow its member through merges; a member that the order left has none of them
    name: "orders-equal-their-transfers",
    offenders: `
      select concat_ws(' of member ', coalesce(o.order_id, t.order_id), coalesce(o.member_id, t.member_id)) as subject,
             concat_ws(' ', 'judged', coalesce(o.points, 0), 'posted', coalesce(t.points, 0)) as figures
        from (select order_id::text, member_id, granted - reversed as points from order_state
               where shop_id = $1 and member_id is not null) o
        full join (
          select r.cause_id as order_id, coalesce(m.merged_into, m.id) as member_id,
                 sum(case r.kind when 'grant' then r.amount else -r.amount end) as points
            from transfer r join member m on m.shop_id = r.shop_id and m.id = r.member_id
           where r.shop_id = $1 and r.cause_type = 'order' and r.kind in ('grant', 'claw-back')
           group by 1, 2) t on t.order_id = o.order_id and t.member_id = o.member_id
       where coalesce(o.points, 0) <> coalesce(t.points, 0)`,
  },
  {
    name: "held-equals-live-redemptions",
    offenders: `
      select m.id::text as subject, concat_ws(' ', 'held', m.held, 'redemptions', coalesce(r.points, 0)) as figures
        from member m
        left join (
          select member_id, sum(points) as points from redemption
           where shop_id = $1 and status in ('reserved', 'issued') group by member_id) r on r.member_id = m.id
       where m.shop_id = $1 and m.held <> coalesce(r.points, 0)`,
  },
  {
    name: "everything-adds-up-to-zero",
    offenders: `
      select 'shop' as subject, concat_ws(' ', 'members', of_members, 'program', of_program) as figures
        from (select coalesce(sum(pending + available + held - owed), 0) as of_members from member where shop_id = $1) m,
             (select coalesce(sum(case when to_account in ('issued', 'redeemed', 'expired', 'opening', 'moved') then amount else 0 end)
                            - sum(case when from_account in ('issued', 'redeemed', 'expired', 'opening', 'moved') then amount else 0 end), 0)
                       as of_program
                from transfer where shop_id = $1) p
       where of_members + of_program <> 0`,
  },
  {
    name: "no-points-beside-a-debt",
    offenders: `
      select id::text as subject, concat_ws(' ', 'available', available, 'owed', owed) as figures
        from member where shop_id = $1 and available > 0 and owed > 0`,
  },
  {
    name: "redemptions-equal-their-transfers",
    offenders: `
      select coalesce(r.id::text, t.id) as subject,
             concat_ws(' ', coalesce(r.status, 'no row'), 'reserved', t.reserved, 'captured', t.captured, 'late', t.late, 'released', t.released,
                       'given back', t.returned) as figures
        from (select * from redemption where shop_id = $1) r
        full join (
          select cause_id as id,
                 coalesce(sum(amount) filter (where kind = 'reserve'), 0) as reserved,
                 coalesce(sum(amount) filter (where kind = 'capture'), 0) as captured,
                 coalesce(sum(amount) filter (where kind = 'late-capture'), 0) as late,
                 coalesce(sum(amount) filter (where kind = 'release'), 0) as released,
                 coalesce(sum(amount) filter (where kind = 'give-back'), 0) as returned
            from transfer where shop_id = $1 and cause_type = 'redemption' group by cause_id) t on t.id = r.id::text
       where r.id is null or t.id is null
          or t.reserved <> r.points
          or t.reserved - t.captured - t.released <> case when r.status in ('reserved', 'issued') then r.points else 0 end
          or t.late > t.released or t.returned > t.captured + t.late
          or (r.captured, r.released, r.returned) is distinct from (t.captured + t.late, t.released - t.late, t.returned)`,
  },
  {
    // what a side was given lies in the ledger once, and nothing of it where it was taken back; an advocate has something of rewarded friends alone
    name: "referrals-equal-their-transfers",
    offenders: `
      select coalesce(g.cause, t.cause_id) as subject, concat_ws(' ', 'gains', coalesce(g.points, 0), 'posted', coalesce(t.points, 0)) as figures
        from (select coalesce(referral_id || '/' || posting, 'milestone/' || id) as cause,
                     sum(points) filter (where state = 'given') as points
                from referral_gain where shop_id = $1 and kind = 'points' group by 1) g
        full join (
          select cause_id, sum(case kind when 'grant' then amount else -amount end) as points
            from transfer where shop_id = $1 and cause_type = 'referral' and kind in ('grant', 'claw-back') group by cause_id) t on t.cause_id = g.cause
       where coalesce(g.points, 0) <> coalesce(t.points, 0)
      union all
      select r.id::text, concat_ws(' ', r.state, 'with points')
        from referral r join referral_gain g on g.shop_id = r.shop_id and g.referral_id = r.id
       where r.shop_id = $1 and g.kind = 'points' and g.state = 'given' and r.state <> 'rewarded'`,
  },
  {
    // what was posted on a sealed day says what it said when the day was sealed; and no row was put among the days before the first
    name: sealCheck,
    offenders: `
      select coalesce(s.day, t.day)::text as subject,
             concat_ws(' ', 'sealed', coalesce(s.transfers, 0), 'of', coalesce(s.points, 0), 'points, found', coalesce(t.transfers, 0), 'of', coalesce(t.points, 0)) as figures
        from (select day, transfers, points, digest from seal where shop_id = $1) s
        full join (${digestOfDays(`${sealDay} <= (select max(day) from seal where shop_id = $1)`)}) t on t.day = s.day
       where t.digest is distinct from s.digest and coalesce(t.transfers, 0) + coalesce(s.transfers, 1) > 0`,
  },
];
