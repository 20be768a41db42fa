import { realNow } from "../base/clock";
import type { ShopTx } from "../db/tenancy.server";
import { lockMembers } from "../ledger/members.server";
import type { Operation } from "../ledger/operations";
import { post } from "../ledger/post.server";
import { compareIds } from "../loyalty/ids";
import type { OrderFacts } from "../loyalty/order-facts";
import { shopCalendar } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { deleteDiscountJob } from "../discounts/jobs";
import { codesOfDiscounts, type KnownCode } from "../discounts/rows.server";
import { graceUntil } from "./last-day";
import { planForOrder, type OrderPlan, type ReturnPolicy } from "./plan-for-order";
import type { RedemptionRow } from "./redemption";
import { changeRedemption, redemptionsOfDiscounts, redemptionsOfOrders } from "./rows.server";

/** A used code stays with the merchant's discounts for a day, for whoever looks at the order. */
const DELETE_DELAY = 24 * 60 * 60 * 1000;

/** An order's newest facts; `deleted`: Shopify deleted it, which gives back like a cancellation. */
export interface OrderToPlan {
  facts: OrderFacts;
  deleted?: boolean;
}

export interface PlannedOrders {
  /** for the posting that the orders' own points go into */
  operations: Operation[];
  /** writes the redemptions' side; call in the same transaction, after the posting */
  apply(): Promise<void>;
}

/**
 * What these orders' newest facts mean for redemptions: capture, late capture, and what is given back after a refund or
 * cancellation, once. Set-based; asks the database nothing when no order carries a code or lost something.
 */
export async function planForOrders(tx: ShopTx, planned: readonly OrderToPlan[]): Promise<PlannedOrders> {
  const orders = planned.map((order) => (order.deleted ? asCancelled(order.facts, tx.now) : order));
  const { rows, earlier } = await concerned(tx, orders);
  if (rows.size === 0) return { operations: [], apply: () => Promise.resolve() };
  const policies = await returnPolicies(tx);
  const plans: PlanOfOrder[] = [];
  const done = new Set<string>();
  for (const { facts } of [...orders].sort(byPlacing)) {
    for (const row of rows.get(facts.orderId) ?? []) {
      const plan = done.has(row.id) ? null : planForOrder(row, facts, policies.get(row.programVersion) ?? standard);
      if (!plan) continue;
      done.add(row.id);
      plans.push({ ...plan, byEarlierCode: facts.discountCodes.some((code) => earlier.get(code) === row.discountId) });
    }
  }
  // in one posting what gives points back comes before what takes them: where an order does both, it captures here
  const both = plans.filter(({ captures, returns }) => captures.length > 0 && returns.length > 0);
  if (both.length > 0)
    await post(
      tx,
      both.flatMap(({ captures }) => captures),
    );
  const operations = plans.flatMap(({ captures, returns }) => (returns.length > 0 ? returns : captures));
  return { operations, apply: () => applyPlans(tx, plans) };
}

/** Nothing says when a deletion happened; what is cancelled already was given back then. */
function asCancelled(facts: OrderFacts, now: Date): OrderToPlan {
  return { facts: { ...facts, cancelledAt: facts.cancelledAt ?? now.toISOString() } };
}

const standard: ReturnPolicy = { giveBack: "share", graceUntil: () => null };

/** By number of the program version under which the points were spent. */
async function returnPolicies(tx: ShopTx): Promise<Map<number, ReturnPolicy>> {
  const versions = await loadVersions(tx);
  const { zone } = await shopCalendar(tx);
  return new Map(
    versions.map(({ number, program: { points } }) => [
      number,
      { giveBack: points.giveBack, graceUntil: (at: string) => graceUntil(at, points.returnGraceDays, zone) },
    ]),
  );
}

type PlanOfOrder = OrderPlan & {
  /** the order carries a code in whose place another one was made */
  byEarlierCode: boolean;
};

interface Concerned {
  /** by order; their members are locked */
  rows: Map<string, RedemptionRow[]>;
  /** codes in whose place another one was made: the discount of that one */
  earlier: Map<string, string>;
}

/** The redemptions of the codes that the orders carry, and of orders that once used one. */
async function concerned(tx: ShopTx, orders: readonly OrderToPlan[]): Promise<Concerned> {
  const byOrder = new Map<string, RedemptionRow[]>();
  const coded = orders.filter(({ facts }) => facts.discountCodes.length > 0);
  const lessened = orders.filter(({ facts }) => hasLost(facts)).map(({ facts }) => facts.orderId);
  const codes =
    coded.length === 0
      ? new Map<string, KnownCode>()
      : await codesOfDiscounts(
          tx,
          coded.flatMap(({ facts }) => facts.discountCodes),
        );
  const find = async () => [
    ...(codes.size === 0
      ? []
      : await redemptionsOfDiscounts(
          tx,
          [...codes.values()].map(({ standsFor }) => standsFor),
        )),
    ...(lessened.length === 0 ? [] : await redemptionsOfOrders(tx, lessened)),
  ];
  const found = await find();
  const earlier = new Map([...codes].flatMap(([code, { id, standsFor }]) => (id === standsFor ? [] : [[code, standsFor] as const])));
  if (found.length === 0) return { rows: byOrder, earlier };
  await lockMembers(tx, [...new Set(found.map(({ memberId }) => memberId))]);
  const rows = new Map((await find()).map((row) => [row.id, row]));
  for (const { facts } of orders) {
    const discounts = new Set(facts.discountCodes.map((code) => codes.get(code)?.standsFor));
    const own = [...rows.values()].filter(
      (row) => row.orderId === facts.orderId || (row.discountId !== null && discounts.has(row.discountId)),
    );
    if (own.length > 0)
      byOrder.set(
        facts.orderId,
        own.sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
  }
  return { rows: byOrder, earlier };
}

const hasLost = (facts: OrderFacts): boolean =>
  facts.cancelledAt !== null ||
  facts.payment === "void" ||
  facts.refunds.length > 0 ||
  facts.lines.some((line) => line.remaining < line.quantity);

function byPlacing(a: OrderToPlan, b: OrderToPlan): number {
  if (a.facts.placedAt !== b.facts.placedAt) return a.facts.placedAt < b.facts.placedAt ? -1 : 1;
  return compareIds(a.facts.orderId, b.facts.orderId);
}

async function applyPlans(tx: ShopTx, plans: readonly PlanOfOrder[]): Promise<void> {
  for (const { row, change, byEarlierCode } of plans) {
    await changeRedemption(tx, row.id, change);
    if (change.usedAt === undefined || row.discountId === null) continue;
    await tx.addJob(deleteDiscountJob.name, deleteDiscountJob.payload.parse({ shopId: tx.shopId, discountId: row.discountId }), {
      key: `delete-discount/${row.discountId}`,
      // one redemption pays for one order: the code that was made anew goes at once where the earlier one was used after all
      runAt: new Date(realNow().getTime() + (byEarlierCode ? 0 : DELETE_DELAY)),
    });
  }
}
