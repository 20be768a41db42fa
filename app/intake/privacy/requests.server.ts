import { v7 as uuid } from "uuid";
import type { ShopTx } from "../../db/tenancy.server";
import { memberOfCustomer } from "../../members/member-rows.server";
import { noteActs } from "../../programs/audit-entries.server";
import { complianceJob } from "../jobs";

export const requestKinds = ["data-request", "customer-redact", "shop-redact"] as const;
export type RequestKind = (typeof requestKinds)[number];

const kindOf = { "customers/data_request": "data-request", "customers/redact": "customer-redact", "shop/redact": "shop-redact" } as const;
export type ComplianceTopic = keyof typeof kindOf;

/** What the law gives, as Shopify has it: days from hearing of it. */
export const termDays = 30;
export const day = 24 * 60 * 60 * 1000;

/** A request with its ids: what is worked by. */
export interface StoredRequest {
  id: string;
  eventId: string | null;
  kind: RequestKind;
  askedBy: string;
  customerId: string | null;
  memberId: string | null;
  orderIds: string[];
  receivedAt: Date;
  dueAt: Date;
  tries: number;
}

const columns = `id, event_id::text as "eventId", kind, asked_by as "askedBy", customer_id::text as "customerId", member_id as "memberId",
  order_ids::text[] as "orderIds", received_at as "receivedAt", due_at as "dueAt", tries`;

export interface Heard {
  topic: ComplianceTopic;
  eventId: string;
  customerId: string | null;
  orderIds: string[];
}

/** Notes a request of Shopify's, with its ids and nothing else, and has it worked off. Null: it was noted before, and nothing changes. */
export async function noteRequest(tx: ShopTx, { topic, eventId, customerId, orderIds }: Heard): Promise<StoredRequest | null> {
  const added = await addRequest(tx, { kind: kindOf[topic], eventId, askedBy: "shopify", customerId, orderIds });
  if (added)
    await noteActs(tx, [
      { actor: "shopify", action: `compliance.${topic}`, subject: await subjectOf(tx, customerId), detail: { eventId } },
    ]);
  return added;
}

/** Notes a wish of the merchant's people, made under an id of the page's: the same id again is the same wish. */
export async function askForArchive(tx: ShopTx, customerId: string, { id, by }: { id: string; by: string }): Promise<void> {
  const added = await addRequest(tx, { id, kind: "data-request", eventId: null, askedBy: by, customerId, orderIds: [] });
  if (added) await noteActs(tx, [{ actor: by, action: "compliance.ask", subject: await subjectOf(tx, customerId), detail: {} }]);
}

interface NewRequest {
  id?: string;
  kind: RequestKind;
  eventId: string | null;
  askedBy: string;
  customerId: string | null;
  orderIds: string[];
}

async function addRequest(
  tx: ShopTx,
  { id = uuid(), kind, eventId, askedBy, customerId, orderIds }: NewRequest,
): Promise<StoredRequest | null> {
  const member = customerId === null ? null : await memberOfCustomer(tx, customerId);
  const due = new Date(tx.now.getTime() + termDays * day);
  const [added] = await tx.sql<StoredRequest>(
    `insert into privacy_request (shop_id, id, event_id, kind, asked_by, customer_id, member_id, order_ids, received_at, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::bigint[], $9, $10) on conflict do nothing returning ${columns}`,
    [tx.shopId, id, eventId, kind, askedBy, customerId, member?.id ?? null, orderIds, tx.now, due],
  );
  if (added) await work(tx, id);
  return added ?? null;
}

/** Of a member we say our own id, which says nothing once they are erased. */
async function subjectOf(tx: ShopTx, customerId: string | null): Promise<string> {
  if (customerId === null) return "shop";
  return (await memberOfCustomer(tx, customerId))?.id ?? "unknown-customer";
}

/** Has the request worked off, at this real time or at once. */
export async function work(tx: ShopTx, requestId: string, runAt?: Date): Promise<void> {
  await tx.addJob(
    complianceJob.name,
    { shopId: tx.shopId, requestId },
    { key: `compliance/${tx.shopId}/${requestId}`, ...(runAt ? { runAt } : {}) },
  );
}

/** One that still waits, locked: two workers do not do the same. Null: it is done, or there is none. */
export async function waitingRequest(tx: ShopTx, id: string): Promise<StoredRequest | null> {
  const [row] = await tx.sql<StoredRequest>(
    `select ${columns} from privacy_request where shop_id = $1 and id = $2 and state = 'waiting' for update`,
    [tx.shopId, id],
  );
  return row ?? null;
}

/** The requests of a shop that wait, oldest first. */
export async function waitingRequests(tx: ShopTx): Promise<StoredRequest[]> {
  return tx.sql<StoredRequest>(`select ${columns} from privacy_request where shop_id = $1 and state = 'waiting' order by received_at, id`, [
    tx.shopId,
  ]);
}

/** What came of a request, for whoever asks later whether it was done. `void`: there was nothing to do any more. */
export async function closeRequest(
  tx: ShopTx,
  request: StoredRequest,
  { state = "done", outcome, result, memberId }: { state?: "done" | "void"; outcome: string; result?: object; memberId?: string | null },
): Promise<void> {
  await tx.sql(
    `update privacy_request set state = $3, outcome = $4, result = $5::jsonb, done_at = $6, error = null, tries = tries + 1,
            member_id = coalesce($7, member_id)
      where shop_id = $1 and id = $2`,
    [tx.shopId, request.id, state, outcome, result ? JSON.stringify(result) : null, tx.now, memberId ?? null],
  );
  await noteActs(tx, [
    {
      actor: "system",
      action: `compliance.${state}`,
      subject: memberId ?? request.memberId ?? "shop",
      detail: { kind: request.kind, outcome },
    },
  ]);
}

/** A try did not finish it: why, and when it is tried again (real time). */
export async function putOff(tx: ShopTx, request: StoredRequest, error: string, at: Date): Promise<void> {
  await tx.sql("update privacy_request set tries = tries + 1, error = $3 where shop_id = $1 and id = $2", [tx.shopId, request.id, error]);
  await work(tx, request.id, at);
}
