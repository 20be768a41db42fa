import { Logger, runOnce } from "graphile-worker";
import { v7 } from "uuid";
import { afterEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { FidelioError } from "../base/errors";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { makeShop } from "../members/members.fixture";
import { listRuns, progress, readRun, retryRun, startRun, type Run } from "../members/runs.server";
import { runHandlers, type RunHandler } from "./tasks/runs.server";
import { taskList } from "./tasks/index.server";

const database = useDatabase();
const silent = new Logger(() => () => undefined);
const work = async () => {
  await systemSql("update graphile_worker._private_jobs set run_at = now()");
  await runOnce({ connectionString: database.url(), taskList: taskList(), noHandleSignals: true, logger: silent });
};
const audit = runHandlers.audit;
const handle = (handler: RunHandler) => (runHandlers.audit = handler);
afterEach(() => {
  if (audit) runHandlers.audit = audit;
});
const start = (shopId: string, more: { undoes?: string; id?: string } = {}) =>
  inShop(shopId, (tx) => startRun(tx, { kind: "audit", parameters: { of: "all" }, by: "staff:1", ...more }));
const read = (shopId: string, id: string) => inShop(shopId, (tx) => readRun(tx, id));

describe("a long run", () => {
  it("waits, runs with its progress, and ends with what its handler answered", async () => {
    const shopId = await makeShop();
    const id = await start(shopId);
    expect(await read(shopId, id)).toMatchObject({
      state: "waiting",
      done: 0,
      total: null,
      parameters: { of: "all" },
      startedBy: "staff:1",
    });
    const seen: Array<Run | null> = [];
    handle(async (shop, run) => {
      await inShop(shop, (tx) => progress(tx, run.id, { done: 3, total: 7 }));
      seen.push(await read(shop, run.id));
      return { ok: true };
    });
    await work();
    expect(seen).toMatchObject([{ state: "running", done: 3, total: 7 }]);
    expect(await read(shopId, id)).toMatchObject({ state: "done", done: 7, total: 7, result: { ok: true } });
  });

  it("is begun once under an id that the caller made, however often it asks", async () => {
    const shopId = await makeShop();
    const id = v7();
    expect([await start(shopId, { id }), await start(shopId, { id })]).toEqual([id, id]);
    let begun = 0;
    handle(async () => Promise.resolve({ begun: (begun += 1) }));
    await work();
    expect(await read(shopId, id)).toMatchObject({ state: "done", result: { begun: 1 } });
  });

  it("goes on after an error where it was, as often as the queue tries", async () => {
    const shopId = await makeShop();
    const id = await start(shopId);
    const begins: number[] = [];
    handle(async (shop, run) => {
      begins.push(run.done);
      await inShop(shop, (tx) => progress(tx, run.id, { done: run.done + 1, total: 2 }));
      if (begins.length < 2) throw new Error("the worker was killed");
      return null;
    });
    await work();
    await work();
    expect(begins).toEqual([0, 1]);
    expect(await read(shopId, id)).toMatchObject({ state: "done", done: 2 });
  });

  it("fails with a code and no sentence, and goes on when it is tried again", async () => {
    const shopId = await makeShop();
    const id = await start(shopId);
    handle(() => Promise.reject(new FidelioError("insufficient_points", {}, { message: "Ada Byron has too few" })));
    await work();
    expect(await read(shopId, id)).toMatchObject({ state: "failed", error: "insufficient_points" });
    handle(() => Promise.resolve({ ok: true }));
    await inShop(shopId, (tx) => retryRun(tx, id));
    await work();
    expect(await read(shopId, id)).toMatchObject({ state: "done", error: null });
    await expect(inShop(shopId, (tx) => retryRun(tx, id))).rejects.toMatchObject({ code: "conflict" });
  });

  it("is undone once", async () => {
    const shopId = await makeShop();
    const id = await start(shopId);
    const undo = await start(shopId, { undoes: id });
    await expect(start(shopId, { undoes: id })).rejects.toMatchObject({ code: "conflict" });
    expect(await read(shopId, id)).toMatchObject({ undoneBy: undo });
  });

  it("is its shop's alone", async () => {
    const [shopId, other] = [await makeShop(), await makeShop()];
    const id = await start(shopId);
    expect(await read(other, id)).toBeNull();
    expect(await inShop(other, (tx) => listRuns(tx, ["audit"]))).toEqual([]);
    await expect(inShop(other, (tx) => retryRun(tx, id))).rejects.toMatchObject({ code: "not_found" });
    expect(await inShop(shopId, (tx) => listRuns(tx, ["audit"]))).toMatchObject([{ id }]);
  });
});
