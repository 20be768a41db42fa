import { describe, expect, it } from "vitest";
import { ledgerState } from "../../../tests/support/ledger-state";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { audit } from "../../ledger/audit.server";
import { demoProgram } from "../../loyalty/default-program";
import type { ProgramDocument } from "../../loyalty/program";
import { drainUntilEmpty } from "../drain.server";
import { arrive, makeShop, orderBody, type OrderGiven, type TestShop } from "../intake.fixture";

useDatabase();

const program: ProgramDocument = {
  ...demoProgram,
  earning: [
    { key: "purchase", title: { en: "Shop" }, on: "order", points: "1", per: "1.00" },
    {
      key: "double",
      title: { en: "Double" },
      on: "boost",
      effect: "multiply",
      by: "2",
      when: { minimum: "20.00" },
      cap: { period: { points: 50, every: "month" } },
    },
    { key: "slow", title: { en: "Slow" }, on: "order", gives: "per-order", points: "5", multiplied: false, pendingDays: 60 },
    { key: "second", title: { en: "Second" }, on: "challenge", counts: "orders", steps: [{ at: "2", points: "7" }] },
  ],
};

const placed = { "6001": "2026-10-01T10:00:00Z", "6002": "2026-10-05T10:00:00Z", "6003": "2026-11-02T10:00:00Z" } as const;
const order = (id: keyof typeof placed, more: Partial<OrderGiven> = {}) =>
  orderBody({ id, placedAt: placed[id], lines: [{ id: `${id}1`, price: "40.00", quantity: 1 }], ...more });
const refunded = (id: keyof typeof placed, at: string) =>
  order(id, {
    updatedAt: at,
    lines: [{ id: `${id}1`, price: "40.00", quantity: 1, remaining: 0 }],
    refunds: [{ id: `9${id}`, at, lines: [{ line: `${id}1`, quantity: 1, price: "40.00" }] }],
  });

async function sourcesOf(shop: TestShop): Promise<Record<string, Record<string, number>>> {
  const rows = await inShop(shop.id, (tx) =>
    tx.sql<{ order_id: string; sources: Record<string, { granted: number; reversed: number }> }>(
      "select order_id::text, sources from order_state order by order_id",
    ),
  );
  return Object.fromEntries(
    rows.map(({ order_id, sources }) => [
      order_id,
      Object.fromEntries(Object.entries(sources).map(([key, { granted, reversed }]) => [key, granted - reversed])),
    ]),
  );
}

const audited = (shop: TestShop) => inShop(shop.id, (tx) => audit(tx));

describe("an order under several rules", () => {
  const afterAll = {
    "6001": { purchase: 40, double: 40, slow: 5 },
    "6002": { purchase: 40, double: 10, slow: 5, second: 7 },
    "6003": { purchase: 40, double: 40, slow: 5 },
  };

  it("is granted source by source, within what a month allows, whatever came first", async () => {
    for (const arrival of [
      ["6001", "6002", "6003"],
      ["6003", "6002", "6001"],
    ] as const) {
      const shop = await makeShop(program);
      for (const id of arrival) {
        await arrive(shop, "orders/paid", order(id));
        await drainUntilEmpty();
      }
      expect(await sourcesOf(shop)).toEqual(afterAll);
      expect(await audited(shop)).toMatchObject({ ok: true });
    }
  });

  it("each source is a lot with its own dates and a transfer that says why of itself alone", async () => {
    const shop = await makeShop(program);
    await arrive(shop, "orders/paid", order("6001"));
    await drainUntilEmpty();
    const lots = await inShop(shop.id, (tx) =>
      tx.sql<{ source: string; available_at: Date }>("select source, available_at from lot order by source"),
    );
    expect(lots.map(({ source, available_at }) => [source, available_at.toISOString()])).toEqual([
      ["double", "2026-10-15T10:00:00.000Z"],
      ["purchase", "2026-10-15T10:00:00.000Z"],
      ["slow", "2026-11-30T11:00:00.000Z"],
    ]);
    const said = await inShop(shop.id, (tx) =>
      tx.sql<{ key: string; codes: string[] }>(
        `select cause_key as key, jsonb_path_query_array(explanation, '$.codes[*].code') as codes from transfer where kind = 'grant' order by cause_key`,
      ),
    );
    expect(said).toEqual([
      { key: "order/6001/1/grant/double", codes: ["boost-multiply"] },
      { key: "order/6001/1/grant/purchase", codes: ["rule-rate"] },
      { key: "order/6001/1/grant/slow", codes: ["rule-whole"] },
    ]);
  });

  it("newer facts date the lots that are held anew, each by its own rule, though no point moves", async () => {
    const earning = program.earning!.map((rule) => (rule.on === "order" ? { ...rule, grantWhen: "fulfilled" as const } : rule));
    const shop = await makeShop({ ...program, earning });
    const fulfilled = (at: string) => ({
      ...order("6001", { updatedAt: at }),
      fulfillment_status: "fulfilled",
      fulfillments: [{ id: 1, status: "success", created_at: at, updated_at: at, line_items: [{ id: 60011, quantity: 1 }] }],
    });
    const lots = () =>
      inShop(shop.id, (tx) =>
        tx.sql<{ source: string; day: string }>("select source, available_at::date::text as day from lot order by source"),
      );
    await arrive(shop, "orders/updated", fulfilled("2026-10-03T10:00:00Z"));
    await drainUntilEmpty();
    const before = await lots();
    expect(before).toHaveLength(3);
    await arrive(shop, "orders/updated", fulfilled("2026-10-06T10:00:00Z"));
    await drainUntilEmpty();
    const after = await lots();
    const later = (day: string) => new Date(Date.parse(day) + 3 * 86_400_000).toISOString().slice(0, 10);
    expect(after).toEqual(before.map(({ source, day }) => ({ source, day: later(day) })));
    expect(await audited(shop)).toMatchObject({ ok: true });
  });

  it("a refund takes back its own sources, gives later orders room, and keeps the dates of what stays", async () => {
    const shop = await makeShop(program);
    await arrive(shop, "orders/updated", refunded("6001", "2026-10-03T10:00:00Z"));
    for (const id of ["6002", "6003"] as const) await arrive(shop, "orders/paid", order(id));
    await drainUntilEmpty();
    expect(await sourcesOf(shop)).toEqual({
      "6001": { purchase: 0, double: 0, slow: 0 },
      "6002": { purchase: 40, double: 40, slow: 5 },
      "6003": { purchase: 40, double: 40, slow: 5, second: 7 },
    });
    expect(await audited(shop)).toMatchObject({ ok: true });
    const { orders } = await ledgerState(shop.id);
    expect(orders["6003"]).toMatchObject({ granted: 92, reversed: 0 });
  });
});
