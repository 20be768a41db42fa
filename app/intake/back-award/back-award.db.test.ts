import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { audit } from "../../ledger/audit.server";
import { readRun, startRun } from "../../members/runs.server";
import { publishProgram } from "../../programs/publish.server";
import { arrive, makeShop, orderBody, type TestShop } from "../intake.fixture";
import { drainUntilEmpty } from "../drain.server";
import { demoProgram } from "../../loyalty/default-program";
import { giveBackAward, previewBackAward } from "./back-award.server";
import { pastOrders } from "./past-orders.server";

useDatabase();
let shop: TestShop;
const begins = "2026-10-01T00:00:00Z";
const program = { ...demoProgram, startsAt: begins };
const period = { from: "2026-08-01T00:00:00.000Z", until: "2026-10-01T00:00:00.000Z" };

const place = (id: string, customer: string | null, placedAt: string, price: string) =>
  arrive(
    shop,
    "orders/create",
    orderBody({ id, customer, placedAt, lines: [{ id: `${id}1`, price, quantity: 1 }], email: "g@example.com" }),
  );
const sql = <R>(text: string) => inShop(shop.id, (tx) => tx.sql<R>(text, [shop.id]));
const granted = async () =>
  Object.fromEntries(
    (
      await sql<{ order_id: string; granted: string }>(
        "select order_id::text, granted from order_state where shop_id = $1 order by order_id",
      )
    ).map((row) => [row.order_id, Number(row.granted)]),
  );
const start = async (kind: "award" | "award-preview", more = {}) => {
  const id = await inShop(shop.id, (tx) => startRun(tx, { kind, parameters: { ...period, ...more }, by: "staff:1" }));
  return (await inShop(shop.id, (tx) => readRun(tx, id)))!;
};

beforeAll(async () => {
  shop = await makeShop(null);
  await inShop(shop.id, (tx) => publishProgram(tx, program, { by: "test" }));
  await place("1", "7001", "2026-07-15T10:00:00Z", "100.00");
  await place("2", "7001", "2026-08-15T10:00:00Z", "900.00");
  await place("3", "7002", "2026-09-20T10:00:00Z", "40.00");
  await place("4", null, "2026-09-20T10:00:00Z", "40.00");
  await place("5", "7001", "2026-10-10T10:00:00Z", "400.00");
  await place("6", "7003", "2026-09-21T10:00:00Z", "80.00");
  await drainUntilEmpty();
  // a customer who asked to be forgotten keeps what was decided
  await arrive(shop, "customers/delete", { id: 7003 });
  await drainUntilEmpty();
});

describe("counting orders of before the program", () => {
  it("is offered for what members ordered then", async () => {
    const past = await inShop(shop.id, pastOrders);
    expect(past).toEqual({ begins: "2026-10-01T00:00:00.000Z", orders: 3, members: 2, oldest: "2026-07-15T10:00:00.000Z" });
    expect(await granted()).toMatchObject({ 1: 0, 2: 0, 3: 0, 5: 400 });
  });

  it("is previewed by doing it and undoing it: orders, members, points, and what later orders get by it", async () => {
    const before = await granted();
    const run = await start("award-preview");
    const preview = await previewBackAward(shop.id, run);
    // 900 do not reach silver; with the hundred before them they do, and a later order earns a quarter more
    expect(preview).toEqual({ orders: 2, members: 2, points: 940, others: 0 });
    expect(await granted()).toEqual(before);
    expect(await sql("select from back_award where shop_id = $1")).toHaveLength(0);
    const whole = await previewBackAward(shop.id, await start("award-preview", { from: "2026-07-01T00:00:00.000Z" }));
    expect(whole).toEqual({ orders: 3, members: 2, points: 1040, others: 100 });
  });

  it("brings what the preview said, once, with its reason, and the ledger balances", async () => {
    const run = await start("award");
    const figures = await giveBackAward(shop.id, run);
    expect(figures).toEqual({ orders: 2, members: 2, points: 940 });
    expect(await giveBackAward(shop.id, run)).toEqual(figures);
    expect(await granted()).toMatchObject({ 1: 0, 2: 900, 3: 40, 4: 0, 5: 400, 6: 0 });
    const [order] = await sql<{ explanation: { codes: Array<{ code: string }> } }>(
      "select explanation from order_state where shop_id = $1 and order_id = 3",
    );
    expect(order?.explanation.codes.map(({ code }) => code)).toContain("back-awarded");
    expect(await inShop(shop.id, audit)).toMatchObject({ ok: true });
    const acts = await sql<{ actor: string }>("select actor from audit_entry where shop_id = $1 and action = 'orders.back-award'");
    expect(acts).toEqual([{ actor: "staff:1" }]);
    expect(await inShop(shop.id, pastOrders)).toMatchObject({ orders: 1, members: 1 });
  });

  it("counts an order that is heard of afterwards too, and its refund takes it back", async () => {
    await place("7", "7002", "2026-09-25T10:00:00Z", "30.00");
    await drainUntilEmpty();
    expect(await granted()).toMatchObject({ 7: 30 });
    const body = orderBody({
      id: "7",
      customer: "7002",
      placedAt: "2026-09-25T10:00:00Z",
      updatedAt: "2026-10-20T10:00:00Z",
      lines: [{ id: "71", price: "30.00", quantity: 1, remaining: 0 }],
      refunds: [{ id: "77", at: "2026-10-20T10:00:00Z", lines: [{ line: "71", quantity: 1, price: "30.00" }] }],
    });
    await arrive(shop, "orders/updated", body);
    await drainUntilEmpty();
    const [row] = await sql<{ reversed: string }>("select reversed from order_state where shop_id = $1 and order_id = 7");
    expect(row?.reversed).toBe("30");
    expect(await inShop(shop.id, audit)).toMatchObject({ ok: true });
  });
});
