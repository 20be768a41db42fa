import { join } from "node:path";
import pg from "pg";
import { startEmbedded, type Embedded } from "../../app/db/embedded.server";
import { checkRole } from "../../app/db/role.server";
import type { LocalSettings } from "./settings";

export interface LocalDatabase {
  url: string;
  directUrl: string;
  /** resolves with a sentence when a server of ours ends without having been asked to; never for one of the settings */
  failed: Promise<string>;
  stop(): Promise<void>;
}

const lookEveryMs = 500;

/** The server is no child of ours (it may have outlived an earlier start), so its end is looked for. */
function watch(embedded: Embedded): { failed: Promise<string>; off(): void } {
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<string>((resolve) => {
    timer = setInterval(() => {
      if (embedded.alive()) return;
      clearInterval(timer);
      resolve("The database server ended by itself; start again, it finds its data.");
    }, lookEveryMs);
    timer.unref();
  });
  return { failed, off: () => clearInterval(timer) };
}

/** The server of the settings, or an embedded one with its data under DATA_DIR. */
export async function openLocalDatabase(settings: LocalSettings): Promise<LocalDatabase> {
  if (settings.DATABASE_URL) {
    // migrated, too, by the ordinary role that the app runs under
    const url = await checkRole(settings.DATABASE_URL);
    const directUrl = settings.DIRECT_URL ? await checkRole(settings.DIRECT_URL) : url;
    return { url, directUrl, failed: new Promise(() => undefined), stop: () => Promise.resolve() };
  }
  const embedded = await startEmbedded({ folder: join(settings.DATA_DIR, "postgres") });
  const { failed, off } = watch(embedded);
  const stop = () => {
    off();
    return embedded.stop();
  };
  return { url: embedded.url, directUrl: embedded.url, failed, stop };
}

async function query<R extends pg.QueryResultRow>(url: string, text: string, values: unknown[]): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Sets business time to `now` before anything has happened; afterwards it only moves forward, by the store's control. */
export async function setFirstClock(url: string, now: Date): Promise<void> {
  await query(url, "update clock set offset_ms = $1", [now.getTime() - Date.now()]);
}

/** Our id of an installed shop; undefined before its installation. */
export async function shopIdOf(url: string, domain: string): Promise<string | undefined> {
  const [row] = await query<{ id: string }>(url, "select id from shop where domain = $1 and uninstalled_at is null", [domain]);
  return row?.id;
}
