import { systemSql } from "../db/system.server";

/** How one shop's intake stands. */
export interface ShopHealth {
  /** its events that are not processed yet, dead letters apart */
  waiting: number;
  /** how long the oldest of them has been waiting; 0: none is */
  oldestSeconds: number;
  /** real time of the newest event that was processed; null: none is kept */
  lastProcessedAt: Date | null;
  deadLetters: number;
  jobs: ShopJob[];
}

/** The shop's jobs of one kind. */
export interface ShopJob {
  task: string;
  /** due, or due later */
  waiting: number;
  running: number;
  /** tried before, in vain, and to be tried again */
  failing: number;
  /** tried as often as may be: nobody tries them again */
  givenUp: number;
  /** the first line of the newest error */
  error: string | null;
}

const inboxSql = `
  select count(*) filter (where processed_at is null and dead_at is null)::int as waiting,
    coalesce(extract(epoch from now() - min(received_at) filter (where processed_at is null and dead_at is null)), 0)::int as "oldestSeconds",
    max(processed_at) as "lastProcessedAt",
    count(*) filter (where dead_at is not null and processed_at is null)::int as "deadLetters"
  from webhook_event where shop_domain = $1`;

/** The queue's own tables: its public view does not say which shop a job is about. */
const jobsSql = `
  select t.identifier as task, count(*) filter (where j.locked_at is null and j.attempts < j.max_attempts)::int as waiting,
    count(*) filter (where j.locked_at is not null)::int as running,
    count(*) filter (where j.locked_at is null and j.attempts > 0 and j.attempts < j.max_attempts)::int as failing,
    count(*) filter (where j.locked_at is null and j.attempts >= j.max_attempts)::int as "givenUp",
    (array_agg(j.last_error order by j.updated_at desc) filter (where j.last_error is not null))[1] as error
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where j.payload->>'shopId' = $1 group by 1 order by 1`;

/** What waits, what died and what fails of one shop. */
export async function shopHealth(shop: { id: string; domain: string }): Promise<ShopHealth> {
  const [inbox] = await systemSql<Omit<ShopHealth, "jobs">>(inboxSql, [shop.domain], "shop_inbox");
  const jobs = await systemSql<ShopJob>(jobsSql, [shop.id], "shop_jobs");
  return {
    waiting: inbox?.waiting ?? 0,
    oldestSeconds: Math.max(0, inbox?.oldestSeconds ?? 0),
    lastProcessedAt: inbox?.lastProcessedAt ?? null,
    deadLetters: inbox?.deadLetters ?? 0,
    jobs: jobs.map((job) => ({ ...job, error: job.error?.split("\n", 1)[0]?.slice(0, 300) ?? null })),
  };
}
