import type { WorkerEvents } from "graphile-worker";
import pg from "pg";
import { log } from "../base/log.server";

/** Apart from every other advisory lock of two numbers. */
const lockClass = 20_261_122;
/** Shared: after a broken connection the server may hold the old one's for hours, and the new one must not wait for it. */
const takeLock = "select pg_advisory_lock_shared($1, hashtext($2))";
const everyMs = 2_000;
/** A worker takes its lock a moment after it is made: what it took within that moment is left alone. */
const graceSeconds = 5;

/**
 * A job and its queue are locked and freed in one statement, so a locked queue without a locked job waits for nobody, whoever's name
 * it bears. Nobody takes a job of it meanwhile: it is locked.
 */
const freeQueues = `
  update graphile_worker._private_job_queues q set locked_at = null, locked_by = null
   where q.locked_at < now() - make_interval(secs => $1)
     and not exists (select from graphile_worker._private_jobs j where j.job_queue_id = q.id and j.locked_at is not null)`;

const nothing = () => undefined;

export interface RollCall {
  stop(): Promise<void>;
}

/**
 * The queue leaves the jobs of a killed process locked for four hours. So each worker of this process holds an advisory
 * lock for as long as its connection lives, which PostgreSQL drops when the process dies; and every process looks for
 * locked jobs and queues whose worker holds none, and gives them back. A job may then run twice: every task bears that.
 */
export function startRollCall(url: string, events: WorkerEvents): RollCall {
  const own = new Set<string>();
  let connection: pg.Client | undefined;
  let round = Promise.resolve();

  const connect = async (): Promise<pg.Client> => {
    if (connection) return connection;
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    client.on("error", (error) => {
      log.warn({ err: error }, "the roll call lost its connection");
      connection = undefined;
    });
    await client.connect();
    for (const id of own) await client.query(takeLock, [lockClass, id]);
    connection = client;
    return client;
  };

  const free = async (): Promise<void> => {
    const client = await connect();
    const { rows } = await client.query<{ ids: string[] | null }>(
      `select array_agg(locked_by) as ids from (
         select locked_by from graphile_worker.jobs where locked_at < now() - make_interval(secs => $2)
         union select locked_by from graphile_worker._private_job_queues where locked_at < now() - make_interval(secs => $2)) locked
       where locked_by <> all($3) and not exists (
         select from pg_locks where locktype = 'advisory' and classid = $1 and objid::bigint = (hashtext(locked_by)::bigint & 4294967295)
           and database = (select oid from pg_database where datname = current_database()))`,
      [lockClass, graceSeconds, [...own]],
    );
    const dead = rows[0]?.ids ?? [];
    if (dead.length > 0) {
      await client.query("select graphile_worker.force_unlock_workers($1)", [dead]);
      log.warn({ workers: dead.length }, "jobs of a process that died were given back");
    }
    const { rowCount } = await client.query(freeQueues, [graceSeconds]);
    if (rowCount) log.warn({ queues: rowCount }, "queues that stood locked without a job were freed");
  };

  const look = () => {
    round = round.then(free).catch((error: unknown) => log.warn({ err: error }, "the roll call failed and is tried again"));
    return round;
  };
  const join = (id: string) => {
    own.add(id);
    // before the first connection there is nothing to add to: connecting takes the locks of all
    const held = connection;
    if (held) round = round.then(() => held.query(takeLock, [lockClass, id]).then(nothing, nothing));
  };
  // the queue writes the pool's name on the jobs that its workers take, or a worker's own
  events.on("pool:create", ({ workerPool }) => join(workerPool.id));
  events.on("worker:create", ({ worker }) => join(worker.workerId));
  const timer = setInterval(() => void look(), everyMs);
  void look();
  return {
    stop: async () => {
      clearInterval(timer);
      await round;
      await connection?.end();
    },
  };
}
