import { inShop, type ShopTx } from "../db/tenancy.server";
import { parseMoney } from "../loyalty/money";
import type { OrderFacts } from "../loyalty/order-facts";
import type { JudgedOrder, ReferralFacts } from "../loyalty/referral-judgement/facts";
import type { HoldSetting } from "../loyalty/referral-judgement/judgement";
import { leastOrder } from "../loyalty/referral-shape";
import { shopRow } from "../programs/shop.server";
import { versionDocument } from "../programs/versions.server";
import type { RunOptions } from "../shopify/admin/client";
import {
  findCustomersAlike,
  readCustomerPersons,
  readOrderPersons,
  type CustomerPerson,
  type OrderPerson,
} from "../shopify/identities.server";
import { isThrowaway } from "./contact";
import {
  circleOf,
  claimCounts,
  friendsOrders,
  judgedOrder,
  otherFriendsOrders,
  tracesOf,
  type ClaimCounts,
  type FriendsOrders,
} from "./judging-rows.server";
import { networkHashOf } from "./network.server";
import { alikeSearch, clientAddresses, isSameMailbox, ordersBefore, partyOf } from "./parties";
import type { ReferralRow } from "./referral";
import { referralOf } from "./rows.server";

const otherFriendsLooked = 20;
const lookAlikesTold = 10;

/** What stands here of a referral, before Shopify is asked who the people are. */
export interface ReferralGroundwork {
  domain: string;
  row: ReferralRow;
  advocateCustomer: string | null;
  friendCustomer: string | null;
  others: string[];
  order: JudgedOrder | null;
  ownAccount: boolean;
  counts: ClaimCounts;
  traces: Set<string>;
  theirs: FriendsOrders;
  circle: number | null;
  hold: HoldSetting;
}

/** Reads it. Throws `not_found`. */
export async function readGroundwork(tx: ShopTx, id: string): Promise<ReferralGroundwork> {
  const row = await referralOf(tx, id);
  const program = await versionDocument(tx, row.programVersion);
  const referral = program?.referral ?? null;
  const order = row.orderId === null ? null : await judgedOrder(tx, row.orderId);
  const least = referral === null ? null : leastOrder(referral);
  return {
    domain: (await shopRow(tx)).domain,
    row,
    advocateCustomer: await customerOf(tx, row.advocateId),
    friendCustomer: await customerOf(tx, row.friendId),
    others: await otherFriendsOrders(tx, row, otherFriendsLooked),
    order: order && {
      goods: paidForGoods(order.facts),
      least: least === null || program === null ? null : parseMoney(least, program.currency),
      minutesAfterClaim: Math.round((Date.parse(order.facts.placedAt) - row.claimedAt.getTime()) / 60_000),
    },
    ownAccount: order?.memberId === row.advocateId,
    counts: await claimCounts(tx, row),
    traces: await tracesOf(tx, row.advocateId),
    theirs: await friendsOrders(tx, row),
    circle: await circleOf(tx, row),
    hold: referral?.hold ?? "standard",
  };
}

async function customerOf(tx: ShopTx, memberId: string | null): Promise<string | null> {
  if (memberId === null) return null;
  const where = { shopId_id: { shopId: BigInt(tx.shopId), id: memberId } };
  return (await tx.prisma.member.findUnique({ where, select: { customerId: true } }))?.customerId?.toString() ?? null;
}

/** After discounts, without gift cards; minor units. */
const paidForGoods = ({ lines }: OrderFacts): number => lines.reduce((sum, line) => sum + (line.giftCard ? 0 : line.paid), 0);

/** Who the two sides are, as Shopify tells it now. For looking at, never for keeping. */
export interface ReferralPeople {
  advocate: CustomerPerson | undefined;
  friend: CustomerPerson | undefined;
  order: OrderPerson | undefined;
  others: OrderPerson[];
}

/** Asks Shopify; outside any transaction. Throws `shopify_unavailable`. */
export async function readPeople(work: ReferralGroundwork, options: RunOptions = {}): Promise<ReferralPeople> {
  const { domain, row, advocateCustomer, friendCustomer, others } = work;
  const orders = await readOrderPersons(domain, [...(row.orderId === null ? [] : [row.orderId]), ...others], options);
  const order = row.orderId === null ? undefined : orders.get(row.orderId);
  const friendId = [friendCustomer, order?.customerId ?? null].find((id) => id !== null && id !== advocateCustomer) ?? null;
  const customers = await readCustomerPersons(
    domain,
    [advocateCustomer, friendId].filter((id) => id !== null),
    options,
  );
  return {
    advocate: advocateCustomer === null ? undefined : customers.get(advocateCustomer),
    friend: friendId === null ? undefined : customers.get(friendId),
    order,
    others: others.flatMap((id) => orders.get(id) ?? []),
  };
}

/** The advocate's orders, but for the one that is judged, which their own account may have placed. */
export const advocatesOrders = ({ row }: ReferralGroundwork, { advocate }: ReferralPeople): OrderPerson[] =>
  (advocate?.orders ?? []).filter(({ orderId }) => orderId !== row.orderId);

/**
 * All that the judge looks at, of one referral. Asks Shopify outside any transaction, and keeps nothing of what it says. Throws
 * `not_found` and `shopify_unavailable`.
 */
export async function gatherFacts(
  shopId: string,
  id: string,
  options: RunOptions = {},
): Promise<{ facts: ReferralFacts; hold: HoldSetting }> {
  const work = await inShop(shopId, (tx) => readGroundwork(tx, id));
  const people = await readPeople(work, options);
  const friend = partyOf([people.order, people.friend, ...(people.friend?.orders ?? [])].filter((one) => one !== undefined));
  const found = await findCustomersAlike(work.domain, alikeSearch(friend), options);
  const sides = [work.advocateCustomer, people.friend?.customerId];
  const alike = found.filter(({ customerId, orderCount }) => !sides.includes(customerId) && orderCount > 0);
  return { facts: factsOf(work, people, friend, alike), hold: work.hold };
}

function factsOf(
  work: ReferralGroundwork,
  people: ReferralPeople,
  friend: ReferralFacts["friend"],
  alike: readonly CustomerPerson[],
): ReferralFacts {
  const { row, counts, traces } = work;
  const ordered = advocatesOrders(work, people);
  const networks = new Set([...traces, ...clientAddresses(ordered).map(networkHashOf)]);
  const orderNetwork = networkHashOf(people.order?.clientIp);
  return {
    advocate: partyOf(people.advocate ? [people.advocate, ...ordered] : []),
    friend,
    otherFriends: people.others.map((one) => partyOf([one])),
    ownAccount:
      work.ownAccount ||
      (people.order !== undefined && people.order.customerId === work.advocateCustomer && work.advocateCustomer !== null),
    merged: row.signals.some(({ code }) => code === "merged"),
    earlierOrders: ordersBefore(row.orderId, work.theirs, people.friend),
    knownMailbox: alike.some((person) => isSameMailbox(person, friend)),
    lookAlikes: alike
      .filter((person) => !isSameMailbox(person, friend))
      .slice(0, lookAlikesTold)
      .map((one) => partyOf([one])),
    sharedNetwork: row.networkHash !== null && networks.has(row.networkHash),
    orderNetworkShared: orderNetwork !== null && networks.has(orderNetwork),
    codeClaims: { day: counts.codeDay, week: counts.codeWeek, networksDay: counts.codeNetworks },
    networkClaims: { minute: counts.networkMinute, day: counts.networkDay, advocatesDay: counts.networkAdvocates },
    aliasReferrals: counts.aliases,
    circle: work.circle,
    disposable: friend.emails.some(isThrowaway),
    order: work.order,
  };
}
