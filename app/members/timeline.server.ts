import type { ShopTx } from "../db/tenancy.server";
import type { Explanation } from "../loyalty/words";
import { adjustmentWords } from "./adjustment-words.server";
import { explainer } from "./explain.server";
import { transfersById } from "./read-ledger.server";
import type { TimelineFilter } from "../loyalty/timeline-filters";
import type { TimelineEntry } from "./timeline";
import { timelineKeys, type TimelineKey } from "./timeline-keys.server";
import type { Page } from "./views";

/** What stands behind the keys of a page, by id. */
interface Loaded {
  transfers: Awaited<ReturnType<typeof transfersById>>;
  words: Awaited<ReturnType<typeof adjustmentWords>>;
  undone: ReadonlySet<string>;
  redemptions: ReadonlyMap<string, { id: string; reward: string; code: string | null; orderId: string | null }>;
  rows: ReadonlyMap<string, Record<string, unknown>>;
  explain: Awaited<ReturnType<typeof explainer>>;
}

/** The member and whoever was merged into it: their history is one. */
export async function memberAndMerged(tx: ShopTx, memberId: string): Promise<{ memberIds: string[]; subjects: string[] }> {
  const rows = await tx.sql<{ id: string; customer_id: string | null }>(
    "select id, customer_id from member where shop_id = $1 and (id = $2 or merged_into = $2)",
    [tx.shopId, memberId],
    "members_and_merged",
  );
  const memberIds = rows.map(({ id }) => id);
  // REST names the customer where it blocks
  return { memberIds, subjects: [...memberIds, ...rows.flatMap(({ customer_id }) => customer_id ?? [])] };
}

/** Everything that happened to a member, newest first, with its reasons. The caller has settled the member. */
export async function readTimeline(
  tx: ShopTx,
  memberId: string,
  page: { filter: TimelineFilter; cursor: string | null; limit: number },
): Promise<Page<TimelineEntry>> {
  const of = await memberAndMerged(tx, memberId);
  const { items, nextCursor } = await timelineKeys(tx, of, page);
  const loaded = await load(tx, items, of);
  return { items: items.flatMap((key) => entryOf(key, loaded) ?? []), nextCursor };
}

async function load(
  tx: ShopTx,
  keys: readonly TimelineKey[],
  { memberIds, subjects }: { memberIds: readonly string[]; subjects: readonly string[] },
): Promise<Loaded> {
  const idsOf = (...sources: TimelineKey["source"][]) => keys.filter(({ source }) => sources.includes(source)).map(({ id }) => id);
  const transfers = await transfersById(tx, idsOf("transfer"));
  const causes = (type: string) => [...transfers.values()].filter(({ cause }) => cause.type === type);
  const adjustments = causes("adjustment");
  const rows = new Map<string, Record<string, unknown>>();
  const read = async (sources: TimelineKey["source"][], sql: string) => {
    const ids = idsOf(...sources);
    if (ids.length === 0) return;
    for (const row of await tx.sql<Record<string, unknown> & { id: string }>(sql, [tx.shopId, ids])) rows.set(row.id, row);
  };
  await read(
    ["order"],
    "select order_id::text as id, explanation, program_version from order_state where shop_id = $1 and order_id = any($2::bigint[])",
  );
  await read(["tier"], "select id, from_tier, to_tier, reason from tier_change where shop_id = $1 and id = any($2::uuid[])");
  await read(["joined", "left"], "select id, joined_how from member where shop_id = $1 and id = any($2::uuid[])");
  await read(
    ["given", "withdrawn"],
    "select id, kind, text_version, language, surface from consent where shop_id = $1 and id = any($2::uuid[])",
  );
  await read(["act"], "select id, actor, action, detail from audit_entry where shop_id = $1 and id = any($2::uuid[])");
  return {
    transfers,
    words: await adjustmentWords(
      tx,
      subjects,
      adjustments.map(({ cause }) => cause.id),
    ),
    undone: await reversedOf(
      tx,
      adjustments.map(({ id }) => id),
      memberIds,
    ),
    redemptions: await redemptionsOf(
      tx,
      causes("redemption").map(({ cause }) => cause.id),
    ),
    rows,
    explain: await explainer(tx),
  };
}

/** Looked for among the members' own transfers: without them it was the whole shop's, 30 ms for 22,000 of them (`npm run bench:growth`). */
async function reversedOf(tx: ShopTx, transferIds: readonly string[], memberIds: readonly string[]): Promise<Set<string>> {
  if (transferIds.length === 0) return new Set();
  const rows = await tx.sql<{ reverses: string }>(
    "select reverses from transfer where shop_id = $1 and member_id = any($3::uuid[]) and reverses = any($2::uuid[])",
    [tx.shopId, transferIds, memberIds],
    "members_reversed",
  );
  return new Set(rows.map(({ reverses }) => reverses));
}

async function redemptionsOf(tx: ShopTx, ids: readonly string[]): Promise<Loaded["redemptions"]> {
  if (ids.length === 0) return new Map();
  const rows = await tx.sql<{ id: string; reward: string; code: string | null; orderId: string | null }>(
    `select r.id, r.reward, d.code, r.order_id as "orderId" from redemption r
       left join discount d on d.shop_id = r.shop_id and d.id = r.discount_id
      where r.shop_id = $1 and r.id = any($2::uuid[])`,
    [tx.shopId, [...new Set(ids)]],
    "members_redemptions_of_transfers",
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function entryOf({ source, id, at }: TimelineKey, loaded: Loaded): TimelineEntry | null {
  const base = { key: `${source}/${id}`, at: at.toISOString() };
  const transfer = loaded.transfers.get(id);
  if (source === "transfer") return transfer ? { ...base, type: "transfer", ...aboutTransfer(transfer, loaded) } : null;
  const row = loaded.rows.get(id);
  if (!row) return null;
  const text = (name: string) => (typeof row[name] === "string" ? row[name] : "");
  switch (source) {
    case "order": {
      const explanation = (row["explanation"] ?? { codes: [{ code: "no-program" }] }) as Explanation;
      const programVersion = row["program_version"] as number | null;
      return { ...base, type: "order", orderId: id, explanation: loaded.explain(explanation, { programVersion }) };
    }
    case "tier":
      return { ...base, type: "tier", from: text("from_tier") || null, to: text("to_tier") || null, reason: text("reason") };
    case "joined":
      return { ...base, type: "standing", what: source, how: text("joined_how") || null };
    case "left":
      return { ...base, type: "standing", what: source, how: null };
    case "given":
    case "withdrawn":
      return {
        ...base,
        type: "consent",
        what: source,
        kind: text("kind"),
        textVersion: text("text_version"),
        language: text("language"),
        surface: text("surface"),
      };
    case "act":
      return { ...base, type: "act", action: text("action"), by: text("actor"), detail: row["detail"] as Record<string, unknown> };
  }
}

function aboutTransfer(transfer: NonNullable<ReturnType<Loaded["transfers"]["get"]>>, loaded: Loaded) {
  const isAdjustment = transfer.kind === "adjust" && transfer.cause.type === "adjustment";
  return {
    transfer,
    adjustment: loaded.words.get(transfer.cause.id) ?? null,
    undoable: isAdjustment && transfer.reverses === null && !loaded.undone.has(transfer.id),
    redemption: transfer.cause.type === "redemption" ? (loaded.redemptions.get(transfer.cause.id) ?? null) : null,
  };
}
