import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { useTelemetry, type Attributes, type Telemetry } from "../base/telemetry.server";
import { inShop } from "../db/tenancy.server";
import { drainUntilEmpty } from "../intake/drain.server";
import { storeEvent } from "../intake/inbox.server";
import { sweepShop } from "../intake/sweep/sweep-shop.server";
import { useShop } from "../redemptions/redemptions.fixture";
import { reserveRedemption } from "../redemptions/reserve.server";
import { readGauges } from "./gauges.server";

useDatabase();
const shop = useShop();

it("tells the lag, the letters that are dead, the budget, redemptions that are stuck, drift and the sizes of batches", async () => {
  const told: Array<[string, number | undefined, Attributes]> = [];
  const on: Telemetry = {
    span: (name, attributes, fn) => (told.push([name, undefined, attributes]), fn()),
    count: (name, by, attributes) => void told.push([name, by, attributes]),
    record: (name, _unit, value, attributes) => void told.push([name, value, attributes]),
    read: () => undefined,
    stop: () => Promise.resolve(),
  };
  useTelemetry(on);
  try {
    const customer = await shop.member(500);
    await inShop(shop.id, (tx) => reserveRedemption(tx, { id: uuid(), discountId: uuid(), customerId: customer, reward: "five-off" }));
    await shop.order(customer);
    await sweepShop(shop.id, { full: true });
    const headers = { shopDomain: shop.domain, topic: "orders/paid", eventId: "1", webhookId: null, apiVersion: null, triggeredAt: null };
    await storeEvent(headers, Buffer.from("no JSON"));
    await drainUntilEmpty();
    await shop.later(1);
    const gauges = Object.fromEntries((await readGauges()).map(({ name, value }) => [name, value]));
    expect(gauges).toMatchObject({
      "fidelio.database.up": 1,
      "fidelio.inbox.lag": 0,
      "fidelio.inbox.dead_letters": 1,
      "fidelio.redemptions.stuck": 1,
    });
    expect(gauges["fidelio.backlog"]).toBeGreaterThanOrEqual(0);
    expect(gauges["fidelio.admin.budget.left"]).toBeGreaterThan(0);
    expect(told).toContainEqual(["fidelio.drift.found", 1, { kind: "missing" }]);
    expect(told).toContainEqual(["fidelio.batch.size", 1, {}]);
    expect(told.map(([name]) => name)).toEqual(expect.arrayContaining(["admin", "batch"]));
  } finally {
    useTelemetry(undefined);
  }
});
