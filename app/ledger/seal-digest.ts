/**
 * What a transfer says, as bytes that no other transfer has: its columns by name, so that a new column changes no old digest. In the form
 * that PostgreSQL sends to programs: half the time of the one for people, and no setting of the session changes it.
 */
const said = `record_send(row(id, member_id, from_account, to_account, amount, kind, cause_type, cause_id, cause_key, reverses, program_version,
  explanation, at, posted_at))`;

/** The day of a transfer: in UTC, because a shop may change its zone. */
export const sealDay = "(posted_at at time zone 'UTC')::date";

/** The days of the shop `$1` with transfers, each with how many, their points and a hash over all that they say, as far as `where` goes. */
export const digestOfDays = (where: string) => `
  select day, count(*) as transfers, sum(amount)::bigint as points, encode(sha256(string_agg(hash, ''::bytea order by id)), 'hex') as digest
    -- hashed before they are sorted: a third as much to sort
    from (select ${sealDay} as day, id, amount, sha256(${said}) as hash from transfer where shop_id = $1 and ${where} offset 0) as rows
   group by day`;

/** Of a day without transfers. */
export const emptyDigest = "encode(sha256(''::bytea), 'hex')";
