import pg from "pg";
import { closeDatabase, openDatabase } from "../../../app/db/client.server";
import { inShop } from "../../../app/db/tenancy.server";
import { drainUntilEmpty } from "../../../app/intake/drain.server";
import { demoProgram } from "../../../app/loyalty/default-program";
import { publishProgram } from "../../../app/programs/publish.server";
import { capture, type Written } from "./capture";
import type { BenchDatabase, BenchServer } from "./database";
import { inTurn } from "./measure";
import { orderBody, random } from "./order-body";
import { replay } from "./replay";
import { countStatements } from "./statements";

const members = 5_000;
const domain = "bench.myshopify.com";
const lastDays = 10 * 24 * 60 * 60 * 1000;

/** Part (a): from stored event to posted points, orders a second, against bare SQL that writes the same rows. */
export async function benchDrain(server: BenchServer, orders: number, times: number): Promise<number> {
  const bodies = makeBodies(orders);
  let written: Written | undefined;
  const a = () =>
    onFresh(server, bodies, async (database) => {
      openDatabase(database.url, { connections: 10 });
      const started = performance.now();
      const finished = written ? await drainUntilEmpty() : await countedDrain(orders);
      const seconds = (performance.now() - started) / 1000;
      await closeDatabase();
      if (finished !== orders) throw new Error(`${finished} of ${orders} events were finished.`);
      written ??= await capture(database.adminUrl);
      if (written.granted < orders * 0.99) throw new Error(`Only ${written.granted} of ${orders} orders were granted points.`);
      return orders / seconds;
    });
  const b = () => onFresh(server, bodies, async (database) => orders / (await replay(database.url, domain, written!)));
  return inTurn(`(a) ${orders} orders of ${members} members`, "orders/s", times, a, b);
}

/** The warm-up: says how many statements a batch of orders is, and what following referrals costs where there are none. */
async function countedDrain(orders: number): Promise<number> {
  const began = performance.now();
  const { result, asked } = await countStatements(drainUntilEmpty);
  const whole = performance.now() - began;
  const { statements, milliseconds } = asked.of("referrals_");
  const share = ((milliseconds / whole) * 100).toFixed(1);
  process.stdout.write(
    `(a) ${asked.statements} statements for ${orders} orders in batches of at most 500; of them ${statements} for referrals, ` +
      `which none concerns: ${(milliseconds / Math.max(1, statements)).toFixed(1)} ms each, ${share} % of the time\n`,
  );
  return result;
}

/** One paid order after the other over the last ten days, each of some member. */
function makeBodies(orders: number): string[] {
  const next = random(20_261_121);
  const begin = Math.floor((Date.now() - lastDays) / 1000) * 1000;
  return Array.from({ length: orders }, (_, index) => {
    const placedAt = new Date(begin + Math.floor((index * (lastDays - 60_000)) / orders / 1000) * 1000);
    return orderBody({ orderId: 5_400_000_000_000 + index, customerId: 6_400_000_000_000 + Math.floor(next() * members), placedAt }, next);
  });
}

async function onFresh(server: BenchServer, bodies: readonly string[], run: (database: BenchDatabase) => Promise<number>): Promise<number> {
  const database = await server.fresh();
  try {
    await fill(database, bodies);
    return await run(database);
  } finally {
    await closeDatabase();
    await database.drop();
  }
}

/** A shop with its program in force, and the events in the inbox as the entry stores them. */
async function fill(database: BenchDatabase, bodies: readonly string[]): Promise<void> {
  openDatabase(database.url);
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      "insert into shop (domain, currency, zone, installed_at) values ($1, 'GBP', 'Europe/London', now()) returning id",
      [domain],
    );
    await inShop(rows[0]!.id, (tx) => publishProgram(tx, demoProgram, { by: "bench" }));
    for (let from = 0; from < bodies.length; from += 1_000) {
      await client.query(
        `insert into webhook_event (shop_domain, topic, event_id, webhook_id, api_version, triggered_at, body)
         select $1, 'orders/create', 'event-' || n, 'event-' || n, '2026-10', '2026-11-20T10:00:00.000Z', convert_to(body, 'utf8')
         from unnest($2::text[]) with ordinality as of(body, place), lateral (select place + $3 as n) as numbered order by place`,
        [domain, bodies.slice(from, from + 1_000), from],
      );
    }
    await client.query("vacuum analyze");
    await client.query("checkpoint");
  } finally {
    await client.end();
    await closeDatabase();
  }
}
