import { z } from "zod";
import { realNow } from "../../base/clock";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import { eraseMember } from "../../members/erase.server";
import { forgetAnswers, forgetDiscounts, forgetFiles, forgetOrders } from "../../members/forget.server";
import type { Person } from "../../members/person";
import { guestHashOf } from "../../members/profile.server";
import { shopRow } from "../../programs/shop.server";
import { lockOrders, whileOthersJudge } from "../shop-lock.server";
import { bodyOfEvent, emptyBody, forgetInInbox } from "./forget-inbox.server";
import { closeRequest, day, putOff, waitingRequest, type StoredRequest } from "./requests.server";

/** Something of the person may be in the midst of being worked on: it is let be until so long before the term, and then no more. */
const patience = 10 * day;

const named = z.object({ customer: z.object({ email: z.string().nullish(), phone: z.string().nullish() }).nullish() });

interface Left {
  person: Person;
  memberId: string | null;
  orders: number;
  files: number;
  underWay: number;
}

/**
 * Forgets a customer everywhere: profile, orders, referrals, files and searches, answers of the interface, bodies of the inbox. The ledger
 * stays and balances. May run twice. What is still being worked on (an event that waits, a file that is written, a code that is made) is
 * looked at again a little later, and only then is the request done.
 */
export async function forgetCustomer(shopId: string, requestId: string): Promise<void> {
  const begun = await inShop(shopId, async (tx) => ({
    request: await waitingRequest(tx, requestId),
    domain: (await shopRow(tx)).domain,
    now: tx.now,
  }));
  const { request, domain } = begun;
  if (!request) return;
  // the request's own body says more than its ids, as long as it is kept
  const said = named.safeParse(await bodyOfEvent(request.eventId)).data?.customer;
  const hurried = begun.now.getTime() > request.dueAt.getTime() - patience;
  const left = await inShop(shopId, (tx) => forgetRows(tx, request, { email: said?.email ?? null, hurried }), whileOthersJudge);
  const { person } = left;
  const inbox = await forgetInInbox(
    domain,
    {
      numbers: [...person.customerIds, ...request.orderIds],
      words: [person.email, said?.email, said?.phone].flatMap((one) => one ?? []),
      // whoever tries again must still know whom it was about
    },
    request.eventId,
  );
  const done = await inShop(shopId, async (tx) => {
    const still = await waitingRequest(tx, requestId);
    if (!still) return false;
    if (inbox.waiting + left.underWay > 0 && !hurried) {
      const minutes = Math.min(2 ** still.tries, 60);
      await putOff(tx, still, "under-way", new Date(realNow().getTime() + minutes * 60_000));
      return false;
    }
    await forgetRequests(tx, person.customerIds, left.memberId);
    const result = { orders: left.orders, files: left.files, events: inbox.emptied };
    const held = left.memberId !== null || left.orders + left.files + inbox.emptied > 0;
    await closeRequest(tx, still, { outcome: held ? "forgotten" : "nothing-held", result, memberId: left.memberId });
    return true;
  });
  if (done) await emptyBody(request.eventId);
}

async function forgetRows(
  tx: ShopTx,
  request: StoredRequest,
  { email, hurried }: { email: string | null; hurried: boolean },
): Promise<Left> {
  await lockOrders(tx);
  const person = await personOf(tx, request, email);
  const memberId = request.customerId === null ? request.memberId : await eraseMember(tx, request.customerId);
  const memberIds = memberId === null ? [] : await andMerged(tx, memberId);
  const guestHashes = [email, person.email].flatMap((one) => (one ? [guestHashOf(one)] : []));
  await forgetOrders(tx, { memberIds, orderIds: request.orderIds });
  const asGuest = await forgetOrders(tx, { memberIds: [], guestHashes });
  // a friend who never became a customer is known by their address alone
  await tx.sql(
    `update referral set friend_hash = null, friend_alias_hash = null, network_hash = null where shop_id = $1 and friend_hash = any($2::text[])`,
    [tx.shopId, guestHashes],
  );
  const codes = await forgetDiscounts(tx, memberIds, hurried);
  const { files, underWay } = await forgetFiles(tx, person);
  await forgetAnswers(tx, person);
  const [all] = await tx.sql<{ count: number }>(
    "select count(*)::int as count from order_state where shop_id = $1 and forgotten and (member_id = any($2::uuid[]) or order_id = any($3::bigint[]))",
    [tx.shopId, memberIds, request.orderIds],
  );
  return { person, memberId, orders: (all?.count ?? 0) + asGuest, files, underWay: underWay + codes };
}

/** Who it is, as long as something of them is held. */
async function personOf(tx: ShopTx, { customerId, memberId }: StoredRequest, email: string | null): Promise<Person> {
  const rows = await tx.sql<{
    customer_id: string | null;
    email: string | null;
    first_name: string | null;
    last_name: string | null;
    kept: boolean;
  }>(
    `with kept as (select coalesce(merged_into, id) as id from member where shop_id = $1 and (customer_id = $2 or id = $3))
     select m.customer_id, m.email, m.first_name, m.last_name, m.merged_into is null as kept from member m
      where m.shop_id = $1 and (m.customer_id = $2 or m.id in (select id from kept) or m.merged_into in (select id from kept))`,
    [tx.shopId, customerId, memberId],
  );
  const own = rows.find(({ customer_id: id }) => id === customerId) ?? rows.find(({ kept }) => kept);
  // of a merged customer the record alone is forgotten: the person behind the kept one stays
  const ids = own?.kept ? rows.flatMap(({ customer_id: id }) => id ?? []) : [];
  return {
    customerIds: [...new Set([...(customerId === null ? [] : [customerId]), ...ids])],
    email: own?.email ?? email,
    firstName: own?.first_name ?? null,
    lastName: own?.last_name ?? null,
  };
}

async function andMerged(tx: ShopTx, memberId: string): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>("select id from member where shop_id = $1 and (id = $2 or merged_into = $2)", [
    tx.shopId,
    memberId,
  ]);
  return rows.map(({ id }) => id);
}

/** That they asked stays, with whom of us it was about; their number and what was put together for them goes. */
async function forgetRequests(tx: ShopTx, customerIds: readonly string[], memberId: string | null): Promise<void> {
  await tx.sql(
    `update privacy_request set customer_id = null, order_ids = '{}', archive = null, archive_until = null
      where shop_id = $1 and (customer_id = any($2::bigint[]) or member_id = $3)`,
    [tx.shopId, customerIds, memberId],
  );
}
