import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { ledgerState } from "../../../tests/support/ledger-state";
import { inShop } from "../../db/tenancy.server";
import { blockMember } from "../../members/membership.server";
import { drainUntilEmpty } from "../drain.server";
import { arrive, makeShop, orderBody } from "../intake.fixture";
import { liftBlock } from "./lift-block.server";

useDatabase();

describe("a block that is lifted", () => {
  it("leaves no trace: what was ordered meanwhile earns at once, not at the member's next event", async () => {
    const shop = await makeShop();
    const order = (id: string, placedAt: string) => orderBody({ id, placedAt, lines: [{ id, price: "10.00", quantity: 1 }] });
    await arrive(shop, "orders/create", order("5001", "2025-01-01T10:00:00Z"));
    await drainUntilEmpty();
    const blocked = await inShop(shop.id, async (tx) => ({ row: await blockMember(tx, "7001"), now: tx.now }));
    await arrive(shop, "orders/create", order("5002", new Date(blocked.now.getTime() + 1000).toISOString()));
    await drainUntilEmpty();
    expect((await ledgerState(shop.id)).orders["5002"]).toMatchObject({ granted: 0 });
    expect(await inShop(shop.id, (tx) => liftBlock(tx, "7001"))).toMatchObject({ status: "active", blockedAt: null });
    expect((await ledgerState(shop.id)).orders).toMatchObject({ "5001": { granted: 10 }, "5002": { granted: 10 } });
  });
});
