import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { inShop, type ShopTx } from "../../../app/db/tenancy.server";
import { audit } from "../../../app/ledger/audit.server";
import { makeShop } from "../../../app/members/members.fixture";
import { countMembers, findMembers } from "../../../app/members/list/find.server";
import { memberQuery, type MemberQuery } from "../../../app/members/list/query";
import { useDatabase } from "../../support/database";
import { seedMembers } from "./members-100k";

const database = useDatabase();
const asked: Array<[string, Partial<MemberQuery>]> = [
  ["the newest", {}],
  ["by points", { sort: "available" }],
  ["by the last order, oldest first", { sort: "last-order", direction: "asc" }],
  ["by name", { sort: "name", direction: "asc" }],
  ["a name", { search: "elodie dubois" }],
  ["the last four digits", { search: "1337" }],
  ["nobody", { search: "nobody has this name" }],
  ["gold, by points", { tiers: ["gold"], sort: "available" }],
  ["a rare status and balance", { statuses: ["left"], from: 3990 }],
  ["ordered lately", { after: "2026-11-01", sort: "name", direction: "asc" }],
];

/** The best of three: what the machine does beside is not the list's. */
async function timed(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let n = 0; n < 3; n += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return `${Math.min(...times).toFixed(1)} ms`;
}

describe("a shop of many members", () => {
  it("has a ledger that balances and a list that can be turned; the times are said, not judged", async () => {
    const count = Number(process.env["BENCH_MEMBERS"] ?? 2_000);
    const shopId = await makeShop();
    await seedMembers(database.adminUrl(), shopId, count);
    expect(await inShop(shopId, audit, { timeoutMs: 60_000 })).toMatchObject({ ok: true });
    const lines = await inShop(
      shopId,
      async (tx: ShopTx) => {
        const said: string[] = [];
        for (const [what, part] of asked) {
          const query = memberQuery.parse(part);
          const page = await findMembers(tx, query, { limit: 50 });
          const shown = await timed(() => findMembers(tx, query, { limit: 50 }));
          const next = page.next === null ? "–" : await timed(() => findMembers(tx, query, { limit: 50, cursor: page.next }));
          const all = await timed(() => countMembers(tx, query, count + 1));
          said.push(`${what}: first page ${shown}, next ${next}, ${await countMembers(tx, query, count + 1)} counted in ${all}`);
        }
        return said;
      },
      { timeoutMs: 120_000 },
    );
    process.stdout.write(`${lines.join("\n")}\n`);
    expect(await inShop(shopId, (tx) => countMembers(tx, memberQuery.parse({}), count + 1))).toBe(count);
  });
});
