import { expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { line, order } from "../loyalty/fixtures";
import type { OrderFacts } from "../loyalty/order-facts";
import { makeShop } from "../members/members.fixture";
import { medianOrder, middlingOrder } from "./median-order.server";

useDatabase();
const day = 86_400_000;

async function put(tx: ShopTx, goods: readonly number[], more: Partial<OrderFacts> = {}, daysAgo = 3): Promise<void> {
  const from = await tx.prisma.orderState.count();
  await tx.prisma.orderState.createMany({
    data: goods.map((paid, place) => {
      const placedAt = new Date(tx.now.getTime() - daysAgo * day - place);
      const facts = order({ placedAt: placedAt.toISOString(), lines: [line(paid)], ...more });
      return {
        shopId: BigInt(tx.shopId),
        orderId: BigInt(from + place + 1),
        placedAt,
        sourceUpdatedAt: placedAt,
        facts: JSON.parse(JSON.stringify(facts)),
      };
    }),
  });
}
const many = (from: number) => Array.from({ length: 10 }, (_, place) => from + place);

it("is the middle of the goods of the last year's orders, of those that could count", async () => {
  const shopId = await makeShop();
  await inShop(shopId, async (tx) => {
    await put(tx, many(1_000));
    expect(await medianOrder(tx, "GBP")).toBeNull();
    await put(tx, many(3_000));
    expect(await medianOrder(tx, "GBP")).toBe(1_009);
    // none of these is a middling order of customers
    await put(tx, many(90_000), { b2b: true });
    await put(tx, many(90_000), { test: true });
    await put(tx, many(90_000), { payment: "unpaid" });
    await put(tx, many(90_000), { channel: "marketplace" });
    await put(tx, many(90_000), { currency: "EUR" });
    await put(tx, many(90_000), { cancelledAt: tx.now.toISOString() });
    await put(tx, many(90_000), {}, 400);
    await put(tx, many(90_000), { lines: [line(90_000, { giftCard: true })] });
    expect(await medianOrder(tx, "GBP")).toBe(1_009);
    await put(tx, many(5_000), { lines: [line(4_000, { id: "1" }), line(1_000, { id: "2" }), line(7_000, { id: "3", giftCard: true })] });
    expect(await medianOrder(tx, "GBP")).toBe(3_004);
  });
});

it("says what shipping usually costs, where enough paid for it", async () => {
  const shopId = await makeShop();
  await inShop(shopId, async (tx) => {
    await put(tx, many(1_000), { shipping: 0 });
    await put(tx, many(1_000), { shipping: 490 });
    expect(await middlingOrder(tx, "GBP")).toMatchObject({ shipping: null });
    await put(tx, many(1_000), { shipping: 590 });
    expect(await middlingOrder(tx, "GBP")).toEqual({ goods: 1_004, shipping: 490 });
  });
});
