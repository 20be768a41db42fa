import { once } from "node:events";
import { loadavg } from "node:os";
import { Worker } from "node:worker_threads";
import { buildWhenStale } from "../../../devstore/build-when-stale";
import { startRealShop } from "../../support/real-shop";
import type { AskedAll, Asked, AskSettings } from "./ask";

/**
 * `npm run bench:redeem`: from a shopper's request to the answer with the code, 1,000 redemptions of 1,000 members, 8 at a time, as
 * the storefront asks for them, with the stand-in answering at once. Our own part of a request is what is left of it without the
 * time that its question to Shopify was beyond our door. The bar: p95 of our own part at most 50 ms on a quiet machine.
 */
Object.assign(process.env, { LOCAL_MODE: "1", DATABASE_URL: "postgresql://unused@localhost/unused", LOG_LEVEL: "warn" });
const members = Number(process.env["BENCH_MEMBERS"] ?? 1_000);
const atOnce = Number(process.env["BENCH_AT_ONCE"] ?? 8);
const warmUp = Number(process.env["BENCH_WARM_UP"] ?? 40);

const say = (line: string) => void process.stdout.write(`${line}\n`);

function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

await buildWhenStale(say);
const { shop, stop } = await startRealShop({ worker: false, unthrottled: true });
const settings: AskSettings = { urls: [shop.web.url], shop: shop.domain, atOnce };
const asker = new Worker(new URL("./ask.ts", import.meta.url), { workerData: settings });
try {
  const customers: string[] = [];
  for (let made = 0; made < members + warmUp; made += atOnce)
    customers.push(...(await Promise.all(Array.from({ length: Math.min(atOnce, members + warmUp - made) }, () => shop.member(200)))));
  const shopify = new Map<string, number>();
  shop.gates.web.passed = ({ body, milliseconds }) => {
    const customer = /gid:\/\/shopify\/Customer\/(\d+)/u.exec(body)?.[1];
    if (customer !== undefined) shopify.set(customer, (shopify.get(customer) ?? 0) + milliseconds);
  };
  const askFor = async (some: readonly string[]): Promise<AskedAll> => {
    asker.postMessage(some);
    const [done] = (await once(asker, "message")) as [AskedAll];
    return done;
  };
  const processors = async () => {
    const { user, system } = process.cpuUsage();
    return { web: await shop.web.processorMs(), database: await shop.databaseMs(), own: (user + system) / 1000 };
  };
  await askFor(customers.slice(0, warmUp));
  const before = await processors();
  const began = performance.now();
  const { asked, processor } = await askFor(customers.slice(warmUp));
  const seconds = (performance.now() - began) / 1000;
  const after = await processors();

  const of = (figure: (one: Asked) => number) =>
    [0.5, 0.95].map((share) => quantile(asked.map(figure), share).toFixed(1).padStart(7)).join("");
  const beyond = ({ customer }: Asked) => shopify.get(customer) ?? 0;
  const own = (one: Asked) => one.total - beyond(one);
  const share = asked.reduce((sum, one) => sum + own(one), 0) / asked.reduce((sum, { total }) => sum + total, 0);
  say(`${asked.length} redemptions, ${atOnce} at a time, in ${seconds.toFixed(1)} s; ms      p50    p95`);
  const late = asked.filter((one) => one.late).length;
  if (late > 0) say(`${late} were answered without their code: it took longer than three seconds`);
  say(`request to code     ${of(({ total }) => total)}`);
  say(`beyond our door     ${of(beyond)}`);
  say(`our own part        ${of(own)}   (bar: p95 50.0)`);
  const each = (from: number | null, to: number | null) =>
    from === null || to === null ? "unknown" : ((to - from) / asked.length).toFixed(1);
  say(
    `processor, ms each: web ${each(before.web, after.web)}, database ${each(before.database, after.database)}, ` +
      `stand-in ${each(before.own + processor, after.own)}, shoppers ${each(0, processor)}; of the wall ${each(0, seconds * 1000)}`,
  );
  say(
    `our own share ${(share * 100).toFixed(0)} %; load ${loadavg()
      .map((one) => one.toFixed(1))
      .join(" ")}`,
  );
} finally {
  await asker.terminate();
  await stop();
}
