import { v7 } from "uuid";
import { expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { realNow } from "../../base/clock";
import { systemPrisma, systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { readRun, startRun } from "../../members/runs.server";
import { drainUntilEmpty } from "../drain.server";
import { storeEvent } from "../inbox.server";
import { makeShop } from "../intake.fixture";

useDatabase();

async function leave(shop: { domain: string }, triggeredAt: Date): Promise<void> {
  const headers = { shopDomain: shop.domain, topic: "app/uninstalled", eventId: v7(), webhookId: null, apiVersion: null };
  await storeEvent({ ...headers, triggeredAt: triggeredAt.toISOString() }, Buffer.from("{}"));
  await drainUntilEmpty();
}

it("a gap begins when the shop left, however late we hear of it", async () => {
  const shop = await makeShop();
  const left = new Date(realNow().getTime() - 3 * 3_600_000);
  await leave(shop, left);
  const row = await systemPrisma().shop.findUniqueOrThrow({ where: { domain: shop.domain } });
  expect(row).toMatchObject({ status: "uninstalled" });
  expect(Math.abs(row.gapSince!.getTime() - left.getTime())).toBeLessThan(60_000);
});

it("a shop leaves at its own time, also where business time was set to before or after the machine's", async () => {
  for (const days of [-400, 400]) {
    await systemSql("update clock set offset_ms = $1", [days * 86_400_000]);
    const shop = await makeShop();
    const now = new Date(realNow().getTime() + days * 86_400_000);
    await systemPrisma().shop.update({ where: { domain: shop.domain }, data: { installedAt: new Date(now.getTime() - 3_600_000) } });
    await leave(shop, new Date(now.getTime() - 2 * 3_600_000));
    expect(await systemPrisma().shop.findUniqueOrThrow({ where: { domain: shop.domain } })).toMatchObject({ status: "active" });
    await leave(shop, new Date(now.getTime() - 60_000));
    expect(await systemPrisma().shop.findUniqueOrThrow({ where: { domain: shop.domain } })).toMatchObject({ status: "uninstalled" });
  }
  await systemSql("update clock set offset_ms = 0");
});

it("runs of a shop that leaves stop with its jobs and say so: none stands as running for ever", async () => {
  const shop = await makeShop();
  const id = await inShop(shop.id, (tx) => startRun(tx, { kind: "audit", parameters: {}, by: "staff:1" }));
  await leave(shop, realNow());
  expect(await inShop(shop.id, (tx) => readRun(tx, id))).toMatchObject({ state: "failed", error: "stopped" });
  expect(await systemSql("select from graphile_worker._private_jobs where payload->>'shopId' = $1", [shop.id])).toHaveLength(0);
});
