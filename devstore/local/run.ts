import { mkdirSync } from "node:fs";
import { migrate } from "../../app/db/migrate.server";
import { buildWhenStale } from "../build-when-stale";
import { createStore } from "../create-store";
import { startApp } from "./app-processes";
import { controlOf } from "./app-control";
import { openLocalDatabase, setFirstClock } from "./database";
import { localKeys } from "./local-key";
import { assertFree } from "./ports";
import { endWithNpm } from "./parent";
import { demoShops, installShops, publishPrograms } from "./prepare-shops";
import { readSettings } from "./settings";
import { until } from "./wait";

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** What to end, newest first. */
const endings: Array<() => Promise<void>> = [];
let ending: Promise<void> | undefined;

function end(code: number): Promise<void> {
  ending ??= (async () => {
    for (const stop of endings.reverse()) await stop().catch((error: unknown) => say(String(error)));
    process.exit(code);
  })();
  return ending;
}

/** Waits for `work` and says every five seconds how far it is. */
async function sayingMeanwhile(line: () => string, work: Promise<void>): Promise<void> {
  const progress = setInterval(() => say(line()), 5_000);
  await work.finally(() => clearInterval(progress));
}

/** Waits until the inbox and the due jobs are done. An event that failed waits for its next try, and so does this. */
async function workOff(control: { backlog(): Promise<number> }): Promise<void> {
  let left = 0;
  const empty = async () => (left = await control.backlog()) === 0;
  await sayingMeanwhile(
    () => `  ${left} events and jobs to work off; see /healthz`,
    until("the backlog to be worked off", empty, Infinity),
  );
}

/** Starts all of local mode in one process tree and prints `ready {…}` once everything is delivered and counted. */
async function start(): Promise<void> {
  const hot = process.argv.includes("--hot");
  const settings = readSettings(process.env);
  await assertFree(settings.PORT, "PORT");
  await assertFree(settings.STORE_PORT, "STORE_PORT");
  mkdirSync(settings.DATA_DIR, { recursive: true });

  say("Starting the database …");
  const [database] = await Promise.all([
    openLocalDatabase(settings).then((opened) => {
      endings.push(() => opened.stop());
      return opened;
    }),
    hot ? undefined : buildWhenStale(say),
  ]);
  await migrate(database.directUrl);

  const seedNow = settings.SEED_NOW ? new Date(settings.SEED_NOW) : new Date();
  const control = { current: undefined as ReturnType<typeof controlOf> | undefined };
  const store = createStore({
    dataDir: settings.DATA_DIR,
    appUrl: `http://localhost:${settings.PORT}`,
    apiKey: settings.SHOPIFY_API_KEY,
    apiSecret: settings.SHOPIFY_API_SECRET,
    control: {
      moveClock: (at) => control.current!.moveClock(at),
      now: () => control.current!.now(),
      sweep: (shop) => control.current!.sweep(shop),
      backlog: () => control.current!.backlog(),
    },
    ...(settings.STORE_FAULTS ? { faults: settings.STORE_FAULTS } : {}),
  });
  if (store.isNew()) {
    await setFirstClock(database.url, seedNow);
    store.setFirstClock(seedNow);
  }

  say("Starting the app …");
  await store.listen(settings.STORE_PORT);
  endings.push(() => store.close());
  const app = await startApp(settings, database, hot);
  endings.push(
    () => app.web.stop(),
    () => app.worker.stop(),
  );
  for (const part of [app.web, app.worker, database]) void part.failed.then((sentence) => (say(sentence), end(1)));
  control.current = controlOf(app.worker.child);

  const keys = localKeys(settings.DATA_DIR, demoShops);
  const apis = await installShops(store, database.url, `http://localhost:${settings.PORT}`, keys);
  if (settings.SEED === "demo") {
    await publishPrograms(apis);
    say(store.seeded() ? "The demo data is there." : "Delivering the demo data as webhooks …");
    await store.seed({ now: seedNow, appApi: (shop) => Promise.resolve(apis.get(shop)!) });
    await sayingMeanwhile(() => `  ${store.webhooks.pending()} webhooks to deliver`, store.webhooks.idle());
  }
  await workOff(control.current);

  say(
    `ready ${JSON.stringify({
      app: `http://localhost:${settings.PORT}`,
      store: `http://localhost:${settings.STORE_PORT}`,
      admin: `http://localhost:${settings.STORE_PORT}/admin`,
      shop: demoShops[0],
      shops: demoShops,
      apiKey: keys.get(demoShops[0]),
    })}`,
  );
}

/** Local mode from now on: until it fails, which ends the process with code 1, or is told to end, which ends it with code 0. */
export function runLocalMode(): void {
  process.on("SIGTERM", () => void end(0));
  process.on("SIGINT", () => void end(0));
  endWithNpm(() => void end(0));
  start().catch(async (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await end(1);
  });
}
