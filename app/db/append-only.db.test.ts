import { beforeAll, describe, expect, it } from "vitest";
import { asAdmin, useDatabase } from "../../tests/support/database";
import { anyRow } from "../../tests/support/rows";
import { inShop } from "./tenancy.server";

const database = useDatabase();
const kept = ["transfer", "lot_use", "tier_change", "audit_entry", "consent", "seal"];

beforeAll(() =>
  asAdmin(database.adminUrl(), async (client) => {
    await client.query("set session_replication_role = replica");
    for (const table of [...kept, "program_version"]) for (const shop of ["1", "2"]) await client.query(await anyRow(client, table, shop));
    await client.query("set session_replication_role = origin");
  }),
);

const count = (shop: string, table: string) =>
  inShop(shop, async (tx) => (await tx.sql<{ n: number }>(`select count(*)::int as n from "${table}"`))[0]!.n);

describe.each(kept)("%s", (table) => {
  it.each([
    ["update", `update "${table}" set shop_id = shop_id`],
    ["delete", `delete from "${table}"`],
    ["truncate", `truncate "${table}" cascade`],
  ])("refuses %s", async (_, statement) => {
    await expect(inShop("1", (tx) => tx.sql(statement))).rejects.toMatchObject({ code: "23001" });
    expect(await count("1", table)).toBe(1);
  });

  it("refuses them to a superuser too", async () => {
    await asAdmin(database.adminUrl(), async (client) => {
      await expect(client.query(`delete from "${table}"`)).rejects.toMatchObject({ code: "23001" });
      await expect(client.query(`truncate "${table}" cascade`)).rejects.toMatchObject({ code: "23001" });
    });
  });

  it("has a door for the erasure of one whole shop, and for no other", async () => {
    const erase = (named: string) =>
      inShop("1", async (tx) => {
        await tx.sql("select set_config('app.erasing_shop', $1, true)", [named]);
        await tx.sql(`delete from "${table}"`);
        const [left] = await tx.sql<{ n: number }>(`select count(*)::int as n from "${table}"`);
        expect(left!.n).toBe(0);
        throw new Error("as far as that");
      });
    await expect(erase("2")).rejects.toMatchObject({ code: "23001" });
    await expect(erase("1")).rejects.toThrow("as far as that");
    expect(await count("2", table)).toBe(1);
    await expect(
      inShop("1", async (tx) => {
        await tx.sql("select set_config('app.erasing_shop', '1', true)");
        await tx.sql(`update "${table}" set shop_id = shop_id`);
      }),
    ).rejects.toMatchObject({ code: "23001" });
  });
});

describe("consent", () => {
  it("may be withdrawn once, and changes in nothing else", async () => {
    const change = (set: string) => inShop("1", (tx) => tx.sql(`update consent set ${set}`));
    await expect(change("kind = 'other', withdrawn_at = now()")).rejects.toMatchObject({ code: "23001" });
    await change("withdrawn_at = now()");
    await expect(change("withdrawn_at = null")).rejects.toMatchObject({ code: "23001" });
    await expect(change("withdrawn_at = now()")).rejects.toMatchObject({ code: "23001" });
  });
});

describe("an audit entry", () => {
  const member = "019a0000-0000-7000-8000-00000000000a";
  const merged = "019a0000-0000-7000-8000-00000000000b";
  const standing = (status: string) => inShop("1", (tx) => tx.sql("update member set status = $2 where id = $1", [member, status]));
  const change = (set: string) => inShop("1", (tx) => tx.sql(`update audit_entry set ${set} where action = 'member.adjust'`));
  const redact = "detail = detail - array['reason', 'note']";

  it("loses the words about its member once the member is erased, and nothing else", async () => {
    await inShop("1", async (tx) => {
      await tx.sql("insert into member (shop_id, id, status, created_at) values (1, $1, 'active', now())", [member]);
      await tx.sql("insert into member (shop_id, id, status, merged_into, created_at) values (1, $1, 'left', $2, now())", [merged, member]);
      for (const [id, subject] of [
        [member, member],
        [merged, merged],
      ]) {
        await tx.sql(
          `insert into audit_entry (shop_id, id, actor, action, subject, detail, at)
           values (1, $1, 'staff:1', 'member.adjust', $2, '{"id": "1", "amount": 5, "reason": "words", "note": "more"}', now())`,
          [id, subject],
        );
      }
    });
    await expect(change(redact)).rejects.toMatchObject({ code: "23001" });
    await standing("erased");
    const more = [
      "detail = detail - 'amount'",
      "detail = '{}'",
      `${redact}, actor = 'staff:2'`,
      'detail = detail || \'{"reason": "other"}\'',
    ];
    for (const set of more) await expect(change(set)).rejects.toMatchObject({ code: "23001" });
    await change(redact);
    const left = await inShop("1", (tx) => tx.sql("select actor, detail from audit_entry where action = 'member.adjust'"));
    expect(left).toEqual([1, 2].map(() => ({ actor: "staff:1", detail: { id: "1", amount: 5 } })));
  });

  it("that names a customer by number may name the member by our own id instead, and nobody else's", async () => {
    const stands = "019a0000-0000-7000-8000-00000000000c";
    await inShop("1", async (tx) => {
      await tx.sql("insert into member (shop_id, id, customer_id, status, created_at) values (1, $1, 7001, 'active', now())", [stands]);
      await tx.sql(
        `insert into audit_entry (shop_id, id, actor, action, subject, detail, at) values (1, gen_random_uuid(), 'api:1', 'member.block', '7001', '{}', now())`,
      );
    });
    const rename = (set: string) => inShop("1", (tx) => tx.sql(`update audit_entry set ${set} where subject = '7001'`));
    for (const set of [`subject = '${member}'`, "subject = '7002'", `subject = '${stands}', actor = 'staff:2'`])
      await expect(rename(set)).rejects.toMatchObject({ code: "23001" });
    await rename(`subject = '${stands}'`);
    expect(await inShop("1", (tx) => tx.sql("select actor from audit_entry where subject = $1", [stands]))).toEqual([{ actor: "api:1" }]);
  });

  it("of anything but a member keeps its words", async () => {
    await inShop("1", (tx) =>
      tx.sql(
        `insert into audit_entry (shop_id, id, actor, action, subject, detail, at)
         values (1, gen_random_uuid(), 'staff:1', 'member.adjust', 'settings', '{"reason": "words"}', now())`,
      ),
    );
    await expect(change(redact)).rejects.toMatchObject({ code: "23001" });
  });
});

describe("a program version", () => {
  const change = (set: string) => inShop("1", (tx) => tx.sql(`update program_version set ${set}`));

  it("may be rewritten as a draft, and never once published", async () => {
    await change(`document = '{"a": 1}'`);
    await change("state = 'live', in_force_from = now(), published_at = now()");
    await expect(change(`document = '{"a": 2}'`)).rejects.toMatchObject({ code: "23001" });
    await expect(change("in_force_from = now() + interval '1 day'")).rejects.toMatchObject({ code: "23001" });
    await change("state = 'retired'");
    await expect(change(`document = '{"a": 2}'`)).rejects.toMatchObject({ code: "23001" });
    expect(await inShop("1", (tx) => tx.sql("select document from program_version"))).toEqual([{ document: { a: 1 } }]);
  });

  it("does not become a draft again to be rewritten", async () => {
    await expect(change("state = 'draft'")).rejects.toMatchObject({ code: "23001" });
  });

  it("may be thrown away as a draft, and not once published, but with the whole shop", async () => {
    await expect(inShop("1", (tx) => tx.sql("delete from program_version"))).rejects.toMatchObject({ code: "23001" });
    const erased = await inShop("1", async (tx) => {
      await tx.sql("insert into program_version (shop_id, number, document, state) values (1, 8, '{}', 'draft')");
      await tx.sql("delete from program_version where number = 8");
      await tx.sql("select set_config('app.erasing_shop', '1', true)");
      return tx.sql("delete from program_version returning number");
    });
    expect(erased).toHaveLength(1);
  });

  it("is alone in being live", async () => {
    await inShop("2", async (tx) => {
      await tx.sql("update program_version set state = 'live', in_force_from = now(), published_at = now()");
    });
    await expect(
      inShop("2", (tx) =>
        tx.sql(
          `insert into program_version (shop_id, number, document, state, in_force_from, published_at) values (2, 9, '{}', 'live', now(), now())`,
        ),
      ),
    ).rejects.toMatchObject({ code: "23505" });
  });
});
