import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { placeOrder } from "../orders/place-order";
import { createStore, type DevStore } from "../create-store";
import { DEMO, idleControl } from "../support/test-store";

describe("the journal", () => {
  let dataDir: string;
  const open = (): DevStore => createStore({ dataDir, appUrl: "http://127.0.0.1:1", apiKey: "k", apiSecret: "s", control: idleControl() });
  const place = (store: DevStore, id: string) => {
    const { world } = store.parts;
    return placeOrder(world, world.state.shop(DEMO)!, {
      id,
      customerId: null,
      lines: [{ sku: "A", title: "Tasse à café", quantity: 1, price: 500 }],
      payments: "paid",
    });
  };
  const ids = (store: DevStore) => [...store.parts.world.state.table("order", DEMO).keys()];

  beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), "devstore-"))));
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it("brings back what was there, with what is not yet delivered", async () => {
    const first = open();
    const order = place(first, "1");
    place(first, "2");
    const pending = [...first.parts.world.state.unsettled.keys()];
    await first.close();
    const second = open();
    expect(second.parts.world.state.get("order", DEMO, "1")).toEqual(order);
    expect([...second.parts.world.state.unsettled.keys()]).toEqual(pending);
    expect(pending).toHaveLength(4);
    await second.close();
  });

  it.each([1, 5, 60, 400])("forgets a change cut %i bytes before its end, whole, and goes on after it", async (cut) => {
    const first = open();
    place(first, "1");
    const whole = readFileSync(join(dataDir, "store.jsonl")).length;
    place(first, "2");
    await first.close();
    truncateSync(join(dataDir, "store.jsonl"), readFileSync(join(dataDir, "store.jsonl")).length - cut);
    const second = open();
    expect(ids(second)).toEqual(["1"]);
    expect(second.webhooks.pending()).toBe(2);
    expect(readFileSync(join(dataDir, "store.jsonl")).length).toBe(whole);
    place(second, "3");
    await second.close();
    const third = open();
    expect(ids(third)).toEqual(["1", "3"]);
    await third.close();
  });

  it("gives the numbers on after a restart that it would have given without", async () => {
    const once = open();
    const numbers = [place(once, "1"), place(once, "2")].map((order) => [order.number, order.transactions[0]!.id]);
    await once.close();
    rmSync(join(dataDir, "store.jsonl"));
    const before = open();
    const first = place(before, "1");
    await before.close();
    const after = open();
    const second = place(after, "2");
    await after.close();
    expect([first, second].map((order) => [order.number, order.transactions[0]!.id])).toEqual(numbers);
  });

  it("shows an event as it was when it happened, after a restart too", async () => {
    const first = open();
    const { world } = first.parts;
    place(first, "1");
    const shop = world.state.shop(DEMO)!;
    world.state.commit([["order", DEMO, "1", { ...world.state.get("order", DEMO, "1")!, tags: ["later"] }]]);
    expect(shop.domain).toBe(DEMO);
    await first.close();
    const second = open();
    expect([...second.parts.world.state.unsettled.values()].map((occurrence) => occurrence.order?.tags)).toEqual([[], []]);
    await second.close();
  });

  it("does not start on a journal that is damaged in its middle", async () => {
    await open().close();
    appendFileSync(join(dataDir, "store.jsonl"), "{broken\n");
    expect(open).toThrow();
  });
});
