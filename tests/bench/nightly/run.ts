import { closeDatabase, openDatabase } from "../../../app/db/client.server";
import { inShop } from "../../../app/db/tenancy.server";
import { settleWhole } from "../../../app/jobs/settle-shops.server";
import { audit } from "../../../app/ledger/audit.server";
import { benchServer, type BenchDatabase } from "../intake/database";
import { inTurn } from "../intake/measure";
import { bare } from "./bare";
import { readChanged, type Changed } from "./changed";
import { fill } from "./fill";

/**
 * `npm run bench:nightly`: what time alone brings, for a shop of 1,000,000 members with 3,000,000 orders: 5 % change tier, 10 % have
 * points to approve, 10 % have some that expire. A is the real run; B reads the same input and writes the same rows in bare SQL. A and
 * B in turn, each on a fresh copy of the database; the ratio comes last. `BENCH_MEMBERS` makes it smaller, `BENCH_TIMES` repeats it.
 */
// settings as local mode has them; each run names its own database
Object.assign(process.env, { LOCAL_MODE: "1", DATABASE_URL: "postgresql://unused@localhost/unused", LOG_LEVEL: "warn" });
const members = Number(process.env["BENCH_MEMBERS"] ?? 1_000_000);
const times = Number(process.env["BENCH_TIMES"] ?? 3);
const server = await benchServer();
const say = (text: string) => process.stdout.write(`${text}\n`);
try {
  const filled = await server.fresh();
  say(`filling ${members} members`);
  const shopId = await fill(filled, members);
  let changed: Changed | undefined;
  const onCopy = async (run: (database: BenchDatabase) => Promise<number>): Promise<number> => {
    const copy = await filled.copy();
    try {
      return await run(copy);
    } finally {
      await closeDatabase();
      await copy.drop();
    }
  };
  const a = () =>
    onCopy(async (database) => {
      openDatabase(database.url, { connections: 10 });
      const started = performance.now();
      await settleWhole(shopId);
      const seconds = (performance.now() - started) / 1000;
      if (changed === undefined) {
        changed = await readChanged(database.adminUrl);
        await check(changed);
      }
      return seconds;
    });
  const b = () => onCopy((database) => bare(database.url, shopId, changed!));
  const ratio = await inTurn(`nightly run of ${members} members`, "s", times, a, b, { digits: 2, warmUp: false });
  await filled.drop();
  say(`ratio ${ratio.toFixed(2)} (bar 3.00)`);

  /** The run did what it was measured for, and the lots still say what the balances say. */
  async function check({ transfer, tier_change: moves }: Changed): Promise<void> {
    const kinds = (transfer["kind"] ?? []).reduce<Record<string, number>>((sum, kind) => ({ ...sum, [kind!]: (sum[kind!] ?? 0) + 1 }), {});
    const fell = moves["id"]?.length ?? 0;
    say(`approved ${kinds["approve"] ?? 0}, expired ${kinds["expire"] ?? 0}, tiers ${fell}`);
    if (Math.min(kinds["approve"] ?? 0, kinds["expire"] ?? 0) < members * 0.09 || fell < members * 0.045)
      throw new Error("Too little was due.");
    const { checks } = await inShop(shopId, audit, { timeoutMs: 600_000 });
    if (!checks.find(({ name }) => name === "lots-equal-balances")?.ok) throw new Error("The lots do not say what the balances say.");
  }
} finally {
  await server.stop();
}
