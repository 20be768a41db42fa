import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { ledgerState } from "../../../tests/support/ledger-state";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { demoProgram } from "../../loyalty/default-program";
import { publishProgram } from "../../programs/publish.server";
import { orderFromWebhook } from "../../shopify/facts/from-webhook";
import { drainUntilEmpty } from "../drain.server";
import { arrive, customerBody, makeShop, orderBody } from "../intake.fixture";
import { applyOrders } from "./apply-orders.server";
import { judgeUnjudged } from "./judge-unjudged.server";

useDatabase();

const publish = (shopId: string, document: object = demoProgram) => inShop(shopId, (tx) => publishProgram(tx, document, { by: "test" }));

describe("while a program is published", () => {
  it("an order that was judged by the version before is judged by the one in force when it was placed", async () => {
    const shop = await makeShop();
    await inShop(shop.id, async (tx) => {
      await publishProgram(tx, demoProgram, { by: "test" });
      await wait(20);
      await arrive(shop, "orders/create", orderBody({ id: "5001", placedAt: new Date().toISOString() }));
      await drainUntilEmpty();
    });
    expect((await ledgerState(shop.id)).orders["5001"]).toMatchObject({ programVersion: 1 });
    await publish(shop.id);
    expect(await judgeUnjudged(shop.id)).toBe(1);
    expect((await ledgerState(shop.id)).orders["5001"]).toMatchObject({ programVersion: 2, granted: 10 });
    expect(await judgeUnjudged(shop.id)).toBe(0);
  });

  it("a customer whose first order is being applied is enrolled by it", async () => {
    const shop = await makeShop(null);
    let judging: Promise<unknown> = Promise.resolve();
    await inShop(shop.id, async (tx) => {
      await applyOrders(tx, [{ ...orderFromWebhook(orderBody({ id: "5001" })), source: "webhook" }]);
      await publish(shop.id);
      judging = judgeUnjudged(shop.id);
      await wait(200);
    });
    await judging;
    expect((await ledgerState(shop.id)).orders["5001"]).toMatchObject({ programVersion: 1, granted: 10 });
    expect(await inShop(shop.id, (tx) => tx.sql("select status from member"))).toEqual([{ status: "active" }]);
  });
});

it("members have the tiers of the live program, whether they came before it or after", async () => {
  const shop = await makeShop(null);
  await arrive(shop, "customers/create", customerBody({ id: "7001" }));
  await drainUntilEmpty();
  const tiers = async () => {
    await judgeUnjudged(shop.id);
    return inShop(shop.id, (tx) => tx.sql("select tier from member"));
  };
  await publish(shop.id, { ...demoProgram, enrolment: "opt-in" });
  expect(await tiers()).toEqual([{ tier: "bronze" }]);
  const levels = [{ key: "friend", title: { en: "Friend", fr: "Ami" }, from: "0", multiplier: "1" }];
  await publish(shop.id, { ...demoProgram, tiers: { ...demoProgram.tiers, levels } });
  expect(await tiers()).toEqual([{ tier: "friend" }]);
});
