import { Logger, runOnce } from "graphile-worker";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ledgerState } from "../../tests/support/ledger-state";
import { useDatabase } from "../../tests/support/database";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { drainUntilEmpty } from "../intake/drain.server";
import { backlog } from "../intake/health.server";
import { arrive, eventsOf, makeShop, orderBody } from "../intake/intake.fixture";
import { complianceJob, judgeUnjudgedJob, readOrderJob } from "../intake/jobs";
import { demoProgram } from "../loyalty/default-program";
import { publishProgram } from "../programs/publish.server";
import { deleteDiscountJob, endDiscountJob, issueDiscountJob } from "../discounts/jobs";
import { recentOrdersJob } from "../shopify/install.server";
import { startDrainLoop } from "./drain-loop.server";
import { answerLocalControl } from "./local-control.server";
import { lookAtCodesJob } from "../redemptions/jobs";
import { schedule, settleShopsJob, sweepShopJob } from "./schedule";
import { taskList, taskLists } from "./tasks/index.server";

const database = useDatabase();
const silent = new Logger(() => () => undefined);

/** Runs every job that is due, as the worker does. */
const work = () => runOnce({ connectionString: database.url(), taskList: taskList(), noHandleSignals: true, logger: silent });

describe("the worker", () => {
  it("has a task for every job that a room enqueues and for every slot of the schedule", () => {
    const names = [
      readOrderJob,
      judgeUnjudgedJob,
      complianceJob,
      issueDiscountJob,
      endDiscountJob,
      deleteDiscountJob,
      recentOrdersJob,
      sweepShopJob,
      lookAtCodesJob,
    ];
    const slots = schedule().map(({ task }) => task);
    expect(slots).toHaveLength(8);
    expect(Object.keys(taskList())).toEqual(expect.arrayContaining([...names.map(({ name }) => name), ...slots]));
  });

  it("keeps places for short tasks that no long one can take, and runs each slot's job once at a time", () => {
    const { short, long } = taskLists();
    expect([...Object.keys(short), ...Object.keys(long)].sort()).toEqual(Object.keys(taskList()).sort());
    expect(Object.keys(long)).toContain(sweepShopJob.name);
    expect(Object.keys(short)).toContain(readOrderJob.name);
    for (const { task, options } of schedule()) expect(options.queueName).toBe(`schedule/${task}`);
  });

  it("writes no faces while the shop's events wait, unless one is due for half a minute", async () => {
    const shop = await makeShop();
    const order = (id: string) => arrive(shop, "orders/create", orderBody({ id, lines: [{ id: "1", price: "10.00", quantity: 4 }] }));
    await order("5101");
    await drainUntilEmpty();
    await order("5102");
    const job = async () => {
      const [row] = await systemSql<{ later: boolean; error: string | null }>(
        "select run_at > now() as later, last_error as error from graphile_worker._private_jobs where key = $1",
        [`write-faces/${shop.id}`],
      );
      return row;
    };
    await work();
    expect(await job()).toEqual({ later: true, error: null });
    await inShop(shop.id, (tx) => tx.sql("update member set face_due_at = now() - interval '31 seconds'"));
    await systemSql("update graphile_worker._private_jobs set run_at = now() where key = $1", [`write-faces/${shop.id}`]);
    await work();
    // it asks Shopify, to which this shop is not connected
    expect((await job())?.error).not.toBeNull();
  });

  it("judges after the first publication what was read silently before it", async () => {
    const shop = await makeShop(null);
    await arrive(shop, "orders/create", orderBody({ id: "5001", lines: [{ id: "1", price: "10.00", quantity: 4 }] }));
    await drainUntilEmpty();
    expect((await ledgerState(shop.id)).orders["5001"]).toMatchObject({ granted: 0, programVersion: null });
    await inShop(shop.id, (tx) => publishProgram(tx, demoProgram, { by: "test" }));
    await work();
    expect((await ledgerState(shop.id)).orders["5001"]).toMatchObject({ granted: 40, programVersion: 1 });
    // a job that was put off for a moment is done then
    await vi.waitFor(async () => {
      await work();
      expect(await backlog()).toBe(0);
    });
  });

  it("works a request under privacy law off, also one that an older release enqueued", async () => {
    const shop = await makeShop();
    const old = { shopId: shop.id, topic: "customers/redact", eventId: "1", customerId: "7001", orderIds: ["5001"] };
    await systemSql("select graphile_worker.add_job($1, $2::json)", [complianceJob.name, JSON.stringify(old)]);
    await work();
    const notes = await inShop(shop.id, (tx) => tx.sql("select kind, state, outcome, customer_id from privacy_request"));
    expect(notes).toEqual([{ kind: "customer-redact", state: "done", outcome: "forgotten", customer_id: null }]);
    const acts = await inShop(shop.id, (tx) => tx.sql("select action, subject from audit_entry"));
    expect(JSON.stringify(acts)).not.toContain("7001");
    expect(acts).toMatchObject([{ action: "compliance.customers/redact" }, { action: "compliance.done" }]);
  });

  it("settles on schedule what fell due", async () => {
    const shop = await makeShop();
    await arrive(shop, "orders/create", orderBody({ id: "5001", placedAt: new Date(Date.now() - 60_000).toISOString() }));
    await drainUntilEmpty();
    await systemSql("update clock set offset_ms = $1", [15 * 24 * 60 * 60 * 1000]);
    await systemSql("select graphile_worker.add_job($1, '{}')", [settleShopsJob.name]);
    await work();
    await systemSql("update clock set offset_ms = 0");
    expect((await ledgerState(shop.id)).members["7001"]?.balance).toMatchObject({ available: 10, pending: 0 });
  });

  it("drains by itself what arrives, with another beside it, and stops when asked", async () => {
    const shop = await makeShop();
    const loops = [startDrainLoop(), startDrainLoop()];
    for (let id = 5001; id <= 5040; id++) await arrive(shop, "orders/create", orderBody({ id: String(id) }));
    await vi.waitFor(async () => expect((await eventsOf(shop)).every(({ processed }) => processed)).toBe(true));
    await Promise.all(loops.map((loop) => loop.stop()));
    expect((await ledgerState(shop.id)).members["7001"]?.balance.available).toBe(400);
  });
});

describe("local control", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("answers over the channel by the question's id, and moves the clock forward only", async () => {
    const answers: Array<{ id: number; result?: unknown; error?: string }> = [];
    const before = process.send;
    process.send = ((answer: (typeof answers)[number]) => answers.push(answer) > 0) as NonNullable<typeof process.send>;
    const control = answerLocalControl();
    const ask = async (id: number, question: object) => {
      process.emit("message", { id, ...question }, undefined);
      await vi.waitFor(() => expect(answers.some((answer) => answer.id === id)).toBe(true));
      return answers.find((answer) => answer.id === id)!;
    };
    try {
      const at = new Date(Date.now() + 24 * 60 * 60 * 1000);
      expect(await ask(1, { kind: "backlog" })).toMatchObject({ result: expect.any(Number) });
      expect(Date.parse((await ask(2, { kind: "clock", at: at.toISOString() })).result as string)).toBeGreaterThanOrEqual(at.getTime());
      expect(Date.parse((await ask(3, { kind: "clock", at: "2020-01-01T00:00:00Z" })).result as string)).toBeGreaterThanOrEqual(
        at.getTime(),
      );
      expect(Date.parse((await ask(4, { kind: "now" })).result as string)).toBeGreaterThanOrEqual(at.getTime());
      expect((await ask(5, { kind: "sweep", shop: "nobody.myshopify.com" })).error).toContain("nobody.myshopify.com");
    } finally {
      control.stop();
      if (before) process.send = before;
      else delete process.send;
      await systemSql("update clock set offset_ms = 0");
    }
  });
});
