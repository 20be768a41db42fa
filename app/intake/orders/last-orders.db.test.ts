import { expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { demoProgram } from "../../loyalty/default-program";
import { drainUntilEmpty } from "../drain.server";
import { arrive, makeShop, orderBody, type OrderGiven } from "../intake.fixture";

useDatabase();
const lines = [{ id: "1", price: "10.00", quantity: 1 }];

it("a member's last order is the newest that is theirs and not deleted, whichever is heard of first", async () => {
  const shop = await makeShop();
  const hear = async (given: Partial<OrderGiven> & { id: string }) => {
    await arrive(shop, "orders/updated", orderBody({ lines, ...given }));
    await drainUntilEmpty();
  };
  const last = () =>
    inShop(shop.id, async (tx) => {
      const rows = await tx.prisma.member.findMany({ orderBy: { customerId: "asc" } });
      return rows.map(({ lastOrderAt }) => lastOrderAt?.toISOString().slice(0, 10) ?? null);
    });
  await hear({ id: "1", placedAt: "2026-09-02T12:00:00Z", updatedAt: "2026-09-02T12:00:00Z" });
  expect(await last()).toEqual(["2026-09-02"]);
  await hear({ id: "2", placedAt: "2026-09-05T12:00:00Z", updatedAt: "2026-09-05T12:00:00Z" });
  await hear({ id: "3", placedAt: "2026-08-01T12:00:00Z", updatedAt: "2026-09-06T12:00:00Z" });
  expect(await last()).toEqual(["2026-09-05"]);
  // the newest goes to another customer, then is deleted
  await hear({ id: "2", customer: "7002", placedAt: "2026-09-05T12:00:00Z", updatedAt: "2026-09-07T12:00:00Z" });
  expect(await last()).toEqual(["2026-09-02", "2026-09-05"]);
  await arrive(shop, "orders/delete", { id: 2 });
  await drainUntilEmpty();
  expect(await last()).toEqual(["2026-09-02", null]);
});

it("an order that earns nothing and counts for the tier has the member's summary written again, once", async () => {
  const dear = { ...demoProgram, earning: demoProgram.earning!.map((rule) => (rule.on === "order" ? { ...rule, per: "1000.00" } : rule)) };
  const shop = await makeShop(dear);
  const hear = async (given: Partial<OrderGiven> & { id: string }) => {
    await arrive(shop, "orders/updated", orderBody({ lines, placedAt: "2026-09-02T12:00:00Z", ...given }));
    await drainUntilEmpty();
  };
  const marks = () =>
    inShop(shop.id, async (tx) => (await tx.sql<{ marks: string }>("select face_marks as marks from member"))[0]?.marks ?? null);
  await hear({ id: "1", updatedAt: "2026-09-02T12:00:00Z", financialStatus: "pending" });
  const before = Number(await marks());
  await hear({ id: "1", updatedAt: "2026-09-03T12:00:00Z", financialStatus: "paid" });
  expect(Number(await marks())).toBe(before + 1);
  await hear({ id: "1", updatedAt: "2026-09-04T12:00:00Z", financialStatus: "paid" });
  expect(Number(await marks())).toBe(before + 1);
});
