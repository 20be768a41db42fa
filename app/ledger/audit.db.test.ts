import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { asAdmin, useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { audit } from "./audit.server";
import { eraseShop } from "./erase.server";
import { earn, keepOrder, makeMembers, makeShop, order, reserve, transfersOf } from "./ledger.fixture";
import { post } from "./post.server";

const database = useDatabase();

async function good(): Promise<{ shopId: string; id: string }> {
  const shopId = await makeShop();
  const [id] = await makeMembers(shopId, 1);
  await inShop(shopId, async (tx) => {
    await post(tx, [earn(id!, "1", 100), order(id!, "5", 1, { grant: 40 })]);
    await keepOrder(tx, "5", id!, { granted: 40, reversed: 0 });
  });
  await reserve(shopId, id!, 30);
  return { shopId, id: id! };
}

/** Each fault is one that only a path around the ledger could make; each is found by its own check, with the offender named. */
const faults: Array<{ check: string; also?: string[]; sql: string }> = [
  {
    check: "balances-equal-transfers",
    also: ["lots-equal-balances", "everything-adds-up-to-zero"],
    sql: "update member set available = available + 1 where shop_id = $1",
  },
  { check: "lots-equal-balances", sql: "update lot set remaining = remaining - 1 where shop_id = $1 and remaining > 50" },
  { check: "orders-equal-their-transfers", sql: "update order_state set granted = 41 where shop_id = $1" },
  {
    check: "held-equals-live-redemptions",
    also: ["redemptions-equal-their-transfers"],
    sql: "update redemption set status = 'failed' where shop_id = $1",
  },
  { check: "redemptions-equal-their-transfers", sql: "update redemption set returned = 0, captured = 5 where shop_id = $1" },
  {
    check: "referrals-equal-their-transfers",
    sql: `insert into referral_gain (shop_id, id, member_id, side, friends, kind, points, given_at)
          select shop_id, gen_random_uuid(), id, 'milestone', 3, 'points', 50, now() from member where shop_id = $1`,
  },
];

describe("the audit", () => {
  it("finds nothing where all is well", async () => {
    const { shopId } = await good();
    const answer = await inShop(shopId, audit);
    expect(answer).toMatchObject({ ok: true });
    expect(answer.checks).toHaveLength(10);
  });

  it.each(faults)("finds what breaks $check", async ({ check, also = [], sql }) => {
    const { shopId } = await good();
    await asAdmin(database.adminUrl(), (client) => client.query(sql, [shopId]));
    const { ok, checks } = await inShop(shopId, audit);
    expect(ok).toBe(false);
    expect(
      checks
        .filter((each) => !each.ok)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([check, ...also].sort());
    expect(checks.find(({ name }) => name === check)?.detail).toMatch(/\d/u);
  });

  it("follows a merged member for its orders, and finds points of an order that moved on", async () => {
    const { shopId, id } = await good();
    const [other] = await makeMembers(shopId, 1);
    await inShop(shopId, (tx) => keepOrder(tx, "5", other!, { granted: 40, reversed: 0 }));
    expect((await inShop(shopId, audit)).checks.find(({ name }) => name === "orders-equal-their-transfers")?.detail).toContain(id);
    await inShop(shopId, (tx) => tx.sql("update member set merged_into = $2 where id = $1", [id, other]));
    expect((await inShop(shopId, audit)).ok).toBe(true);
  });
});

describe("erasing a shop", () => {
  it("leaves nothing of it, and everything of others", async () => {
    const [one, two] = [await good(), await good()];
    await eraseShop(one.shopId);
    expect(await inShop(one.shopId, (tx) => transfersOf(tx, one.id))).toEqual([]);
    expect(await inShop(one.shopId, (tx) => tx.prisma.member.count())).toBe(0);
    expect(await inShop(two.shopId, (tx) => transfersOf(tx, two.id))).toHaveLength(3);
    await expect(inShop(two.shopId, (tx) => tx.sql("delete from transfer where id <> $1", [v7()]))).rejects.toThrow(/append-only/u);
  });
});
