import type { ShopTx } from "../../db/tenancy.server";
import { ensureMembers, readMembers } from "../../members/ensure.server";
import type { MemberRow } from "../../members/member-row";
import { grantSignupPoints } from "../../members/signup-points.server";
import type { CustomerFacts } from "../../shopify/facts/customer-facts";
import { readOrderJob, type ReadOrderPayload } from "../jobs";
import { lockOrders } from "../shop-lock.server";
import type { Fate, IncomingOrder } from "./incoming";
import { claimWaiting } from "./claim-waiting.server";
import { judgeAndPost } from "./judge-and-post.server";
import { loadOrders } from "./load-orders.server";
import { sortByNewest } from "./newest.server";
import type { Change } from "./outcome";
import type { OrderRow } from "./order-row";

/**
 * The one door by which orders come in, whoever says them: webhooks, the Admin API, the sweep. Stores what is newest,
 * judges the orders of the members concerned, posts points. Says of each order what became of it.
 */
export async function applyOrders(tx: ShopTx, orders: readonly IncomingOrder[]): Promise<Fate[]> {
  if (orders.length === 0) return [];
  await lockOrders(tx);
  const held = await loadOrders(tx, [...new Set(orders.map(({ facts }) => facts.orderId))]);
  const { fates, fresh, tied } = await sortByNewest(tx, orders, held);
  const members = await ensureMembers(tx, customersOf(orders.filter((_, index) => fates[index] !== "unchanged")));
  const erased = await erasedOwners(tx, fresh, held);
  const changes = [...fresh.values()].map((incoming) => {
    const row = held.get(incoming.facts.orderId) ?? null;
    return { incoming, row, memberId: ownerOf(incoming, row, members, erased) } satisfies Change;
  });
  const known = new Map([...members.values()].map((member) => [member.id, member]));
  // before the judging: where tiers are measured in points, orders placed after the joining stand on these
  const withAccount = [...known.values()].filter(({ accountState }) => accountState === "enabled").map(({ id }) => id);
  await grantSignupPoints(tx, withAccount);
  await judgeAndPost(tx, { changes, memberIds: [...known.keys()], known });
  const guests = changes.flatMap(({ memberId, incoming }) =>
    memberId === null && incoming.facts.guestHash ? [incoming.facts.guestHash] : [],
  );
  await claimWaiting(tx, { guestHashes: guests, memberIds: withAccount });
  for (const orderId of tied) await queueReading(tx, { shopId: tx.shopId, orderId });
  return fates;
}

/** Has the order read from Shopify and applied by this same door. The same wish twice is one job. */
export async function queueReading(tx: ShopTx, payload: ReadOrderPayload): Promise<void> {
  const key = ["read-order", payload.shopId, payload.orderId, ...(payload.refund ? [payload.refund.id] : [])].join("/");
  await tx.addJob(readOrderJob.name, payload, { key });
}

/**
 * Whose order it is: its customer's, else nobody's. A guest's order that a verified identity claimed stays with its member as
 * long as it is the same guest's; one whose customer was erased stays where it was judged.
 */
function ownerOf(
  { facts }: IncomingOrder,
  row: OrderRow | null,
  members: ReadonlyMap<string, MemberRow>,
  erased: ReadonlySet<string>,
): string | null {
  if (facts.customerId !== null) return members.get(facts.customerId)?.id ?? null;
  if (!row?.member_id) return null;
  const claimed = row.guest_hash !== null && row.guest_hash === facts.guestHash;
  return claimed || erased.has(row.member_id) ? row.member_id : null;
}

/** The erased members among those whose order names no customer any more. */
async function erasedOwners(
  tx: ShopTx,
  fresh: ReadonlyMap<string, IncomingOrder>,
  held: ReadonlyMap<string, OrderRow>,
): Promise<Set<string>> {
  const owners = [...fresh.values()].flatMap(({ facts }) => {
    const owner = facts.customerId === null ? held.get(facts.orderId)?.member_id : null;
    return owner ? [owner] : [];
  });
  if (owners.length === 0) return new Set();
  const rows = await readMembers(tx, [...new Set(owners)]);
  return new Set([...rows.values()].filter(({ status }) => status === "erased").map(({ id }) => id));
}

/** The customers of these orders, each once with its newest profile, first seen at its earliest order. */
function customersOf(orders: readonly IncomingOrder[]): Array<CustomerFacts & { seenAt: string }> {
  const customers = new Map<string, CustomerFacts & { seenAt: string }>();
  for (const { facts, customer } of orders) {
    if (facts.customerId === null) continue;
    const profile = customer ?? bare(facts.customerId);
    const before = customers.get(facts.customerId);
    const seenAt = before && before.seenAt < facts.placedAt ? before.seenAt : facts.placedAt;
    const newer = !before || (profile.updatedAt ?? "") > (before.updatedAt ?? "");
    customers.set(facts.customerId, { ...(newer ? profile : before), seenAt });
  }
  return [...customers.values()];
}

function bare(customerId: string): CustomerFacts {
  return {
    customerId,
    createdAt: null,
    updatedAt: null,
    email: null,
    emailVerified: false,
    firstName: null,
    lastName: null,
    locale: null,
    accountState: null,
  };
}
