import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { arrive, customerBody, makeShop, orderBody } from "../intake/intake.fixture";
import { drainUntilEmpty } from "../intake/drain.server";
import { demoProgram } from "../loyalty/default-program";
import { mergeMembers } from "./merge.server";
import { readMember } from "./read.server";
import { endTiersByHand, setTiersByHand } from "./tier-by-hand.server";

useDatabase();

const hour = 3_600_000;
const by = "staff:42";
const ahead = (hours: number) => new Date(Date.now() + hours * hour).toISOString();

async function memberOf(shopId: string, customerId: string): Promise<string> {
  const [row] = await inShop(shopId, (tx) => tx.sql<{ id: string }>("select id from member where customer_id = $1", [customerId]));
  return row!.id;
}
const pointsOf = (shopId: string) =>
  inShop(shopId, async (tx) => {
    const rows = await tx.sql<{ order_id: string; granted: string }>("select order_id, granted from order_state order by order_id");
    return Object.fromEntries(rows.map(({ order_id, granted }) => [order_id, Number(granted)]));
  });
const shopWithMember = async () => {
  const shop = await makeShop({ ...demoProgram });
  await arrive(shop, "customers/create", customerBody({ id: "7001" }));
  await drainUntilEmpty();
  return { shop, memberId: await memberOf(shop.id, "7001") };
};
const order = (shop: Awaited<ReturnType<typeof makeShop>>, id: string, placedAt: string) =>
  arrive(shop, "orders/create", orderBody({ id, placedAt }));

describe("a tier set by hand", () => {
  it("is the tier of orders placed within it, whenever they arrive, and of no other", async () => {
    const { shop, memberId } = await shopWithMember();
    await order(shop, "5001", ahead(-2));
    await drainUntilEmpty();
    await inShop(shop.id, (tx) => setTiersByHand(tx, [memberId], { tier: "gold", until: new Date(ahead(48)), by }));
    expect((await inShop(shop.id, (tx) => readMember(tx, "7001"))).tier).toMatchObject({ key: "gold", until: expect.any(String) });
    await order(shop, "5002", ahead(1));
    // placed before it, and heard of after it
    await order(shop, "5003", ahead(-1));
    await drainUntilEmpty();
    expect(await pointsOf(shop.id)).toEqual({ "5001": 10, "5002": 15, "5003": 10 });
    await systemSql("update clock set offset_ms = $1", [24 * hour]);
    try {
      expect(await inShop(shop.id, (tx) => endTiersByHand(tx, [memberId], { by }))).toEqual([memberId]);
      expect(await inShop(shop.id, (tx) => endTiersByHand(tx, [memberId], { by }))).toEqual([]);
      await order(shop, "5004", ahead(30));
      await order(shop, "5005", ahead(20));
      await drainUntilEmpty();
      expect(await pointsOf(shop.id)).toMatchObject({ "5002": 15, "5004": 10, "5005": 15 });
    } finally {
      await systemSql("update clock set offset_ms = 0");
    }
    const changes = await inShop(shop.id, (tx) => tx.sql("select to_tier, reason from tier_change order by posted_at, id"));
    expect(changes.slice(-2)).toEqual([
      { to_tier: "gold", reason: "by-hand" },
      { to_tier: "bronze", reason: "by-hand-over" },
    ]);
  });

  it("ends by its date without anyone doing anything", async () => {
    const { shop, memberId } = await shopWithMember();
    await inShop(shop.id, (tx) => setTiersByHand(tx, [memberId], { tier: "silver", until: new Date(ahead(2)), by }));
    await systemSql("update clock set offset_ms = $1", [3 * hour]);
    try {
      expect((await inShop(shop.id, (tx) => readMember(tx, "7001"))).tier).toMatchObject({ key: "bronze", until: null });
    } finally {
      await systemSql("update clock set offset_ms = 0");
    }
  });

  it("is replaced by another one, which says what it replaced, and undone by its id alone", async () => {
    const { shop, memberId } = await shopWithMember();
    const set = (tier: string) => inShop(shop.id, (tx) => setTiersByHand(tx, [memberId], { tier, until: new Date(ahead(9)), by }));
    const [first] = await set("silver");
    expect(first?.replaced).toBeNull();
    const [second] = await set("gold");
    expect(second?.replaced).toMatchObject({ tier: "silver" });
    expect(await inShop(shop.id, (tx) => endTiersByHand(tx, [memberId], { by, only: [first!.id] }))).toEqual([]);
    expect(await inShop(shop.id, (tx) => endTiersByHand(tx, [memberId], { by, only: [second!.id] }))).toEqual([memberId]);
  });

  it("is refused for a tier that is none and a date that is over; nobody is nobody", async () => {
    const { shop, memberId } = await shopWithMember();
    const set = (tier: string, until: string, ids = [memberId]) =>
      inShop(shop.id, (tx) => setTiersByHand(tx, ids, { tier, until: new Date(until), by }));
    await expect(set("lead", ahead(1))).rejects.toMatchObject({ code: "invalid_input", detail: { faults: [{ path: "tier" }] } });
    await expect(set("gold", ahead(-1))).rejects.toMatchObject({ code: "invalid_input", detail: { faults: [{ path: "until" }] } });
    expect(await set("gold", ahead(1), ["01900000-0000-7000-8000-000000000000"])).toEqual([]);
  });

  it("goes with a merge to the member that is left", async () => {
    const { shop, memberId } = await shopWithMember();
    await arrive(shop, "customers/create", customerBody({ id: "7002" }));
    await drainUntilEmpty();
    await inShop(shop.id, (tx) => setTiersByHand(tx, [memberId], { tier: "gold", until: new Date(ahead(9)), by }));
    const kept = await inShop(shop.id, (tx) => mergeMembers(tx, { from: "7001", into: "7002" }));
    await inShop(shop.id, (tx) => tx.sql("update member set tier_due_at = now() where id = $1", [kept]));
    expect((await inShop(shop.id, (tx) => readMember(tx, "7002"))).tier?.key).toBe("gold");
  });
});
