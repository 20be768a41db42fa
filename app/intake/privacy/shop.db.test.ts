import { Logger, runOnce } from "graphile-worker";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { v7 } from "uuid";
import { useDatabase } from "../../../tests/support/database";
import { createApiKey, findApiCaller } from "../../db/api-keys.server";
import { systemPrisma, systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { complianceTasks } from "../../jobs/tasks/compliance.server";
import { realNow } from "../../base/clock";
import { FidelioError } from "../../base/errors";
import { drainUntilEmpty } from "../drain.server";
import { storeEvent } from "../inbox.server";
import type { TestShop } from "../intake.fixture";
import { erasedAfterDays, erasuresOf } from "./erase-shop.server";
import { lookAfterRequests } from "./fulfil.server";
import { everything, tell, whereFound } from "./privacy.fixture";

const database = useDatabase();
const asked = vi.hoisted(() => vi.fn<() => Promise<boolean>>());
vi.mock(import("../../shopify/install.server"), async (original) => ({ ...(await original()), hasScope: asked }));
beforeEach(() => asked.mockResolvedValue(true));
afterEach(() => systemSql("update clock set offset_ms = 0"));

const taskList = Object.fromEntries(complianceTasks.map(({ name, run }) => [name, run]));
const work = () =>
  runOnce({ connectionString: database.url(), taskList, noHandleSignals: true, logger: new Logger(() => () => undefined) });

async function tells(shop: TestShop, topic: string, at = realNow()): Promise<void> {
  const headers = { shopDomain: shop.domain, topic, eventId: v7(), webhookId: null, apiVersion: null, triggeredAt: at.toISOString() };
  await storeEvent(headers, Buffer.from(JSON.stringify({ shop_id: 1, shop_domain: shop.domain })));
  await drainUntilEmpty();
  await work();
}

const row = (shop: TestShop) => systemPrisma().shop.findUnique({ where: { domain: shop.domain } });
const requests = (shop: TestShop) =>
  inShop(shop.id, (tx) =>
    tx.sql("select kind, state, outcome from privacy_request where shop_id = $1 and kind = 'shop-redact'", [tx.shopId]),
  );
const pass = (days: number) => systemSql("update clock set offset_ms = offset_ms + $1", [days * 86_400_000]);
const comeBack = (shop: TestShop) =>
  systemSql(
    "update shop set status = 'paused', uninstalled_at = null, installed_at = now() + make_interval(secs => (select offset_ms / 1000 from clock)) where domain = $1",
    [shop.domain],
  );

describe("a shop that is to be deleted", () => {
  it("is locked at once, keeps its rows for ten days, and then nothing of it is left but a record", async () => {
    const { shop } = await tell();
    const { shop: stays } = await tell();
    const { key } = await createApiKey(shop.id, { label: "a program's" });
    await tells(shop, "app/uninstalled");
    await tells(shop, "shop/redact");
    expect(await row(shop)).toMatchObject({ status: "locked" });
    expect(await findApiCaller(key)).toBeNull();
    expect(await requests(shop)).toEqual([{ kind: "shop-redact", state: "waiting", outcome: null }]);

    await pass(erasedAfterDays - 1);
    await lookAfterRequests();
    expect(await row(shop)).toMatchObject({ status: "locked" });
    await pass(1);
    await lookAfterRequests();
    expect(await row(shop)).toBeNull();

    const all = await everything(database.adminUrl());
    const rows = [...all].filter(([, text]) => new RegExp(`"shop_id": ${shop.id}[,}]`, "u").test(text)).map(([table]) => table);
    expect(rows).toEqual([]);
    expect(whereFound(all, [shop.domain, `"shopId": "${shop.id}"`])).toEqual({});
    const [record] = await erasuresOf(shop.domain);
    expect(record!.doneAt.getTime()).toBeLessThan(record!.dueAt.getTime());
    expect(await erasuresOf(stays.domain)).toEqual([]);
    expect(await row(stays)).toMatchObject({ status: "active" });
    const [members] = await inShop(stays.id, (tx) =>
      tx.sql<{ count: number }>("select count(*)::int as count from member where shop_id = $1", [tx.shopId]),
    );
    expect(members!.count).toBe(3);
  });

  it("that came back before its days were over is left alone, and its request says so", async () => {
    const { shop } = await tell();
    await tells(shop, "app/uninstalled");
    await tells(shop, "shop/redact");
    await pass(3);
    await comeBack(shop);
    await pass(30);
    await lookAfterRequests();
    expect(await row(shop)).toMatchObject({ status: "paused" });
    expect(await requests(shop)).toEqual([{ kind: "shop-redact", state: "void", outcome: "installed-anew" }]);
    const acts = await inShop(shop.id, (tx) =>
      tx.sql("select action from audit_entry where shop_id = $1 and action like 'compliance.%'", [tx.shopId]),
    );
    expect(acts).toEqual([{ action: "compliance.shop/redact" }, { action: "compliance.void" }]);
  });

  it("that was installed anew before the request was heard of is left alone too", async () => {
    const { shop } = await tell();
    await tells(shop, "app/uninstalled");
    await comeBack(shop);
    await tells(shop, "shop/redact", new Date(realNow().getTime() - 3_600_000));
    expect(await row(shop)).toMatchObject({ status: "paused" });
    expect(await requests(shop)).toEqual([{ kind: "shop-redact", state: "void", outcome: "installed-anew" }]);
  });

  it("of which nobody told that it left is locked once Shopify says so, and left alone while it has the app", async () => {
    const { shop } = await tell();
    asked.mockRejectedValue(new FidelioError("shopify_unavailable", { reason: "network" }));
    await tells(shop, "shop/redact");
    expect(await requests(shop)).toMatchObject([{ state: "waiting" }]);
    expect(await row(shop)).toMatchObject({ status: "active" });
    asked.mockRejectedValue(new FidelioError("shopify_unavailable", { reason: "token-refused" }));
    await lookAfterRequests(shop.id);
    expect(await row(shop)).toMatchObject({ status: "locked" });

    const { shop: has } = await tell();
    asked.mockResolvedValue(true);
    await tells(has, "shop/redact");
    expect(await row(has)).toMatchObject({ status: "active" });
    expect(await requests(has)).toMatchObject([{ state: "void", outcome: "installed-anew" }]);
  });
});
