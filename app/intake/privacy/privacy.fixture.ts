import { v7 } from "uuid";
import { expect } from "vitest";
import type pg from "pg";
import { asAdmin } from "../../../tests/support/database";
import { systemSql } from "../../db/system.server";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import { demoProgram } from "../../loyalty/default-program";
import { adjustMember } from "../../members/adjust.server";
import { workExport, startExport } from "../../members/export/export.server";
import { createView } from "../../members/list/saved-views.server";
import { memberQuery } from "../../members/list/query";
import { joinMember } from "../../members/membership.server";
import { memberOfCustomer } from "../../members/member-rows.server";
import { mergeMembers } from "../../members/merge.server";
import { finish, readRun } from "../../members/runs.server";
import { codesOf } from "../../referrals/codes.server";
import { claimIn } from "../../referrals/claim-in.server";
import { drainUntilEmpty } from "../drain.server";
import { arrive, customerBody, makeShop, orderBody, type TestShop } from "../intake.fixture";

/** For tests: somebody who left a trace in every table that holds any, and whose words are like nobody else's. */
export const ada = {
  id: "7001234567890",
  /** merged into her */
  earlier: "7001234567888",
  email: "Ada.Unusual@example.com",
  firstName: "Adalbertine",
  lastName: "Zwischenfels",
  phone: "+447700900123",
  note: "Sorry about the broken vase, dear Adalbertine",
};
export const other = { id: "7009999999999", email: "bea@example.com" };
export const orderOfAda = "5551234567890";
export const orderAsGuest = "5551234567891";

const about = (id: string, email: string) => ({
  ...customerBody({ id, email, customerState: "enabled", verifiedEmail: false }),
  first_name: id === other.id ? "Bea" : ada.firstName,
  last_name: id === other.id ? "Ordinary" : ada.lastName,
  phone: id === other.id ? null : ada.phone,
});

export const orderOf = (id: string, customer: string | null, more: object = {}) => {
  const hers = customer !== other.id;
  const person = hers ? about(customer ?? ada.id, ada.email) : about(other.id, other.email);
  const words = hers ? { tags: "vip-adalbertine", discountCodes: ["ADALBERTINE10"] } : { tags: "vip", discountCodes: [] };
  return {
    ...orderBody({ id, customer, email: person.email ?? "", ...words }),
    ...(customer === null ? {} : { customer: person }),
    shipping_address: {
      first_name: person.first_name,
      last_name: person.last_name,
      address1: `1 ${person.last_name} Road`,
      country_code: "GB",
    },
    customer_locale: "fr-FR",
    ...more,
  };
};

export interface Told {
  shop: TestShop;
  adaId: string;
  otherId: string;
  code: string;
  exportId: string;
}

/** Tells of both, and does with them all that leaves a trace. */
export async function tell(): Promise<Told> {
  const referral = { advocate: { points: "200" }, friend: { kind: "points" as const, points: "50" }, waitDays: 14 };
  const shop = await makeShop({ ...demoProgram, referral });
  await systemSql("update shop set app_plan = 'growth' where id = $1", [shop.id]);
  await arrive(shop, "orders/create", orderOf("5551234567899", other.id));
  await drainUntilEmpty();
  await inShop(shop.id, async (tx) => {
    const advocate = (await memberOfCustomer(tx, other.id))!.id;
    const code = (await codesOf(tx, [advocate])).get(advocate)!;
    const claim = { code, email: ada.email, customerId: null, surface: "link", language: "fr", network: "203.0.113.7" } as const;
    expect(await claimIn(tx, claim)).not.toHaveProperty("refused");
  });
  await arrive(shop, "customers/create", about(ada.earlier, ada.email));
  await arrive(shop, "orders/create", orderOf(orderOfAda, ada.id));
  await drainUntilEmpty();
  const ids = await inShop(shop.id, async (tx) => {
    await mergeMembers(tx, { from: ada.earlier, into: ada.id });
    for (const id of [ada.id, other.id]) {
      await joinMember(tx, id, { how: "opt-in", terms: { version: "1", language: "fr", surface: "storefront" } });
      await adjustMember(tx, {
        id: v7(),
        customerId: id,
        amount: 500,
        reason: id === ada.id ? ada.note : "kindness",
        note: id === ada.id ? ada.note : null,
        by: "staff:1",
      });
    }
    const [first, second] = [(await memberOfCustomer(tx, ada.id))!.id, (await memberOfCustomer(tx, other.id))!.id];
    const codes = await codesOf(tx, [first, second]);
    return { adaId: first, otherId: second, code: codes.get(first)! };
  });
  const exportId = await inShop(shop.id, (tx) => byHand(tx, ids.adaId));
  await inShop(shop.id, (tx) => readRun(tx, exportId)).then((run) => workExport(shop.id, run!));
  await inShop(shop.id, (tx) => finish(tx, exportId, { rows: 2 }));
  await arrive(shop, "orders/create", orderOf(orderAsGuest, null));
  await drainUntilEmpty();
  await arrive(shop, "orders/updated", `{"id": broken, "email": "${ada.email}"}`);
  await drainUntilEmpty();
  return { shop, ...ids, exportId };
}

/** What is easiest put where it belongs, and the beginning of an export. */
async function byHand(tx: ShopTx, adaId: string): Promise<string> {
  const put = (text: string, ...values: unknown[]) => tx.sql(text, [tx.shopId, adaId, ...values]);
  await put("insert into birthday values ($1, $2, 12, 10, now(), now())");
  await put("insert into member_act values ($1, $2, 'visit', '2026-11-20/pages/club', now())");
  await put("insert into customer_period values ($1, $2, 'tag', 'vip-adalbertine', now(), null)");
  await put("insert into referral_click values ($1, $2, '2026-11-20', 3)");
  await put("insert into referral_trace values ($1, $2, 'hash', now())");
  await put(
    `insert into adjustment_proposal (shop_id, id, member_id, amount, reason, proposed_by, proposed_at)
     values ($1, gen_random_uuid(), $2, 9000, $3, 'staff:1', now())`,
    ada.note,
  );
  await put(
    `insert into tier_by_hand (shop_id, id, member_id, tier, from_at, until_at, set_by)
     values ($1, gen_random_uuid(), $2, 'gold', now(), now() + interval '30 days', 'staff:1')`,
  );
  await put(
    `insert into discount (shop_id, id, member_id, purpose, kind, code, state, document, starts_at)
     values ($1, gen_random_uuid(), $2, 'gift', 'amount', 'GIFT-OF-ONE', 'issued', $3, now())`,
    JSON.stringify({ customerId: ada.id, title: "A gift" }),
  );
  await tx.sql("insert into sweep (shop_id, id, started_at) values ($1, $2, now())", [tx.shopId, adaId]);
  await put(
    "insert into drift values ($1, gen_random_uuid(), $2, $3, 'stale', $4, now(), now())",
    orderOfAda,
    JSON.stringify({ ours: { customerId: ada.id, quantity: 1 }, theirs: { customerId: ada.id, quantity: 2 } }),
  );
  await tx.sql("insert into idempotency_key values ($1, 'key', 'hash', 200, $2, now())", [
    tx.shopId,
    JSON.stringify({ text: `{"customerId":"${ada.id}"}` }),
  ]);
  // as the REST interface notes a block
  await tx.sql("insert into audit_entry values ($1, gen_random_uuid(), 'api:1', 'member.block', $2, $3, now())", [
    tx.shopId,
    ada.id,
    JSON.stringify({ note: ada.note }),
  ]);
  await createView(tx, { title: "Zwischenfels", query: memberQuery.parse({ search: ada.email }), by: "staff:1" });
  return startExport(tx, { query: memberQuery.parse({ sort: "name", direction: "asc" }), language: "en", by: "staff:1" });
}

/** Every row of every table, as text: bodies readable. */
export async function everything(adminUrl: string): Promise<Map<string, string>> {
  return asAdmin(adminUrl, async (client: pg.Client) => {
    const { rows } = await client.query<{ schema: string; name: string }>(
      `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker')`,
    );
    const all = new Map<string, string>();
    for (const { schema, name } of rows) {
      const more = name === "webhook_event" ? " || coalesce(encode(t.body, 'escape'), '')" : "";
      const { rows: found } = await client.query<{ text: string | null }>(
        `select string_agg(to_jsonb(t)::text${more}, E'\\n') as text from ${schema}.${name} t`,
      );
      all.set(name, found[0]?.text ?? "");
    }
    return all;
  });
}

/** In which tables these words stand, in any case. */
export function whereFound(all: ReadonlyMap<string, string>, words: readonly string[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [table, text] of all) {
    const here = words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
    if (here.length > 0) found[table] = here;
  }
  return found;
}
