import fc from "fast-check";
import { v7 } from "uuid";
import { expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { orderRefusal } from "../loyalty/eligibility";
import { channels, type OrderFacts } from "../loyalty/order-facts";
import { demoProgram } from "../loyalty/default-program";
import { pointsValue } from "../loyalty/rewards";
import { memberStatuses, transferKinds } from "../loyalty/words";
import { makeShop } from "../members/members.fixture";
import { liveVersion } from "../programs/versions.server";
import { keyFigures } from "./key-figures.server";
import { ordersThatEarned } from "./orders.server";
import { periodsAt, type Period } from "./periods";

useDatabase();
const zone = "Europe/London";
const day = 86_400_000;
const accounts = ["pending", "available", "held", "owed", "issued", "redeemed", "expired"] as const;

/** Days ago, at an odd time: the edges of both periods are among them. */
const daysAgo = fc.oneof(fc.double({ min: 0, max: 70, noNaN: true }), fc.constantFrom(0, 29, 30, 59, 60));
const aMember = fc.record({
  status: fc.constantFrom(...memberStatuses.filter((status) => status !== "erased")),
  joined: fc.option(daysAgo),
  available: fc.nat(500),
  pending: fc.nat(500),
  held: fc.nat(500),
});
const aTransfer = fc.record({
  member: fc.nat(),
  kind: fc.constantFrom(...transferKinds.filter((kind) => !["approve", "reserve", "release", "merge"].includes(kind))),
  from: fc.constantFrom(...accounts),
  to: fc.constantFrom(...accounts),
  amount: fc.integer({ min: 1, max: 1_000_000 }),
  ago: daysAgo,
});
const anOrder = fc.record({
  member: fc.option(fc.nat()),
  ago: daysAgo,
  payment: fc.constantFrom("paid" as const, "paid" as const, "unpaid" as const, "partial" as const, "void" as const),
  channel: fc.constantFrom(...channels),
  test: fc.boolean(),
  b2b: fc.boolean(),
  currency: fc.constantFrom("GBP", "GBP", "EUR"),
  tags: fc.subarray(["staff", "vip", "no-loyalty"]),
  cancelled: fc.boolean(),
  deleted: fc.boolean(),
  granted: fc.nat(3),
  reward: fc.boolean(),
});
const aShop = fc.record({
  members: fc.array(aMember, { minLength: 1, maxLength: 12 }),
  transfers: fc.array(aTransfer, { maxLength: 30 }),
  orders: fc.array(anOrder, { maxLength: 30 }),
});
type Given = typeof aShop extends fc.Arbitrary<infer T> ? T : never;

const factsOf = (order: Given["orders"][number], placedAt: Date): OrderFacts => {
  const { payment, channel, test, b2b, currency, tags, cancelled } = order;
  return {
    ...({ payment, channel, test, b2b, currency, tags } as OrderFacts),
    placedAt: placedAt.toISOString(),
    cancelledAt: cancelled ? placedAt.toISOString() : null,
  };
};

async function fill(tx: ShopTx, { members, transfers, orders }: Given): Promise<void> {
  const shopId = BigInt(tx.shopId);
  const at = (ago: number) => new Date(tx.now.getTime() - Math.round(ago * day));
  const ids = members.map(() => v7());
  await tx.prisma.member.createMany({
    data: members.map(({ status, joined, available, pending, held }, place) => ({
      shopId,
      id: ids[place]!,
      customerId: BigInt(place + 1),
      status,
      joinedAt: joined === null ? null : at(joined),
      available,
      pending,
      held,
      createdAt: tx.now,
    })),
  });
  const memberOf = (pick: number) => ids[pick % ids.length]!;
  await tx.prisma.transfer.createMany({
    data: transfers.map(({ member, kind, from, to, amount, ago }) => ({
      shopId,
      id: v7(),
      memberId: memberOf(member),
      fromAccount: from,
      toAccount: to === from ? "moved" : to,
      amount,
      kind,
      causeType: "order",
      causeId: "1",
      causeKey: v7(),
      explanation: { codes: [] },
      at: at(ago),
      postedAt: tx.now,
    })),
  });
  for (const [place, order] of orders.entries()) {
    const placedAt = at(order.ago);
    const orderId = BigInt(place + 1);
    await tx.prisma.orderState.create({
      data: {
        shopId,
        orderId,
        memberId: order.member === null ? null : memberOf(order.member),
        placedAt,
        sourceUpdatedAt: placedAt,
        facts: JSON.parse(JSON.stringify(factsOf(order, placedAt))),
        deleted: order.deleted,
        granted: order.granted,
      },
    });
    if (!order.reward) continue;
    // two codes in one order are one order with a reward
    for (let codes = 0; codes < 1 + (place % 2); codes += 1) {
      const used = { status: "used", usedAt: placedAt, orderId, reservedAt: placedAt, expiresAt: placedAt };
      const spent = { reward: "five-off", programVersion: 1, points: 200, value: {} };
      await tx.prisma.redemption.create({ data: { shopId, id: v7(), memberId: ids[0]!, ...used, ...spent } });
    }
  }
}

it("equal a plain recount, whatever the shop holds", async () => {
  await fc.assert(
    fc.asyncProperty(aShop, async (given) => {
      const shopId = await makeShop();
      await inShop(shopId, async (tx) => {
        await fill(tx, given);
        const { current, before } = periodsAt(tx.now, zone);
        const live = (await liveVersion(tx))!;
        const figures = await keyFigures(tx, "en");
        const within = (ago: number, { from, to }: Period) => {
          const at = tx.now.getTime() - Math.round(ago * day);
          return at >= from.getTime() && at < to.getTime();
        };
        const counts = (order: Given["orders"][number], period: Period) =>
          within(order.ago, period) &&
          !order.deleted &&
          !order.cancelled &&
          order.payment === "paid" &&
          orderRefusal(factsOf(order, new Date(tx.now.getTime() - order.ago * day)), live.program) === null;
        const activeAt = (pick: number | null) => pick !== null && given.members[pick % given.members.length]!.status === "active";
        const ordersIn = (period: Period) => ({
          orders: given.orders.filter((order) => counts(order, period)).length,
          byMembers: given.orders.filter((order) => counts(order, period) && activeAt(order.member)).length,
          withReward: given.orders.filter((order) => order.reward && within(order.ago, period)).length,
        });
        const sum = (period: Period, ...kinds: string[]) =>
          given.transfers.reduce((all, { kind, ago, amount }) => all + (kinds.includes(kind) && within(ago, period) ? amount : 0), 0);
        const active = given.members.filter(({ status }) => status === "active");
        const joinedIn = (period: Period) => active.filter(({ joined }) => joined !== null && within(joined, period)).length;
        const outstanding = given.members.reduce((all, { available, pending, held }) => all + available + pending + held, 0);
        const holds = (account: string) => ["pending", "available", "held"].includes(account);
        const gained = given.transfers
          .filter(({ ago }) => within(ago, current))
          .reduce((all, { from, to, amount }) => all + (holds(to === from ? "moved" : to) ? amount : 0) - (holds(from) ? amount : 0), 0);

        if (figures === null) {
          expect({ active: active.length, outstanding, granted: sum(current, "grant") }).toEqual({ active: 0, outstanding: 0, granted: 0 });
          return;
        }
        expect(figures.members).toEqual({ active: active.length, joined: joinedIn(current), joinedBefore: joinedIn(before) });
        expect(figures.orders).toEqual({ current: ordersIn(current), before: ordersIn(before) });
        const moved = (period: Period) => ({ granted: sum(period, "grant"), spent: sum(period, "capture", "late-capture") });
        expect(figures.points).toMatchObject({
          current: moved(current),
          before: moved(before),
          outstanding,
          outstandingBefore: outstanding - gained,
        });
        const all = { from: before.from, to: current.to };
        expect(figures.points.daily.reduce((sums, { granted }) => sums + granted, 0)).toBe(sum(all, "grant"));
        const value = pointsValue(live.program)!;
        expect(figures.worth?.minor).toBe(Math.floor((outstanding * value.minor) / value.points));
      });
    }),
    { numRuns: 15 },
  );
});

it("do not exist before there is a result: no zeros posing as some", async () => {
  const shopId = await makeShop();
  expect(await inShop(shopId, (tx) => keyFigures(tx, "en"))).toBeNull();
});

it("are one shop's own", async () => {
  const [one, other] = [await makeShop(), await makeShop()];
  const member = { status: "active", joined: 1, available: 70, pending: 0, held: 0 } as const;
  await inShop(one, (tx) => fill(tx, { members: [member], transfers: [], orders: [] }));
  expect((await inShop(one, (tx) => keyFigures(tx, "en")))?.members.active).toBe(1);
  expect(await inShop(other, (tx) => keyFigures(tx, "en"))).toBeNull();
});

it("compare with nothing while the program is younger than the earlier period", async () => {
  const member = { status: "active", joined: 1, available: 70, pending: 0, held: 0 } as const;
  const old = await makeShop();
  const young = await makeShop({ startsAt: new Date(Date.now() - 40 * day).toISOString() });
  for (const [shopId, comparable] of [
    [old, true],
    [young, false],
  ] as const) {
    await inShop(shopId, (tx) => fill(tx, { members: [member], transfers: [], orders: [] }));
    expect((await inShop(shopId, (tx) => keyFigures(tx, "en")))?.comparable).toBe(comparable);
  }
  expect(demoProgram.startsAt).toBe("2000-01-01T00:00:00Z");
});

it("count for the plan the orders of the shop's month that earned, refunded ones too", async () => {
  const shopId = await makeShop();
  const order = { member: 0, payment: "paid", channel: "online", test: false, b2b: false, currency: "GBP", tags: [] } as const;
  const rest = { cancelled: false, deleted: false, reward: false };
  await inShop(shopId, async (tx) => {
    const member = { status: "active", joined: 1, available: 0, pending: 0, held: 0 } as const;
    const grants = [1, 0, 5].map((granted) => ({ ...order, ...rest, tags: [], granted, ago: 0 }));
    const lastMonth = { ...order, ...rest, tags: [], granted: 9, ago: 32 };
    await fill(tx, { members: [member], transfers: [], orders: [...grants, lastMonth] });
    expect(await ordersThatEarned(tx, zone)).toBe(2);
  });
});
