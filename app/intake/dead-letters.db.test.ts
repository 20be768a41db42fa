import { expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { deadLetters, retryDeadLetters } from "./dead-letters.server";
import { drainUntilEmpty } from "./drain.server";
import { arrive, eventsOf, makeShop } from "./intake.fixture";

// one connection: what asks for a second inside a transaction would wait for itself
useDatabase({ connections: 1 });

it("dead letters go back into the queue in the caller's own transaction, and stay dead when it fails", async () => {
  const shop = await makeShop();
  const other = await makeShop();
  for (const { domain } of [shop, other]) await arrive({ domain }, "orders/create", "no JSON");
  await drainUntilEmpty();
  const [letter] = await deadLetters(shop.domain);
  const failing = inShop(shop.id, async (tx) => {
    expect(await retryDeadLetters(tx, [letter!.id])).toBe(1);
    throw new Error("afterwards");
  });
  await expect(failing).rejects.toThrow("afterwards");
  expect(await eventsOf(shop)).toMatchObject([{ dead: true }]);
  expect(await inShop(other.id, (tx) => retryDeadLetters(tx, [letter!.id]))).toBe(0);
  expect(await inShop(shop.id, (tx) => retryDeadLetters(tx))).toBe(1);
  expect(await eventsOf(shop)).toMatchObject([{ dead: false, attempts: 0 }]);
  expect(await eventsOf(other)).toMatchObject([{ dead: true }]);
});
