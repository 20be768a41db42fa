import { Logger, runOnce } from "graphile-worker";
import { describe, expect, it, vi } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { audit } from "../../ledger/audit.server";
import { readPart } from "../../members/export/export.server";
import { guestHashOf } from "../../members/profile.server";
import { drainUntilEmpty } from "../drain.server";
import { arrive, eventsOf, type TestShop } from "../intake.fixture";
import { applyOrders } from "../orders/apply-orders.server";
import { loadFacts } from "../orders/load-orders.server";
import { orderFromWebhook } from "../../shopify/facts/from-webhook";
import { complianceTasks } from "../../jobs/tasks/compliance.server";
import { ada, everything, orderAsGuest, orderOf, orderOfAda, other, tell, whereFound } from "./privacy.fixture";

const database = useDatabase();
const taskList = Object.fromEntries(complianceTasks.map(({ name, run }) => [name, run]));
const work = () =>
  runOnce({ connectionString: database.url(), taskList, noHandleSignals: true, logger: new Logger(() => () => undefined) });

const redact = (shop: TestShop) =>
  arrive(shop, "customers/redact", {
    shop_domain: shop.domain,
    customer: { id: Number(ada.id), email: ada.email, phone: ada.phone },
    orders_to_redact: [Number(orderOfAda)],
  });

const requestOf = (shop: TestShop) =>
  inShop(
    shop.id,
    async (tx) => (await tx.sql<Record<string, unknown>>("select * from privacy_request where shop_id = $1", [tx.shopId]))[0]!,
  );

const words = (code: string) => [
  ...[ada.id, ada.earlier, ada.email, ada.firstName, ada.lastName, ada.phone, ada.note, guestHashOf(ada.email), code, "vip-adalbertine"],
  ...["zwischenfels", "ADALBERTINE10"],
];

describe("a customer who is to be forgotten", () => {
  it("stands in no row of any table, and the ledger balances; of the others everything is there", async () => {
    const { shop, code, adaId, otherId, exportId } = await tell();
    const before = whereFound(await everything(database.adminUrl()), words(code));
    // or the test looks for what never was
    expect(Object.keys(before).sort()).toEqual(
      [
        ...["adjustment_proposal", "audit_entry", "customer_period", "discount", "drift", "idempotency_key", "long_run_item", "member"],
        ...["order_state", "referral", "referral_code", "saved_view", "webhook_event"],
      ].sort(),
    );
    const logged = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    await redact(shop);
    await drainUntilEmpty();
    await work();
    const lines = logged.mock.calls.map(([line]) => String(line)).join("");
    logged.mockRestore();
    expect(words(code).filter((word) => lines.includes(word))).toEqual([]);

    const after = await everything(database.adminUrl());
    // the summary at Shopify is taken away by a job, which must name its customer until that is done
    const jobs = "_private_jobs";
    expect(after.get(jobs)).toContain(ada.id);
    after.set(jobs, after.get(jobs)!.replaceAll(ada.id, ""));
    expect(whereFound(after, words(code))).toEqual({});
    expect(await requestOf(shop)).toMatchObject({
      state: "done",
      outcome: "forgotten",
      customer_id: null,
      member_id: adaId,
      order_ids: [],
    });
    expect(await requestOf(shop)).toMatchObject({ result: { orders: 2, files: 1 } });
    expect((await inShop(shop.id, audit)).ok).toBe(true);

    const [kept] = await inShop(shop.id, (tx) =>
      tx.sql("select email, available::int from member where shop_id = $1 and id = $2", [tx.shopId, otherId]),
    );
    expect(kept).toEqual({ email: other.email, available: 510 });
    const parts = await inShop(shop.id, async (tx) => [await readPart(tx, exportId, -1), await readPart(tx, exportId, 0)]);
    expect(parts.map((part) => part?.lines).join("")).toContain(other.email);
  });

  it("is not brought back by an event that comes late, nor by the sweep, and the same facts again are no news", async () => {
    const { shop, adaId } = await tell();
    await redact(shop);
    await drainUntilEmpty();
    await work();
    const late = orderOf(orderOfAda, ada.id, { updated_at: "2026-10-05T10:00:00Z" });
    await arrive(shop, "orders/updated", late);
    await arrive(shop, "orders/create", orderOf("5551234567897", ada.earlier));
    await arrive(shop, "orders/updated", orderOf(orderAsGuest, null, { updated_at: "2026-10-05T10:00:00Z" }));
    await drainUntilEmpty();
    const held = await inShop(shop.id, (tx) => loadFacts(tx, [orderOfAda, "5551234567897", orderAsGuest]));
    expect(
      [...held.values()].map(({ customerId, guestHash, tags, locale, updatedAt }) => ({ customerId, guestHash, tags, locale, updatedAt })),
    ).toEqual(
      ["2026-10-05T10:00:00.000Z", "2026-10-01T10:00:00.000Z", "2026-10-05T10:00:00.000Z"].map((updatedAt) => {
        const unsaid = { customerId: null, guestHash: null, tags: [], locale: null };
        return { ...unsaid, updatedAt };
      }),
    );
    const again = { ...orderFromWebhook(late as never), source: "admin" as const };
    expect(await inShop(shop.id, (tx) => applyOrders(tx, [again]))).toEqual(["unchanged"]);
    const [row] = await inShop(shop.id, (tx) =>
      tx.sql("select status, email, first_name from member where shop_id = $1 and id = $2", [tx.shopId, adaId]),
    );
    expect(row).toEqual({ status: "erased", email: null, first_name: null });
    expect((await inShop(shop.id, audit)).ok).toBe(true);
  });

  it("waits for what is being worked on, and is done when that is; within its term in any case", async () => {
    const { shop, adaId } = await tell();
    await inShop(shop.id, (tx) => tx.sql("update discount set state = 'planned' where shop_id = $1 and code = 'GIFT-OF-ONE'", [tx.shopId]));
    await redact(shop);
    await drainUntilEmpty();
    await work();
    expect(await requestOf(shop)).toMatchObject({ state: "waiting", error: "under-way", customer_id: ada.id, member_id: adaId });
    const soon = () => systemSql("update graphile_worker._private_jobs set run_at = now() where key like 'compliance/%'");
    await systemSql("update clock set offset_ms = $1", [21 * 86_400_000]);
    await soon();
    await work();
    await systemSql("update clock set offset_ms = 0");
    expect(await requestOf(shop)).toMatchObject({ state: "done", outcome: "forgotten", tries: 2, error: null });
    const [gift] = await inShop(shop.id, (tx) =>
      tx.sql("select state, document from discount where shop_id = $1 and code = 'GIFT-OF-ONE'", [tx.shopId]),
    );
    expect(gift).toMatchObject({ state: "failed", document: { customerId: null } });
  });

  it("whom nobody knew leaves a request that was done, and its event no body", async () => {
    const { shop } = await tell();
    const asked = {
      shop_domain: shop.domain,
      customer: { id: 7_000_000_000_001, email: "nobody.known@example.com" },
      orders_to_redact: [],
    };
    await arrive(shop, "customers/redact", asked, "once");
    await arrive(shop, "customers/redact", asked, "once");
    await drainUntilEmpty();
    await work();
    const rows = await inShop(shop.id, (tx) => tx.sql("select state from privacy_request where shop_id = $1", [tx.shopId]));
    expect(rows).toEqual([{ state: "done" }]);
    expect(whereFound(await everything(database.adminUrl()), ["nobody.known", "7000000000001"])).toEqual({
      _private_jobs: ["7000000000001"],
    });
    expect((await eventsOf(shop)).at(-1)).toMatchObject({ topic: "customers/redact", outcome: "stored" });
  });
});
