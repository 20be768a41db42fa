import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { WorkerEvents } from "graphile-worker";
import pg from "pg";
import { expect, test } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { startRollCall } from "./dead-workers.server";

const database = useDatabase();

async function lockedBy(client: pg.Client): Promise<Record<string, string | null>> {
  const { rows } = await client.query<{ key: string; locked_by: string | null }>("select key, locked_by from graphile_worker.jobs");
  return Object.fromEntries(rows.map((row) => [row.key, row.locked_by]));
}

async function lockJob(client: pg.Client, key: string, worker: string): Promise<void> {
  await client.query("select graphile_worker.add_job('task', '{}'::json, job_key := $1)", [key]);
  await client.query(
    "update graphile_worker._private_jobs set locked_by = $2, locked_at = now() - interval '1 minute', attempts = 1 where key = $1",
    [key, worker],
  );
}

test("GIVEN jobs of a dead and of a living worker WHEN the roll is called THEN only the dead one's are given back", async () => {
  const client = new pg.Client({ connectionString: database.url() });
  await client.connect();
  await lockJob(client, "of-dead", "worker-dead");
  await lockJob(client, "of-living", "worker-living");
  await lockJob(client, "of-pool", "pool-living");
  const elsewhere: WorkerEvents = new EventEmitter();
  const living = startRollCall(database.url(), elsewhere);
  elsewhere.emit("worker:create", { worker: { workerId: "worker-living" } } as never);
  elsewhere.emit("pool:create", { workerPool: { id: "pool-living" } } as never);
  // a worker that is known holds its lock; what it takes in the moment before that is guarded by the seconds of grace, not by this test
  const locks = () =>
    client.query("select from pg_locks where locktype = 'advisory' and classid = 20261122").then((found) => found.rowCount);
  await expect.poll(locks).toBe(2);
  const here = startRollCall(database.url(), new EventEmitter() as WorkerEvents);
  try {
    await expect.poll(() => lockedBy(client)).toMatchObject({ "of-dead": null });
    await sleep(2_500);
    expect(await lockedBy(client)).toEqual({ "of-dead": null, "of-living": "worker-living", "of-pool": "pool-living" });
    await living.stop();
    await expect.poll(() => lockedBy(client)).toEqual({ "of-dead": null, "of-living": null, "of-pool": null });
  } finally {
    await Promise.all([here.stop(), living.stop().catch(() => undefined)]);
    await client.end();
  }
});

test("GIVEN a queue that was left locked without a locked job WHEN the roll is called THEN its jobs are done, and a busy queue stays", async () => {
  const client = new pg.Client({ connectionString: database.url() });
  await client.connect();
  const events: WorkerEvents = new EventEmitter();
  await client.query("delete from graphile_worker._private_jobs");
  for (const queue of ["of-dead", "of-living", "busy"]) await client.query("select graphile_worker.add_job('task', '{}', $1)", [queue]);
  await client.query(
    `update graphile_worker._private_job_queues set locked_at = now() - interval '1 minute',
            locked_by = case when queue_name = 'of-dead' then 'long-gone' else 'pool-here' end`,
  );
  await client.query(
    `update graphile_worker._private_jobs j set locked_at = now() - interval '1 minute', locked_by = 'pool-here'
       from graphile_worker._private_job_queues q where q.id = j.job_queue_id and q.queue_name = 'busy'`,
  );
  const here = startRollCall(database.url(), events);
  events.emit("pool:create", { workerPool: { id: "pool-here" } } as never);
  const locked = async () => {
    const text = "select queue_name from graphile_worker._private_job_queues where locked_at is not null order by 1";
    return (await client.query<{ queue_name: string }>(text)).rows.map((row) => row.queue_name);
  };
  try {
    await expect.poll(locked).toEqual(["busy"]);
    await sleep(2_500);
    expect(await locked()).toEqual(["busy"]);
  } finally {
    await here.stop();
    await client.end();
  }
});
