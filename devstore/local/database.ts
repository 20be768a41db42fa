import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "../../app/db/embedded.server";
import type { LocalSettings } from "./settings";

export interface LocalDatabase {
  url: string;
  directUrl: string;
  stop(): Promise<void>;
}

/** The server of the settings, or an embedded one with its data under DATA_DIR. */
export async function openLocalDatabase(settings: LocalSettings): Promise<LocalDatabase> {
  if (settings.DATABASE_URL) {
    return { url: settings.DATABASE_URL, directUrl: settings.DIRECT_URL ?? settings.DATABASE_URL, stop: () => Promise.resolve() };
  }
  const embedded = await startEmbedded({ folder: join(settings.DATA_DIR, "postgres") });
  return { url: embedded.url, directUrl: embedded.url, stop: () => embedded.stop() };
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
