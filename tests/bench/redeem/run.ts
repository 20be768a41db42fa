import { loadavg } from "node:os";
import { buildWhenStale } from "../../../devstore/build-when-stale";
import { signProxy } from "../../../app/shopify/proxy-signature";
import { startRealShop, type RealShop } from "../../support/real-shop";

/**
 * `npm run bench:redeem`: from a shopper's request to the answer with the code, 1,000 redemptions of 1,000 members, 8 at a time, as
 * the storefront asks for them, with the stand-in answering at once. Our own part of a request is what is left of it without the
 * time that its question to Shopify was beyond our door. The bar: p95 of our own part at most 50 ms on a quiet machine.
 */
Object.assign(process.env, { LOCAL_MODE: "1", DATABASE_URL: "postgresql://unused@localhost/unused", LOG_LEVEL: "warn" });
const members = Number(process.env["BENCH_MEMBERS"] ?? 1_000);
const atOnce = 8;
const warmUp = 40;

interface Trace {
  total: number;
  shopify: number;
  /** the answer came without the code: Shopify, or we, took longer than three seconds */
  late: boolean;
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** One redemption as Shopify's proxy brings it. Throws when it is refused. */
async function redeem(shop: RealShop, customer: string, shopify: ReadonlyMap<string, number>): Promise<Trace> {
  const query = new URLSearchParams({ shop: shop.domain, logged_in_customer_id: customer, path_prefix: "/apps/fidelio" });
  query.append("timestamp", String(Math.floor(Date.now() / 1000)));
  query.append("signature", signProxy(query, "local-secret"));
  const began = performance.now();
  const answer = await fetch(`${shop.web.url}/proxy/redeem?${query.toString()}`, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ reward: "five-off", redemption: "0" }),
  });
  const said = (await answer.json()) as { code?: string };
  const total = performance.now() - began;
  const late = answer.status === 202;
  if (!late && (answer.status !== 201 || !said.code))
    throw new Error(`A redemption was answered ${answer.status}: ${JSON.stringify(said)}`);
  return { total, shopify: shopify.get(customer) ?? 0, late };
}

/** Does `work` for each, so many at a time. */
async function together<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const left = all.values();
  const lane = async () => {
    for (const one of left) done.push(await work(one));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return done;
}

function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

await buildWhenStale(say);
const { shop, stop } = await startRealShop({ worker: false, unthrottled: true });
try {
  const customers = await together(Array.from({ length: members + warmUp }), () => shop.member(200));
  const shopify = new Map<string, number>();
  shop.gates.web.passed = ({ body, milliseconds }) => {
    const customer = /gid:\/\/shopify\/Customer\/(\d+)/u.exec(body)?.[1];
    if (customer !== undefined) shopify.set(customer, (shopify.get(customer) ?? 0) + milliseconds);
  };
  await together(customers.slice(0, warmUp), (customer) => redeem(shop, customer, shopify));
  const before = await shop.web.processorMs();
  const began = performance.now();
  const traces = await together(customers.slice(warmUp), (customer) => redeem(shop, customer, shopify));
  const seconds = (performance.now() - began) / 1000;
  const after = await shop.web.processorMs();
  const of = (figure: (trace: Trace) => number) =>
    [0.5, 0.95].map((share) => quantile(traces.map(figure), share).toFixed(1).padStart(7)).join("");
  const own = (trace: Trace) => trace.total - trace.shopify;
  const share = traces.reduce((sum, trace) => sum + own(trace), 0) / traces.reduce((sum, { total }) => sum + total, 0);
  say(`${traces.length} redemptions, ${atOnce} at a time, in ${seconds.toFixed(1)} s; ms      p50    p95`);
  const late = traces.filter((trace) => trace.late).length;
  if (late > 0) say(`${late} were answered without their code: it took longer than three seconds`);
  say(`request to code     ${of(({ total }) => total)}`);
  say(`beyond our door     ${of(({ shopify: ms }) => ms)}`);
  say(`our own part        ${of(own)}   (bar: p95 50.0)`);
  if (before !== null && after !== null) say(`processor of the web, each ${((after - before) / traces.length).toFixed(1)} ms`);
  say(
    `our own share ${(share * 100).toFixed(0)} %; load ${loadavg()
      .map((one) => one.toFixed(1))
      .join(" ")}`,
  );
} finally {
  await stop();
}
