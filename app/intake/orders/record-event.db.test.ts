import { expect, it } from "vitest";
import { v7 as uuid } from "uuid";
import { ledgerState } from "../../../tests/support/ledger-state";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { demoProgram } from "../../loyalty/default-program";
import { pauseEarningSince } from "../../programs/pauses.server";
import { drainUntilEmpty } from "../drain.server";
import { arrive, makeShop, orderBody, type TestShop } from "../intake.fixture";
import { recordAndJudge } from "./record-event.server";

useDatabase();

const levels = [
  { key: "first", title: { en: "First" }, from: "0", multiplier: "1" },
  { key: "second", title: { en: "Second" }, from: "100", multiplier: "2" },
];
const program = {
  ...demoProgram,
  earning: [
    ...demoProgram.earning!,
    { key: "review", title: { en: "Review" }, on: "event" as const, type: "review", points: "100" },
    { key: "welcome", title: { en: "Welcome" }, on: "signup" as const, points: "100" },
  ].filter(({ key }) => key !== "signup"),
  tiers: { ...demoProgram.tiers!, measure: "points" as const, levels },
};
const order = (shop: TestShop, id: string, placedAt: string, more: object = {}) =>
  arrive(shop, "orders/create", orderBody({ id, placedAt, lines: [{ id, price: "30.00", quantity: 1 }], ...more })).then(() =>
    drainUntilEmpty(),
  );
const event = (shop: TestShop, occurredAt: string) =>
  inShop(shop.id, (tx) => recordAndJudge(tx, { id: uuid(), customerId: "7001", type: "review", occurredAt }));

it("points of an event lift the tier of the orders placed after it, whichever is heard of first", async () => {
  const shops = [await makeShop(program), await makeShop(program)] as const;
  for (const [late, shop] of shops.entries()) {
    await order(shop, "5001", "2026-10-01T10:00:00Z");
    if (!late) await event(shop, "2026-10-02T10:00:00.000Z");
    await order(shop, "5002", "2026-10-03T10:00:00Z");
    if (late) await event(shop, "2026-10-02T10:00:00.000Z");
  }
  const [early, late] = [await ledgerState(shops[0].id), await ledgerState(shops[1].id)];
  expect(early.orders).toMatchObject({ "5001": { granted: 30 }, "5002": { granted: 60 } });
  expect(late.orders).toEqual(early.orders);
});

it("sign-up points of an account that an order tells of lift the orders placed after the joining", async () => {
  const shop = await makeShop(program);
  await order(shop, "5001", "2025-06-01T10:00:00Z", { customerState: "enabled" });
  expect((await ledgerState(shop.id)).orders["5001"]).toMatchObject({ granted: 60, context: { tier: "second" } });
});

it("an event of a gap that was not granted earns nothing, however late it is sent", async () => {
  const shop = await makeShop(program);
  await order(shop, "5001", "2026-10-01T10:00:00Z");
  await inShop(shop.id, (tx) => pauseEarningSince(tx, new Date("2026-10-02T00:00:00.000Z"), "staff:1"));
  const outcome = await event(shop, "2026-10-02T10:00:00.000Z");
  expect(outcome).toMatchObject({ points: 0, explanation: { codes: [{ code: "earning-paused" }] } });
  expect(await event(shop, "2026-10-01T23:59:59.999Z")).toMatchObject({ points: 100 });
});
