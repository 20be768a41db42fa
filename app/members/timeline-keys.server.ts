import type { ShopTx } from "../db/tenancy.server";
import { cursorOf, pageOf, partsOf, patterns } from "./pages";
import type { TimelineFilter } from "../loyalty/timeline-filters";
import type { Page } from "./views";

/** Where an entry of a timeline stands: in which table, under which id. */
export interface TimelineKey {
  at: Date;
  source: "transfer" | "order" | "tier" | "joined" | "left" | "given" | "withdrawn" | "act";
  id: string;
}

const rules = "t.cause_type not in ('redemption', 'adjustment')";
const acts = {
  adjustments: ["member.adjust.propose", "member.adjust.refuse"],
  standing: ["member.block", "member.unblock", "member.tier.set", "member.tier.end"],
  access: ["member.read"],
};

/** A part of the union: what it reads, its instant and id, and which filters want it. */
interface Part {
  source: TimelineKey["source"];
  from: string;
  at: string;
  id: string;
  where: (filter: TimelineFilter) => string | null;
}

const only =
  (...filters: TimelineFilter[]) =>
  (where: string) =>
  (filter: TimelineFilter) =>
    filter === "all" || filters.includes(filter) ? where : null;
const standing = only("standing");

const parts: readonly Part[] = [
  {
    source: "transfer",
    from: "transfer t",
    at: "t.at",
    id: "t.id",
    where: (filter) => {
      const conditions: Partial<Record<TimelineFilter, string>> = {
        all: "true",
        earned: rules,
        rewards: "t.cause_type = 'redemption'",
        adjustments: "t.cause_type = 'adjustment'",
      };
      return conditions[filter] ?? null;
    },
  },
  // an order that earned points has its transfers; one that never did has only its reason
  {
    source: "order",
    from: "order_state t",
    at: "t.placed_at",
    id: "t.order_id",
    where: only("earned")("t.granted = 0 and t.postings = 0"),
  },
  { source: "tier", from: "tier_change t", at: "t.at", id: "t.id", where: standing("true") },
  {
    source: "joined",
    from: "(select shop_id, id, id as member_id, joined_at as at from member) t",
    at: "t.at",
    id: "t.id",
    where: standing("t.at is not null"),
  },
  {
    source: "left",
    from: "(select shop_id, id, id as member_id, left_at as at, merged_into from member) t",
    at: "t.at",
    id: "t.id",
    where: standing("t.at is not null and t.merged_into is null"),
  },
  { source: "given", from: "consent t", at: "t.at", id: "t.id", where: standing("true") },
  { source: "withdrawn", from: "consent t", at: "t.withdrawn_at", id: "t.id", where: standing("t.withdrawn_at is not null") },
];

function actionsOf(filter: TimelineFilter): readonly string[] {
  if (filter === "all") return [...acts.adjustments, ...acts.standing];
  return filter in acts ? acts[filter as keyof typeof acts] : [];
}

/** `$1` shop, `$2` members, `$3` and `$4` the cursor, `$5` how many, `$6` subjects of acts, `$7` actions. */
function unionOf(filter: TimelineFilter): string {
  const of = ({ source, from, at, id }: Omit<Part, "where">, who: string, where: string) =>
    `(select ${at} as at, '${source}' as source, ${id}::text as id from ${from}
       where t.shop_id = $1 and ${who} and ${where}
         and ($3::timestamptz is null or ${at} < $3 or (${at} = $3 and ('${source}/' || ${id}) collate "C" < $4))
       order by 1 desc, ${id}::text collate "C" desc limit $5)`;
  const wanted = parts.flatMap((part) => {
    const where = part.where(filter);
    return where === null ? [] : [of(part, "t.member_id = any($2::uuid[])", where)];
  });
  const act = { source: "act", from: "audit_entry t", at: "t.at", id: "t.id" } as const;
  return [...wanted, of(act, "t.subject = any($6::text[]) and $2::uuid[] is not null", "t.action = any($7::text[])")].join("\nunion all\n");
}

/** A page of what happened to these members (a member and those merged into it), newest first. */
export async function timelineKeys(
  tx: ShopTx,
  of: { memberIds: readonly string[]; subjects: readonly string[] },
  { filter, cursor, limit }: { filter: TimelineFilter; cursor: string | null; limit: number },
): Promise<Page<TimelineKey>> {
  const [before = null, beforeKey = null] = partsOf({ cursor }, [patterns.instant, /^[a-z]+\/[0-9a-f-]{1,36}$/u]) ?? [];
  const rows = await tx.sql<TimelineKey>(
    `select * from (${unionOf(filter)}) as happened order by at desc, (source || '/' || id) collate "C" desc limit $5`,
    [tx.shopId, of.memberIds, before, beforeKey, limit + 1, of.subjects, actionsOf(filter)],
    `members_timeline_${filter}`,
  );
  return pageOf(
    rows,
    limit,
    (row) => row,
    (row) => cursorOf(row.at.toISOString(), `${row.source}/${row.id}`),
  );
}
