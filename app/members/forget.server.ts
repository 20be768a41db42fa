import type { ShopTx } from "../db/tenancy.server";
import { withoutCustomers } from "./export/lines";
import { isAboutPerson, type Person } from "./person";

/**
 * Orders of these members, and those named: what says who placed them is taken out, and is not written again. What was bought and paid
 * stays, because refunds are judged by it. The counterpart of `withoutPerson` in loyalty. Answers how many.
 */
export async function forgetOrders(
  tx: ShopTx,
  of: { memberIds: readonly string[]; orderIds?: readonly string[]; guestHashes?: readonly string[] },
) {
  const rows = await tx.sql<{ order_id: string }>(
    `update order_state set forgotten = true, guest_hash = null,
            facts = case when jsonb_typeof(facts) = 'object' and facts ? 'lines'
                         then facts || '{"customerId":null,"guestHash":null,"locale":null,"tags":[],"discountCodes":[]}'::jsonb
                              || case when facts ? 'country' then '{"country":null}'::jsonb else '{}'::jsonb end
                         else facts end
      where shop_id = $1 and not forgotten
        and (member_id = any($2::uuid[]) or order_id = any($3::bigint[]) or (member_id is null and guest_hash = any($4::text[])))
      returning order_id`,
    [tx.shopId, of.memberIds, of.orderIds ?? [], of.guestHashes ?? []],
  );
  // what a sweep found different holds the customer's number
  await tx.sql(
    `update drift set detail = detail #- '{ours,customerId}' #- '{theirs,customerId}'
      where shop_id = $1 and order_id = any($2::bigint[])`,
    [tx.shopId, rows.map(({ order_id: id }) => id)],
  );
  return rows.length;
}

/**
 * What we made at Shopify for these members names their customer no more. What is planned still does, or it could be made for anybody:
 * answers how many of those there are, to be asked again. `all`: those too, which then are never made.
 */
export async function forgetDiscounts(tx: ShopTx, memberIds: readonly string[], all = false): Promise<number> {
  if (all) {
    await tx.sql(
      "update discount set state = 'failed', error = 'member-erased' where shop_id = $1 and member_id = any($2::uuid[]) and state = 'planned'",
      [tx.shopId, memberIds],
    );
  }
  await tx.sql(
    `update discount set document = jsonb_set(document, '{customerId}', 'null')
      where shop_id = $1 and member_id = any($2::uuid[]) and state <> 'planned' and document->>'customerId' is not null`,
    [tx.shopId, memberIds],
  );
  const [left] = await tx.sql<{ count: number }>(
    "select count(*)::int as count from discount where shop_id = $1 and member_id = any($2::uuid[]) and state = 'planned' and document->>'customerId' is not null",
    [tx.shopId, memberIds],
  );
  return left?.count ?? 0;
}

/** Acts that were noted under the customer's number are the member's own id's. Call while the row still has its number. */
export async function forgetSubjects(tx: ShopTx, memberIds: readonly string[]): Promise<void> {
  await tx.sql(
    `update audit_entry a set subject = m.id::text from member m
      where m.shop_id = $1 and m.id = any($2::uuid[]) and m.customer_id is not null and a.shop_id = $1 and a.subject = m.customer_id::text`,
    [tx.shopId, memberIds],
  );
}

/**
 * Takes the person's lines out of files that were written for the merchant, and forgets what was searched for where it was the person.
 * Answers how many runs are still under way that may hold them: to be asked again.
 */
export async function forgetFiles(tx: ShopTx, person: Person): Promise<{ files: number; underWay: number }> {
  const runs = await tx.sql<{ id: string; kind: string; state: string; search: string | null }>(
    `select id, kind, state, coalesce(parameters #>> '{query,search}', parameters #>> '{selection,query,search}') as search
       from long_run where shop_id = $1 and kind in ('export', 'adjust', 'tier') for update`,
    [tx.shopId],
  );
  const ended = runs.filter(({ state }) => state !== "waiting" && state !== "running");
  for (const { id, search } of ended) {
    if (search === null || !isAboutPerson(search, person)) continue;
    await tx.sql(
      `update long_run set parameters = case when parameters #> '{query,search}' is not null then jsonb_set(parameters, '{query,search}', '""')
                                             else jsonb_set(parameters, '{selection,query,search}', '""') end where shop_id = $1 and id = $2`,
      [tx.shopId, id],
    );
  }
  let files = 0;
  for (const { id } of ended.filter(({ kind }) => kind === "export")) files += await forgetLines(tx, id, person);
  await forgetViews(tx, person);
  return { files, underWay: runs.length - ended.length };
}

/** A part's place may be a name, where the file goes by names; nobody goes on from an ended one. */
async function forgetLines(tx: ShopTx, runId: string, person: Person): Promise<number> {
  const parts = await tx.sql<{ place: number; lines: string }>(
    "select place, lines from long_run_item where shop_id = $1 and run_id = $2 and lines is not null",
    [tx.shopId, runId],
  );
  let touched = 0;
  for (const { place, lines } of parts) {
    const left = withoutCustomers(lines, person.customerIds);
    if (left === lines) continue;
    touched = 1;
    await tx.sql("update long_run_item set lines = $4 where shop_id = $1 and run_id = $2 and place = $3", [tx.shopId, runId, place, left]);
  }
  if (parts.length > 0) await tx.sql("update long_run_item set detail = '{}' where shop_id = $1 and run_id = $2", [tx.shopId, runId]);
  return touched;
}

/** A view that finds one person is of no use once the person is gone. */
async function forgetViews(tx: ShopTx, person: Person): Promise<void> {
  const views = await tx.sql<{ id: string; title: string; search: string | null }>(
    "select id, title, query->>'search' as search from saved_view where shop_id = $1",
    [tx.shopId],
  );
  for (const { id, title, search } of views) {
    if (!isAboutPerson(`${title} ${search ?? ""}`, person)) continue;
    await tx.sql("delete from saved_view where shop_id = $1 and id = $2", [tx.shopId, id]);
  }
}

/** Answers of the REST interface that name the customer; they would go within a day. */
export async function forgetAnswers(tx: ShopTx, { customerIds }: Person): Promise<void> {
  for (const id of customerIds) {
    await tx.sql("delete from idempotency_key where shop_id = $1 and answer::text ~ ('(^|[^0-9])' || $2 || '([^0-9]|$)')", [tx.shopId, id]);
  }
}
