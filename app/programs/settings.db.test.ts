import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemPrisma } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { changeSettings, readSettings } from "./settings.server";
import { setStepDone } from "./status.server";

useDatabase();

let shops = 0;
async function newShop(): Promise<string> {
  const domain = `shop-${(shops += 1)}.myshopify.com`;
  const { id } = await systemPrisma().shop.create({ data: { domain, currency: "GBP", installedAt: new Date("2026-01-01T00:00:00Z") } });
  return id.toString();
}

describe("a shop's settings", () => {
  it("are at their defaults until something is chosen, and keep what is", async () => {
    const shopId = await newShop();
    expect(await inShop(shopId, readSettings)).toMatchObject({ visibility: { who: "everyone" }, returnDays: null, adjustmentLimit: 5_000 });
    await inShop(shopId, (tx) => changeSettings(tx, { returnDays: 14 }));
    await inShop(shopId, (tx) => changeSettings(tx, { support: { email: "help@shop.example" } }));
    expect(await inShop(shopId, readSettings)).toMatchObject({ returnDays: 14, support: { email: "help@shop.example" } });
  });

  it("lose nothing when two change at once", async () => {
    const shopId = await newShop();
    const changes = [{ returnDays: 7 }, { adjustmentLimit: 10 }, { support: { email: "a@shop.example" } }];
    await Promise.all(changes.map((change) => inShop(shopId, (tx) => changeSettings(tx, change))));
    expect(await inShop(shopId, readSettings)).toMatchObject({ returnDays: 7, adjustmentLimit: 10, support: { email: "a@shop.example" } });
  });

  it("lose no step of the guide when two are called done at once", async () => {
    const shopId = await newShop();
    const steps = ["theme", "test-order", "invite", "terms"];
    await Promise.all(steps.map((step) => inShop(shopId, (tx) => setStepDone(tx, step, true))));
    expect(Object.keys((await inShop(shopId, readSettings)).stepsDone).sort()).toEqual([...steps].sort());
  });
});
