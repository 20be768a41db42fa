import { describe, expect, it } from "vitest";
import { ledgerState } from "../../tests/support/ledger-state";
import { useDatabase } from "../../tests/support/database";
import { drainUntilEmpty } from "./drain.server";
import { arrive, eventsOf, makeShop, orderBody } from "./intake.fixture";

useDatabase();

describe("what has broken others", () => {
  it("2: the same order under other deliveries and topics is one grant", async () => {
    const shop = await makeShop();
    const body = orderBody({ id: "5001", lines: [{ id: "1", price: "10.00", quantity: 10 }] });
    for (const topic of ["orders/create", "orders/paid", "orders/updated", "orders/fulfilled"]) await arrive(shop, topic, body);
    await drainUntilEmpty();
    const state = await ledgerState(shop.id);
    expect(state.orders["5001"]).toMatchObject({ granted: 100, reversed: 0 });
    expect(state.members["7001"]?.balance).toEqual({ available: 100, pending: 0, held: 0, owed: 0 });
    expect(await eventsOf(shop)).toMatchObject([{ outcome: "applied" }, { outcome: "unchanged" }, { outcome: "unchanged" }, { outcome: "unchanged" }]);
  });
});
