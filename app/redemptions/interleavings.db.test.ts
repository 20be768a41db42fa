import fc from "fast-check";
import { Logger, runOnce } from "graphile-worker";
import { expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { audit } from "../ledger/audit.server";
import type { RewardValue } from "../loyalty/reward-value";
import { isGivenAtOnce } from "../discounts/document";
import { endDueRedemptions } from "./end-redemption.server";
import { pointsToGiveBack } from "./give-back";
import { endGoneCodes } from "./look-after.server";
import { act, Life, type Act } from "./interleavings.fixture";
import { readOrder } from "../shopify/orders.server";
import { useShop } from "./redemptions.fixture";

const database = useDatabase({ connections: 20 });
const shop = useShop();
const runs = Number(process.env["RUNS"] ?? (process.env["LONG"] ? 300 : 12));
const silent = new Logger(() => () => undefined);
const granted = 700;

/** What chance alone might leave out: lives that each try one thing which the saga is for. */
const lives: Act[][] = [
  [
    { do: "redeem", reward: "five-off" },
    { do: "use", which: 0 },
    { do: "end", which: 0 },
  ],
  [
    { do: "redeem", reward: "five-off" },
    { do: "use-unseen", which: 0 },
    { do: "end", which: 0 },
    { do: "redeem", reward: "small" },
    { do: "use-again", which: 0 },
    { do: "show", which: 0 },
    { do: "refund", which: 0 },
  ],
  [
    { do: "redeem", reward: "tenth" },
    { do: "use-unseen", which: 0 },
    { do: "reissue", which: 0 },
    { do: "use", which: 0 },
    { do: "cancel", which: 1 },
  ],
  [
    { do: "reserve", reward: "credit" },
    { do: "make-and-die", which: 0 },
    { do: "issue-twice", which: 0 },
    { do: "reserve", reward: "card" },
    { do: "make-and-die", which: 1 },
    { do: "end", which: 1 },
  ],
  [{ do: "redeem", reward: "ship" }, { do: "merchant-deletes", which: 0 }, { do: "sweep" }],
];

const balanced = async () => expect((await inShop(shop.id, audit)).checks.filter((check) => !check.ok)).toEqual([]);

/** Everything that still waits is done, as after any outage: by the worker's own tasks, with nobody in the way. */
async function heal(life: Life): Promise<void> {
  shop.faults({});
  for (const id of life.orders) life.show(id);
  // a minute has passed since any try
  await inShop(shop.id, (tx) => tx.prisma.discount.updateMany({ where: { triedAt: { not: null } }, data: { triedAt: new Date(0) } }));
  for (const id of life.orders) await shop.hear(id);
  await endDueRedemptions(shop.id);
  await work();
  await endGoneCodes(shop.id, { all: true });
}

async function work(): Promise<void> {
  const { taskList } = await import("../jobs/tasks/index.server");
  for (let round = 0; round < 10; round += 1) {
    const [left] = await systemSql<{ jobs: number }>("select count(*)::int as jobs from graphile_worker._private_jobs");
    if (left?.jobs === 0) return;
    await systemSql("update graphile_worker._private_jobs set run_at = now()");
    await runOnce({ connectionString: database.url(), taskList: taskList(), noHandleSignals: true, logger: silent });
  }
  throw new Error("Jobs are left that do not end.");
}

/** Shopify and the ledger say the same of each redemption, and each point is in one place. */
async function agree(life: Life): Promise<void> {
  await balanced();
  const { rows, codes } = await inShop(shop.id, async (tx) => ({
    rows: await tx.prisma.redemption.findMany({ where: { id: { in: life.redemptions } } }),
    codes: await tx.prisma.discount.findMany({ where: { shopId: BigInt(shop.id) } }),
  }));
  const state = shop.store.parts.world.state;
  let spent = 0;
  let credits = 0;
  for (const row of rows) {
    const { kind } = row.value as { kind: string };
    const own = codes.filter(({ id, replacedBy }) => id === row.discountId || replacedBy === row.discountId).map(({ code }) => code);
    const orders = [...state.table("order", shop.domain).values()].filter(({ discounts }) =>
      discounts.some(({ code }) => own.includes(code)),
    );
    spent += Number(row.captured - row.returned);
    expect(row.status, `${kind} is still under way`).not.toBe("reserved");
    if (!isGivenAtOnce(row.value as RewardValue)) {
      const usable = [...state.table("discount", shop.domain).values()].filter(
        ({ code, used, usageLimit, endsAt }) =>
          own.includes(code) && used < (usageLimit ?? Infinity) && (endsAt === null || Date.parse(endsAt) > shop.store.now().getTime()),
      );
      expect(usable.length, `codes that can be used of a redemption that is ${row.status}`).toBe(row.status === "issued" ? 1 : 0);
      expect(orders.length > 0, "an order has the code").toBe(row.status === "used" || row.status === "returned");
      if (orders.length > 0) {
        const by = await readOrder(shop.domain, String(row.orderId));
        expect(orders.map(({ id }) => id)).toContain(String(row.orderId));
        expect(Number(row.returned)).toBe(pointsToGiveBack(by!.facts, Number(row.points)));
      }
    } else if (kind === "gift-card") {
      const active = shop.cards().filter(({ code, active: enabled }) => enabled && own.includes(code));
      expect(active.length, `cards of a redemption that is ${row.status}`).toBe(row.status === "used" ? 1 : 0);
    } else if (kind === "store-credit") {
      credits += row.status === "used" ? 1 : 0;
    }
  }
  expect(shop.credits(life.customer)).toEqual(Array(credits).fill(200));
  const { available, held, owed, pending } = await shop.balance(life.customer);
  const live = rows.filter(({ status }) => status === "issued").reduce((sum, { points }) => sum + Number(points), 0);
  expect(held).toBe(live);
  const earned = await inShop(shop.id, async (tx) => {
    const orders = await tx.prisma.orderState.findMany({ where: { orderId: { in: life.orders.map(BigInt) } } });
    return orders.reduce((sum, order) => sum + Number(order.granted - order.reversed), 0);
  });
  expect(pending + available + held - owed + spent).toBe(granted + earned);
}

it(
  "whatever happens in whatever order, each point ends in one place, and Shopify and the ledger agree on every code",
  { timeout: runs * 20_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 30 }), async (acts: Act[]) => {
        const life = new Life(shop, await shop.member(granted));
        for (const one of acts) {
          await life.live(one);
          await balanced();
          expect(await life.releasedInError(), `released by "${one.do}" though an order has the code`).toEqual([]);
        }
        await heal(life);
        await agree(life);
        // and once everything has ended that can end
        await shop.later(40);
        await heal(life);
        await agree(life);
        const live = await inShop(shop.id, (tx) =>
          tx.prisma.redemption.count({ where: { id: { in: life.redemptions }, status: { in: ["reserved", "issued"] } } }),
        );
        expect(live).toBe(0);
      }),
      { numRuns: runs, endOnFailure: true, examples: lives.map((acts) => [acts]) },
    );
  },
);
