import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asAdmin, useDatabase } from "../../tests/support/database";
import { anyRow } from "../../tests/support/rows";
import { systemSql, systemTables } from "./system.server";
import { inShop } from "./tenancy.server";

const database = useDatabase({ connections: 3 });
let tenants: string[] = [];

beforeAll(() =>
  asAdmin(database.adminUrl(), async (client) => {
    const { rows } = await client.query<{ name: string }>("select tablename::text as name from pg_tables where schemaname = 'public'");
    tenants = rows.map((row) => row.name).filter((name) => !(systemTables as readonly string[]).includes(name));
    // rows of two shops in every table, without the rows that they would point to
    await client.query("set session_replication_role = replica");
    for (const table of tenants) for (const shop of ["1", "2"]) await client.query(await anyRow(client, table, shop));
  }),
);

async function countsOn(client: pg.ClientBase): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tenants) counts[table] = Number((await client.query(`select count(*) as n from "${table}"`)).rows[0].n);
  return counts;
}

const all = (n: number) => Object.fromEntries(tenants.map((table) => [table, n]));

describe("without a shop", () => {
  const pool = () => new pg.Pool({ connectionString: database.url(), max: 1 });
  const pools: pg.Pool[] = [];
  afterAll(() => Promise.all(pools.map((each) => each.end())));

  const fresh = async () => {
    pools.push(pool());
    return pools.at(-1)!.connect();
  };
  const used = async () => {
    const client = await fresh();
    await client.query("begin");
    await client.query("select set_config('app.shop_id', '1', true)");
    expect(await countsOn(client)).toEqual(all(1));
    await client.query("commit");
    client.release();
    return pools.at(-1)!.connect();
  };

  it.each([
    ["fresh", fresh],
    ["used", used],
  ])("a %s connection reads nothing and may write nothing", async (_, take) => {
    const client = await take();
    try {
      expect(await countsOn(client)).toEqual(all(0));
      for (const table of tenants) {
        await expect(client.query(await anyRow(client, table, "1")), table).rejects.toMatchObject({ code: "42501" });
        expect((await client.query(`update "${table}" set shop_id = shop_id`)).rowCount, table).toBe(0);
        expect((await client.query(`delete from "${table}"`)).rowCount, table).toBe(0);
      }
    } finally {
      client.release();
    }
  });
});

describe("inShop", () => {
  const sees = (shop: string) =>
    inShop(shop, async (tx) => {
      const counts: Record<string, number> = {};
      for (const table of tenants) {
        const [row] = await tx.sql<{ n: number }>(`select count(*)::int as n from "${table}" where shop_id = ${shop}`);
        const [any] = await tx.sql<{ n: number }>(`select count(*)::int as n from "${table}"`);
        expect(any, table).toEqual(row);
        counts[table] = row!.n;
      }
      return counts;
    });

  it("sees one shop's rows alone", async () => {
    expect(await sees("1")).toEqual(all(1));
    expect(await sees("2")).toEqual(all(1));
    expect(await sees("3")).toEqual(all(0));
  });

  it("cannot write into another shop, nor move a row there", async () => {
    await expect(
      inShop("1", (tx) => tx.prisma.sweep.create({ data: { shopId: 2n, id: crypto.randomUUID(), startedAt: new Date() } })),
    ).rejects.toThrow(/row-level security/u);
    await expect(inShop("1", (tx) => tx.sql("update sweep set shop_id = 2"))).rejects.toMatchObject({ code: "42501" });
    expect((await inShop("1", (tx) => tx.prisma.sweep.deleteMany({ where: { shopId: 2n } }))).count).toBe(0);
  });

  it("keeps shops apart that run at the same time on the same connections", async () => {
    const seen = await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        inShop(String((n % 2) + 1), async (tx) => {
          await tx.sql("select pg_sleep(0.005)");
          const [mine] = await tx.sql<{ shop_id: string }>("select shop_id from sweep");
          const theirs = await tx.prisma.sweep.findFirst();
          return [mine?.shop_id, String(theirs?.shopId)];
        }),
      ),
    );
    seen.forEach((pair, n) => expect(pair).toEqual([String((n % 2) + 1), String((n % 2) + 1)]));
  });

  const traces = async (id: string) => ({
    sweeps: (await inShop("7", (tx) => tx.sql("select id from sweep where id = any($1::uuid[])", [[id, id.replace(/.$/u, "0")]]))).length,
    jobs: (await systemSql("select from graphile_worker.jobs where key = $1", [id])).length,
  });
  const writeAll = (id: string, end: () => void) =>
    inShop("7", async (tx) => {
      await tx.prisma.sweep.create({ data: { shopId: 7n, id, startedAt: tx.now } });
      await tx.sql("insert into sweep (shop_id, id, started_at) values ($1, $2, $3)", ["7", id.replace(/.$/u, "0"), tx.now]);
      await tx.addJob("nothing", { shopId: "7" }, { key: id });
      end();
    });

  it("commits Prisma's rows, SQL's rows and jobs together", async () => {
    const id = "0198f000-0000-7000-8000-00000000000a";
    await writeAll(id, () => undefined);
    expect(await traces(id)).toEqual({ sweeps: 2, jobs: 1 });
  });

  it("loses them together when it throws", async () => {
    const id = "0198f000-0000-7000-8000-00000000001b";
    const failing = writeAll(id, () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await traces(id)).toEqual({ sweeps: 0, jobs: 0 });
  });

  it("tells business time, from the row that only local mode moves", async () => {
    await systemSql("update clock set offset_ms = 86400000");
    const ahead = (await inShop("1", async (tx) => tx.now.getTime())) - Date.now();
    await systemSql("update clock set offset_ms = 0");
    expect(Math.round(ahead / 3_600_000)).toBe(24);
  });
});
