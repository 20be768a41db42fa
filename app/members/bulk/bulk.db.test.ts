import { Logger, runOnce } from "graphile-worker";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { systemSql } from "../../db/system.server";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import { taskList } from "../../jobs/tasks/index.server";
import { audit } from "../../ledger/audit.server";
import { changeSettings } from "../../programs/settings.server";
import { adjustMember } from "../adjust.server";
import { proposeOrAdjust } from "../adjustment-limit.server";
import { ensureMembers } from "../ensure.server";
import { memberQuery } from "../list/query";
import { customer, makeShop } from "../members.fixture";
import { readRun, startRun } from "../runs.server";
import type { BulkAct, Selection } from "./acts";
import { fillBulk, workBulk } from "./acts.server";
import { workItems } from "./items.server";
import { previewBulk } from "./preview.server";
import { startBulk, undoBulk } from "./start.server";

const database = useDatabase();
const silent = new Logger(() => () => undefined);
const by = "staff:1";
const everybody: Selection = { query: memberQuery.parse({}) };
const add: BulkAct = { kind: "adjust", amount: 20, reason: "a good summer" };
const take: BulkAct = { kind: "adjust", amount: -50, reason: "a mistake" };

const work = async () => {
  await systemSql("update graphile_worker._private_jobs set run_at = now()");
  await runOnce({ connectionString: database.url(), taskList: taskList(), noHandleSignals: true, logger: silent });
};

/** A shop whose members have these points. */
async function shopOf(points: readonly number[]): Promise<{ id: string; members: string[] }> {
  const id = await makeShop();
  const people = points.map(() => customer());
  const members = await inShop(id, async (tx) => {
    await changeSettings(tx, { adjustmentLimit: null });
    const made = await ensureMembers(tx, people);
    return people.map(({ customerId }) => made.get(customerId)!.id);
  });
  await inShop(id, async (tx) => {
    for (const [place, memberId] of members.entries()) {
      const amount = points[place] ?? 0;
      if (amount > 0) await adjustMember(tx, { id: v7(), memberId, amount, reason: "before", by: "api:1" });
    }
  });
  return { id, members };
}

const balances = (tx: ShopTx, members: readonly string[]) =>
  Promise.all(members.map(async (id) => Number((await tx.prisma.member.findFirstOrThrow({ where: { id } })).available)));
const begin = (shopId: string, act: BulkAct, selection: Selection = everybody, id = v7()) =>
  inShop(shopId, (tx) => startBulk(tx, { id, selection, act, by }));
const preview = (shopId: string, act: BulkAct, selection: Selection = everybody) =>
  inShop(shopId, (tx) => previewBulk(tx, { selection, act, by }));
const resultOf = async (shopId: string, id: string) => (await inShop(shopId, (tx) => readRun(tx, id)))?.result;

describe("a bulk adjustment", () => {
  it("does what its preview said, names who did it, and is undone once", async () => {
    const shop = await shopOf([100, 30, 50, 0]);
    const told = await preview(shop.id, take);
    expect(told).toMatchObject({
      matched: 4,
      changed: 2,
      points: -100,
      refused: [{ reason: "insufficient_points", count: 2 }],
      beyondLimit: null,
    });
    expect(told.first.map(({ balance }) => balance.available).sort()).toEqual([100, 50]);
    const run = await begin(shop.id, take);
    await work();
    const { changed, points, refused } = told;
    expect(await resultOf(shop.id, run)).toEqual({ changed, points, refused });
    expect(await inShop(shop.id, (tx) => balances(tx, shop.members))).toEqual([50, 30, 0, 0]);
    const acts = await inShop(shop.id, (tx) =>
      tx.prisma.auditEntry.findMany({ where: { action: { in: ["member.adjust", "members.bulk.adjust"] }, actor: by } }),
    );
    expect(acts.map(({ action }) => action).sort()).toEqual(["member.adjust", "member.adjust", "members.bulk.adjust"]);

    const undo = await inShop(shop.id, (tx) => undoBulk(tx, run, "staff:2"));
    await expect(inShop(shop.id, (tx) => undoBulk(tx, run, "staff:2"))).rejects.toMatchObject({ code: "conflict" });
    await work();
    expect(await resultOf(shop.id, undo)).toEqual({ changed: 2, points: 100, refused: [] });
    expect(await inShop(shop.id, (tx) => balances(tx, shop.members))).toEqual([100, 30, 50, 0]);
    expect(await inShop(shop.id, audit)).toMatchObject({ ok: true });
  });

  it("killed at any moment and begun again gives nobody twice", async () => {
    const shop = await shopOf(Array.from({ length: 450 }, () => 0));
    const run = await begin(shop.id, add);
    const row = (await inShop(shop.id, (tx) => readRun(tx, run)))!;
    // GIVEN a worker that dies in its second step, after the points were posted and before the commit
    let steps = 0;
    const dying = {
      fill: async (tx: ShopTx) => {
        await tx.sql(
          `insert into long_run_item (shop_id, run_id, place, member_id, state)
           select shop_id, $2, row_number() over (order by id), id, 'waiting' from member where shop_id = $1`,
          [shop.id, run],
        );
      },
      step: async (tx: ShopTx, _run: unknown, items: ReadonlyArray<{ place: number; memberId: string }>) => {
        const { v5 } = await import("uuid");
        for (const { memberId } of items.slice(0, 3)) {
          await adjustMember(tx, { id: v5(memberId, run), memberId, amount: 20, reason: "a good summer", by });
        }
        if ((steps += 1) === 1) throw new Error("the worker was killed");
        return [];
      },
    };
    await expect(workItems(shop.id, row, dying)).rejects.toThrow("killed");
    expect(await inShop(shop.id, (tx) => readRun(tx, run))).toMatchObject({ done: 0, total: 450 });
    // WHEN others take it up, two of them at once and one again after the end
    await Promise.all([workBulk(shop.id, row), workBulk(shop.id, row)]);
    expect(await workBulk(shop.id, row)).toEqual({ changed: 450, points: 9_000, refused: [] });
    expect(new Set(await inShop(shop.id, (tx) => balances(tx, shop.members)))).toEqual(new Set([20]));
    await work();
    expect(await resultOf(shop.id, run)).toEqual({ changed: 450, points: 9_000, refused: [] });
    expect(await inShop(shop.id, audit)).toMatchObject({ ok: true });
  });

  it("leaves out of an undoing whoever spent the points meanwhile, and what was undone by itself", async () => {
    const shop = await shopOf([0, 0, 0]);
    const run = await begin(shop.id, add);
    await work();
    await inShop(shop.id, async (tx) => {
      await adjustMember(tx, { id: v7(), memberId: shop.members[0]!, amount: -5, reason: "spent", by: "api:1" });
    });
    const undo = await inShop(shop.id, (tx) => undoBulk(tx, run, by));
    await work();
    expect(await resultOf(shop.id, undo)).toEqual({ changed: 2, points: -40, refused: [{ reason: "insufficient_points", count: 1 }] });
    expect(await inShop(shop.id, (tx) => balances(tx, shop.members))).toEqual([15, 0, 0]);
  });

  it("beyond what one person may move in a day is refused as a whole, also when two begin together", async () => {
    const shop = await shopOf([0, 0, 0]);
    await inShop(shop.id, (tx) => changeSettings(tx, { adjustmentLimit: 100 }));
    const first = await begin(shop.id, add);
    const second = await begin(shop.id, add);
    expect(await preview(shop.id, { ...add, amount: 34 })).toMatchObject({ beyondLimit: 100 });
    await expect(begin(shop.id, { ...add, amount: 34 })).rejects.toMatchObject({ code: "forbidden", detail: { left: 100 } });
    await work();
    const states = await Promise.all([first, second].map((id) => inShop(shop.id, (tx) => readRun(tx, id))));
    expect(states.map((run) => [run?.state, run?.error])).toEqual([
      ["done", null],
      ["failed", "forbidden"],
    ]);
    expect(await inShop(shop.id, (tx) => balances(tx, shop.members))).toEqual([20, 20, 20]);
  });

  it("counts to its person's day from its beginning: nothing is done by hand beside what it has still to do", async () => {
    const shop = await shopOf([0, 0, 0]);
    await inShop(shop.id, (tx) => changeSettings(tx, { adjustmentLimit: 100 }));
    const run = (await inShop(shop.id, async (tx) => readRun(tx, await startBulk(tx, { id: v7(), selection: everybody, act: add, by }))))!;
    const byHand = () =>
      inShop(shop.id, (tx) => proposeOrAdjust(tx, { id: v7(), memberId: shop.members[0]!, amount: 50, reason: "beside it", by }));
    const dying = { fill: fillBulk, step: () => Promise.reject(new Error("the worker was killed")) };
    await expect(workItems(shop.id, run, dying)).rejects.toThrow("killed");
    expect(await byHand()).toHaveProperty("proposed");
    expect(await workBulk(shop.id, run)).toMatchObject({ changed: 3, points: 60 });
    expect(await byHand()).toHaveProperty("proposed");
    expect(await inShop(shop.id, (tx) => balances(tx, shop.members))).toEqual([20, 20, 20]);
  });

  it("is for those that were ticked, of this shop, once under its id", async () => {
    const [shop, other] = [await shopOf([0, 0]), await shopOf([0])];
    const ticked: Selection = { ids: [shop.members[1]!, other.members[0]!] };
    const id = v7();
    await begin(shop.id, add, ticked, id);
    await begin(shop.id, add, ticked, id);
    await work();
    expect(await resultOf(shop.id, id)).toMatchObject({ changed: 1 });
    expect(await inShop(shop.id, (tx) => balances(tx, shop.members))).toEqual([0, 20]);
    expect(await inShop(other.id, (tx) => balances(tx, other.members))).toEqual([0]);
    await expect(inShop(other.id, (tx) => undoBulk(tx, id, by))).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a tier set for many", () => {
  const tiers = (shopId: string) =>
    inShop(shopId, async (tx) => (await tx.prisma.member.findMany({ orderBy: { id: "asc" } })).map(({ tier }) => tier));
  const set = (tier: string): BulkAct => ({ kind: "tier", tier, until: "2099-12-31" });

  it("holds until its last day; its undoing brings back what was set by hand before", async () => {
    const shop = await shopOf([0, 0]);
    await begin(shop.id, set("silver"), { ids: [shop.members[0]!] });
    await work();
    expect(await preview(shop.id, set("gold"))).toMatchObject({ matched: 2, changed: 2, points: 0 });
    const run = await begin(shop.id, set("gold"));
    await work();
    expect(await resultOf(shop.id, run)).toMatchObject({ changed: 2, refused: [] });
    expect(await tiers(shop.id)).toEqual(["gold", "gold"]);
    const undo = await inShop(shop.id, (tx) => undoBulk(tx, run, by));
    await work();
    expect(await resultOf(shop.id, undo)).toMatchObject({ changed: 2 });
    expect((await tiers(shop.id)).sort()).toEqual(["bronze", "silver"]);
  });

  it.each([
    [set("platinum"), "tier"],
    [{ kind: "tier", tier: "gold", until: "2020-01-01" } as const, "until"],
  ])("refuses what it cannot do, beside its field (%#)", async (act, path) => {
    const shop = await shopOf([0]);
    await expect(preview(shop.id, act)).rejects.toMatchObject({ code: "invalid_input", detail: { faults: [{ path }] } });
  });

  it("of another kind of run nothing is undone", async () => {
    const shop = await shopOf([0]);
    const run = await inShop(shop.id, (tx) => startRun(tx, { kind: "export", parameters: {}, by }));
    await expect(inShop(shop.id, (tx) => undoBulk(tx, run, by))).rejects.toMatchObject({ code: "not_found" });
    await systemSql("delete from graphile_worker._private_jobs");
  });
});
