import { systemSql } from "../db/system.server";

export interface Health {
  ok: boolean;
  /** events not processed yet and jobs already due; dead letters apart */
  backlog: number;
  deadLetters: number;
  /** how long the oldest event that is not processed has been waiting */
  oldestSeconds: number;
}

const healthSql = `
  select waiting.events, coalesce(extract(epoch from now() - waiting.since), 0)::int as oldest,
    (select count(*) from graphile_worker.jobs where run_at <= now() and attempts < max_attempts)::int as jobs,
    (select count(*) from webhook_event where dead_at is not null and processed_at is null)::int as dead
  from (select count(*)::int as events, min(received_at) as since from webhook_event
        where processed_at is null and dead_at is null) as waiting`;

/** How the intake stands; `ok` is false, and the rest 0, when the database does not answer. */
export async function health(): Promise<Health> {
  try {
    const [row] = await systemSql<{ events: number; jobs: number; dead: number; oldest: number }>(healthSql, [], "health");
    return {
      ok: true,
      backlog: (row?.events ?? 0) + (row?.jobs ?? 0),
      deadLetters: row?.dead ?? 0,
      oldestSeconds: Math.max(0, row?.oldest ?? 0),
    };
  } catch {
    return { ok: false, backlog: 0, deadLetters: 0, oldestSeconds: 0 };
  }
}

/** What is left to do: 0 when every event and every due job is done. Throws when the database does not answer. */
export async function backlog(): Promise<number> {
  const [row] = await systemSql<{ events: number; jobs: number }>(healthSql, [], "health");
  return (row?.events ?? 0) + (row?.jobs ?? 0);
}
