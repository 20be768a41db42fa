import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import type { parts, Archive } from "../../face/archive/archive";
import { archivePage } from "../../face/archive/page";
import { drainUntilEmpty } from "../drain.server";
import { arrive, type TestShop } from "../intake.fixture";
import { lookAfterRequests } from "./fulfil.server";
import { listRequests } from "./list-requests.server";
import { fetchArchive } from "./make-archive.server";
import { askForArchive } from "./requests.server";
import { ada, orderAsGuest, orderOfAda, other, tell } from "./privacy.fixture";

useDatabase();

async function asked(shop: TestShop, customer: object = { id: Number(ada.id), email: ada.email }): Promise<void> {
  await arrive(shop, "customers/data_request", {
    shop_domain: shop.domain,
    customer,
    orders_requested: [Number(orderOfAda)],
    data_request: { id: 9999 },
  });
  await drainUntilEmpty();
  await lookAfterRequests(shop.id);
}

const requests = (shop: TestShop) => inShop(shop.id, listRequests);
const fetched = async (shop: TestShop) => inShop(shop.id, async (tx) => fetchArchive(tx, (await listRequests(tx))[0]!.id, "staff:7"));
const pass = (days: number) => systemSql("update clock set offset_ms = offset_ms + $1", [days * 86_400_000]);

/** tables that name a member, and the part of the archive that holds what they say of one */
const partsOf: Record<string, (typeof parts)[number]> = {
  ...{ consent: "consents", transfer: "movements", lot: "lots", order_state: "orders", discount: "discounts", redemption: "redemptions" },
  ...{ referral_code: "codes", referral_gain: "gains", referral_click: "clicks", referral_trace: "networks", birthday: "birthday" },
  ...{
    member_act: "visits",
    customer_period: "groups",
    tier_change: "tiers",
    tier_by_hand: "tiersByHand",
    adjustment_proposal: "proposals",
  },
  ...{ privacy_request: "requests", long_run_item: "files" },
};

describe("the archive of a customer", () => {
  it("holds what each table says of them, and nothing of anybody else", async () => {
    const { shop, adaId, code } = await tell();
    await asked(shop);
    const [request] = await requests(shop);
    expect(request).toMatchObject({ kind: "data-request", state: "done", outcome: "archived", digits: ada.id.slice(-4), fetchedAt: null });
    const archive = (await fetched(shop)) as Archive;
    const tables = await systemSql<{ name: string }>(
      `select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
        where a.attname = 'member_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    );
    expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(partsOf).sort());
    for (const { name } of tables) {
      const [rows] = await inShop(shop.id, (tx) =>
        tx.sql<{ count: number }>(
          `select count(*)::int as count from ${name} t join member m on m.shop_id = t.shop_id and m.id = t.member_id
            where t.shop_id = $1 and (m.id = $2 or m.merged_into = $2)`,
          [tx.shopId, adaId],
        ),
      );
      expect([name, archive[partsOf[name]!].length], name).toEqual([name, expect.toSatisfy((length: number) => length >= rows!.count)]);
    }
    expect(archive.person).toMatchObject({
      customerId: ada.id,
      email: ada.email,
      firstName: ada.firstName,
      mergedCustomers: [ada.earlier],
    });
    expect(archive.orders.map(({ order, asGuest }) => [order, asGuest])).toEqual([
      [orderOfAda, false],
      [orderAsGuest, true],
    ]);
    expect(archive.movements.map(({ why }) => why)).toContainEqual(expect.stringContaining("10,00"));
    for (const part of ["invitedBy", "acts", "messages", "visits", "groups", "files"] as const) expect(archive[part], part).not.toEqual([]);
    expect(archive.codes).toMatchObject([{ code }]);
    const text = JSON.stringify(archive);
    expect(text).toContain(ada.note);
    expect([other.id, other.email, "Ordinary"].filter((word) => text.includes(word))).toEqual([]);
    expect(archivePage(archive)).toContain(ada.lastName);
    const [again] = await requests(shop);
    expect(again!.fetchedAt).not.toBeNull();
    const acts = await inShop(shop.id, (tx) =>
      tx.sql("select actor, subject from audit_entry where shop_id = $1 and action = 'compliance.fetch'", [tx.shopId]),
    );
    expect(acts).toEqual([{ actor: "staff:7", subject: adaId }]);
  });

  it("speaks the customer's language, is kept for thirty days, and goes with the customer", async () => {
    const { shop, adaId } = await tell();
    await inShop(shop.id, (tx) => tx.sql("update member set locale = 'fr-CA' where shop_id = $1 and id = $2", [tx.shopId, adaId]));
    await asked(shop);
    expect(await fetched(shop)).toMatchObject({ language: "fr" });
    await pass(31);
    await lookAfterRequests(shop.id);
    expect(await fetched(shop)).toBeNull();
    const id = v7();
    for (const by of ["staff:1", "staff:1"]) await inShop(shop.id, (tx) => askForArchive(tx, ada.id, { id, by }));
    await lookAfterRequests(shop.id);
    expect(await requests(shop)).toHaveLength(2);
    expect(await fetched(shop)).not.toBeNull();
    await arrive(shop, "customers/redact", { shop_domain: shop.domain, customer: { id: Number(ada.id) }, orders_to_redact: [] });
    await drainUntilEmpty();
    await lookAfterRequests(shop.id);
    expect((await requests(shop)).map(({ kind, state, digits, archiveUntil }) => ({ kind, state, digits, archiveUntil }))).toEqual(
      ["customer-redact", "data-request", "data-request"].map((kind) => ({ kind, state: "done", digits: null, archiveUntil: null })),
    );
    await pass(4 * 365);
    await lookAfterRequests(shop.id);
    expect(await requests(shop)).toEqual([]);
    await systemSql("update clock set offset_ms = 0");
  });

  it("of whom nothing is held says so", async () => {
    const { shop } = await tell();
    await asked(shop, { id: 7_000_000_000_009, email: "nobody@example.com" });
    expect((await requests(shop))[0]).toMatchObject({ state: "done", outcome: "nothing-held" });
    expect(await fetched(shop)).toMatchObject({ person: null, movements: [] });
  });
});
