import { expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemSql } from "../db/system.server";
import { storeEvent } from "./inbox.server";

useDatabase();

const headers = (eventId: string, topic = "orders/create") => ({
  shopDomain: "some.myshopify.com",
  topic,
  eventId,
  webhookId: `delivery of ${eventId}`,
  apiVersion: "2026-10",
  triggeredAt: "2026-11-20T10:00:00.000Z",
});

const stored = (topic: string) =>
  systemSql<{ event: string; text: string }>(
    "select event_id as event, convert_from(body, 'utf8') as text from webhook_event where topic = $1 order by event_id",
    [topic],
  );

it("stores each of many events that come at once, every one with its own body, repetitions once", async () => {
  const names = Array.from({ length: 100 }, (_, place) => `event-${String(place).padStart(3, "0")}`);
  await Promise.all([...names, ...names.slice(0, 40)].map((name) => storeEvent(headers(name), Buffer.from(`{"of":"${name}"}`))));
  expect(await stored("orders/create")).toEqual(names.map((event) => ({ event, text: `{"of":"${event}"}` })));
});

it("an event that the database refuses keeps no other from being stored", async () => {
  const topic = "orders/paid";
  const answers = await Promise.allSettled(
    ["a", "b", "c\u0000", "d", "e"].map((name) => storeEvent(headers(name, topic), Buffer.from("{}"))),
  );
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect((await stored(topic)).map(({ event }) => event)).toEqual(["a", "b", "d", "e"]);
});

it("two processes that are told the same events at once, in other orders, wait for each other, never both", async () => {
  const names = Array.from({ length: 200 }, (_, place) => `twice-${place}`);
  const store = (all: string[]) => Promise.all(all.map((name) => storeEvent(headers(name, "orders/updated"), Buffer.from("{}"))));
  await Promise.all([store(names), store([...names].reverse())]);
  expect(await stored("orders/updated")).toHaveLength(200);
});

it("stores bodies that are too large to cross together", async () => {
  const large = Buffer.alloc(900_000, "x");
  await Promise.all(["a", "b", "c", "d", "e", "f"].map((name) => storeEvent(headers(name, "orders/cancelled"), large)));
  const rows = await stored("orders/cancelled");
  expect(rows.map(({ text }) => text.length)).toEqual(Array(6).fill(900_000));
});
