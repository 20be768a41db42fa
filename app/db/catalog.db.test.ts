import { beforeAll, describe, expect, it } from "vitest";
import { asAdmin, useDatabase } from "../../tests/support/database";
import { systemTables } from "./system.server";

interface Table {
  name: string;
  enabled: boolean;
  forced: boolean;
  primary: string[] | null;
  policies: Array<{ using: string | null; check: string | null; command: string; permissive: boolean }>;
  references: Array<{ name: string; own: string[]; to: string; theirs: string[] }>;
}

const ofShop = "(shop_id = (NULLIF(current_setting('app.shop_id'::text, true), ''::text))::bigint)";

const columns = (constraint: string, table: string, numbers: string) =>
  `(select array_agg(a.attname::text order by k.n) from unnest(${constraint}.${numbers}) with ordinality as k(attnum, n)
    join pg_attribute a on a.attrelid = ${constraint}.${table} and a.attnum = k.attnum)`;

const catalog = `
  select c.relname::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    (select ${columns("p", "conrelid", "conkey")} from pg_constraint p where p.conrelid = c.oid and p.contype = 'p') as "primary",
    (select coalesce(json_agg(json_build_object('using', pg_get_expr(l.polqual, l.polrelid), 'check', pg_get_expr(l.polwithcheck, l.polrelid),
      'command', l.polcmd, 'permissive', l.polpermissive)), '[]') from pg_policy l where l.polrelid = c.oid) as policies,
    (select coalesce(json_agg(json_build_object('name', f.conname, 'own', ${columns("f", "conrelid", "conkey")},
      'to', f.confrelid::regclass::text, 'theirs', ${columns("f", "confrelid", "confkey")})), '[]')
      from pg_constraint f where f.conrelid = c.oid and f.contype = 'f') as references
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;

/** What is wrong with a table that belongs to a shop; nothing, when it is as the design wants it. */
function faults(table: Table): string[] {
  const found: string[] = [];
  if (!table.enabled) found.push("row-level security is not enabled");
  if (!table.forced) found.push("row-level security is not forced: its owner passes it");
  if (table.policies.length !== 1) found.push(`it has ${table.policies.length} policies instead of one`);
  for (const policy of table.policies) {
    if (policy.using !== ofShop) found.push("its policy does not read by shop");
    if (policy.check !== ofShop) found.push("its policy does not write by shop");
    if (policy.command !== "*" || !policy.permissive) found.push("its policy does not cover every command");
  }
  if (table.primary?.[0] !== "shop_id") found.push("its primary key is not led by shop_id");
  for (const reference of table.references) {
    const at = reference.own.indexOf("shop_id");
    if (at < 0 || reference.theirs[at] !== "shop_id") found.push(`${reference.name} may cross shops`);
  }
  return found;
}

describe("the catalog", () => {
  const database = useDatabase();
  let tables: Table[] = [];
  const read = () => asAdmin(database.adminUrl(), async (client) => (await client.query<Table>(catalog)).rows);
  beforeAll(async () => {
    tables = await read();
  });

  const system = new Set<string>(systemTables);
  const tenants = () => tables.filter((table) => !system.has(table.name));

  it("knows every system table, and no table that is gone", () => {
    expect(systemTables.filter((name) => !tables.some((table) => table.name === name))).toEqual([]);
    expect(tenants().length).toBeGreaterThan(10);
  });

  it("finds every other table guarded by shop", () => {
    expect(tenants().flatMap((table) => faults(table).map((fault) => `${table.name}: ${fault}`))).toEqual([]);
  });

  it("finds no system table that points into a shop's tables", () => {
    const names = new Set(tenants().map((table) => table.name));
    expect(tables.filter((table) => system.has(table.name)).flatMap((table) => table.references.filter((to) => names.has(to.to)))).toEqual(
      [],
    );
  });

  it("belongs to the role that the app runs as, which row-level security binds", async () => {
    const owners = await asAdmin(database.adminUrl(), (client) =>
      client.query(`select distinct o.rolname, o.rolsuper, o.rolbypassrls from pg_class c join pg_roles o on o.oid = c.relowner
        where c.relnamespace::regnamespace::text in ('public', 'graphile_worker') and c.relkind = 'r'`),
    );
    expect(owners.rows).toEqual([{ rolname: "fidelio", rolsuper: false, rolbypassrls: false }]);
  });

  it.each([
    ["alter table member no force row level security", "member: row-level security is not forced: its owner passes it"],
    ["drop policy of_shop on lot", "lot: it has 0 policies instead of one"],
    ["create table stray (shop_id bigint, id bigint primary key)", "stray: its primary key is not led by shop_id"],
    ["alter table drift add constraint crossing foreign key (id) references api_key (id)", "drift: crossing may cross shops"],
  ])("would notice: %s", async (damage, fault) => {
    await asAdmin(database.adminUrl(), async (client) => {
      await client.query("begin");
      await client.query(damage);
      const { rows } = await client.query<Table>(catalog);
      await client.query("rollback");
      const noticed = rows
        .filter((table) => !system.has(table.name))
        .flatMap((table) => faults(table).map((said) => `${table.name}: ${said}`));
      expect(noticed).toContain(fault);
    });
  });
});
