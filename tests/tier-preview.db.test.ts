import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readNow } from "../app/db/system.server";
import { inShop, type ShopTx } from "../app/db/tenancy.server";
import { moveClock } from "../app/db/clock.server";
import { previewTierMoves, type ListedMove } from "../app/insights/tier-preview.server";
import { makeShop, type TestShop } from "../app/intake/intake.fixture";
import { applyOrders } from "../app/intake/orders/apply-orders.server";
import { judgeUnjudged } from "../app/intake/orders/judge-unjudged.server";
import { settleWhole } from "../app/jobs/settle-shops.server";
import { audit } from "../app/ledger/audit.server";
import { demoProgram } from "../app/loyalty/default-program";
import { parseProgram, type Program, type ProgramDocument } from "../app/loyalty/program";
import { publishProgram, type Publishing } from "../app/programs/publish.server";
import { liveVersion } from "../app/programs/versions.server";
import { orderFromWebhook } from "../app/shopify/facts/from-webhook";
import { parseBody } from "../app/shopify/facts/parse-body";
import { createStore } from "../devstore/create-store";
import { seedFirstShop } from "../devstore/seed/seed-first-shop";
import { orderPayload } from "../devstore/webhooks/order-payload";
import { useDatabase } from "./support/database";

const day = 24 * 60 * 60 * 1000;
const by = "staff:42";

useDatabase();

const store = createStore({
  dataDir: null,
  appUrl: "http://localhost:3000",
  apiKey: "local-key",
  apiSecret: "local-secret",
  control: {} as never,
});
const { world } = store.parts;
const demo = "demo.myshopify.com";
let shop: TestShop;
let published: Program;

beforeAll(() => seedFirstShop(world, store.now()));

/** The demo shop's year: its orders, customers and tiers, by the demo program. */
beforeEach(async () => {
  shop = await makeShop(demoProgram);
  const orders = [...world.state.table("order", demo).values()];
  for (let from = 0; from < orders.length; from += 300) {
    const facts = orders.slice(from, from + 300).map((order) => {
      const customer = order.customerId ? (world.state.get("customer", demo, order.customerId) ?? null) : null;
      return orderFromWebhook(parseBody(JSON.stringify(orderPayload(order, customer, world.state.shop(demo)!))));
    });
    await run((tx) =>
      applyOrders(
        tx,
        facts.map((one) => ({ ...one, source: "webhook" as const })),
      ),
    );
  }
  await settleWhole(shop.id);
  await judgeUnjudged(shop.id);
  published = (await run(liveVersion))!.program;
}, 120_000);

const run = <T>(fn: (tx: ShopTx) => Promise<T>) => inShop(shop.id, fn, { timeoutMs: 60_000 });

function changed(change: (program: Program) => object): Program {
  const parsed = parseProgram({ ...published, ...change(structuredClone(published)) });
  if (!parsed.ok) throw new Error(parsed.faults.map(({ path, message }) => `${path}: ${message}`).join("; "));
  return parsed.program;
}

const levelsFrom = (silver: string, gold: string) => (program: Program) => ({
  tiers: {
    ...program.tiers!,
    levels: program.tiers!.levels.map((level) =>
      level.key === "silver" ? { ...level, from: silver } : level.key === "gold" ? { ...level, from: gold } : level,
    ),
  },
});

const publish = (document: ProgramDocument | Program, more: Partial<Publishing> = {}) =>
  run((tx) => publishProgram(tx, document, { by, ...more }));

const sorted = (moves: readonly ListedMove[]) =>
  moves.map(({ memberId, from, to }) => ({ memberId, from, to })).sort((a, b) => (a.memberId < b.memberId ? -1 : 1));

/** All moves between tiers that were noted since. */
async function movesSince(at: Date): Promise<Array<{ memberId: string; from: string | null; to: string | null }>> {
  return run((tx) =>
    tx.sql(
      `select member_id as "memberId", from_tier as "from", to_tier as "to" from tier_change
        where shop_id = $1 and posted_at > $2 order by member_id`,
      [tx.shopId, at],
    ),
  );
}

const floors = () =>
  run((tx) =>
    tx.sql<{ memberId: string; tier: string; set_by: string }>(
      `select member_id as "memberId", tier, set_by from tier_by_hand where shop_id = $1 and floor order by member_id`,
      [tx.shopId],
    ),
  );
const isBalanced = async () => expect((await run(audit)).checks.filter(({ ok }) => !ok)).toEqual([]);

describe("the preview of a new program, on the demo shop", { timeout: 120_000 }, () => {
  it("lists whom publishing moves, up and down, and nobody else", async () => {
    const document = changed(levelsFrom("800.00", "4000.00"));
    const { listed, moves } = await run((tx) => previewTierMoves(tx, document));
    expect(listed.some(({ falls }) => falls) && listed.some(({ falls }) => !falls)).toBe(true);
    expect(moves.reduce((sum, { members }) => sum + members, 0)).toBe(listed.length);
    const before = await readNow();
    await publish(document);
    await judgeUnjudged(shop.id);
    expect(await movesSince(before)).toEqual(sorted(listed));
    expect((await run((tx) => previewTierMoves(tx, document))).listed).toEqual([]);
    await isBalanced();
  });

  it("lists whom publishing moves where the measure, the window and the levels are others", async () => {
    for (const tiers of [
      {
        ...published.tiers!,
        measure: "orders",
        levels: published.tiers!.levels.map((level, place) => ({ ...level, from: `${place * 3}` })),
      },
      { ...published.tiers!, window: "lifetime" },
      { ...published.tiers!, levels: published.tiers!.levels.filter(({ key }) => key !== "silver") },
      null,
    ]) {
      const document = changed(() => ({ tiers }));
      const { listed } = await run((tx) => previewTierMoves(tx, document));
      const before = await readNow();
      await publish(document);
      await judgeUnjudged(shop.id);
      expect(listed.length).toBeGreaterThan(0);
      expect(await movesSince(before)).toEqual(sorted(listed));
    }
    await isBalanced();
  });

  it("says who stays where the merchant keeps them, until the day that was promised", async () => {
    const document = changed(levelsFrom("2000.00", "4000.00"));
    const { listed } = await run((tx) => previewTierMoves(tx, document));
    const falling = listed.filter(({ falls }) => falls);
    expect(falling.length).toBeGreaterThan(0);
    const before = await readNow();
    const keptUntil = new Date(before.getTime() + 60 * day);
    const number = await publish(document, { tierChange: "keep", keptUntil });
    await judgeUnjudged(shop.id);
    expect(await movesSince(before)).toEqual(sorted(listed.filter(({ falls }) => !falls)));
    const kept = falling.map(({ memberId, from }) => ({ memberId, tier: from, set_by: `program:${number}` }));
    expect(await floors()).toEqual(kept.sort((a, b) => (a.memberId < b.memberId ? -1 : 1)));
    // the job again, as after a crash: nobody is kept twice, nobody moves
    await run((tx) => tx.sql("update program_version set tiers_kept_at = null where number = $1", [number]));
    await judgeUnjudged(shop.id);
    expect(await floors()).toHaveLength(kept.length);
    expect(await movesSince(before)).toEqual(sorted(listed.filter(({ falls }) => !falls)));
    await isBalanced();
  });

  it("holds for a version that waits for its day, however late anybody looks after it", async () => {
    const document = changed(levelsFrom("2000.00", "4000.00"));
    const now = await readNow();
    const at = new Date(now.getTime() + 3 * day);
    const { listed } = await run((tx) => previewTierMoves(tx, document, { at }));
    await publish(document, { at, tierChange: "keep", keptUntil: new Date(at.getTime() + 60 * day) });
    await judgeUnjudged(shop.id);
    expect(await floors()).toEqual([]);
    await moveClock(new Date(at.getTime() + day));
    // before the version is noted as live: a member whose tier is worked out is kept all the same
    const [first] = listed.filter(({ falls }) => falls);
    const { refreshTiers } = await import("../app/members/tiers.server");
    await run((tx) => refreshTiers(tx, [first!.memberId]));
    expect(await floors()).toMatchObject([{ memberId: first!.memberId, tier: first!.from }]);
    await settleWhole(shop.id);
    await judgeUnjudged(shop.id);
    expect((await floors()).map(({ memberId }) => memberId).sort()).toEqual(
      listed.flatMap(({ memberId, falls }) => (falls ? [memberId] : [])).sort(),
    );
    const falls = (await movesSince(now)).filter(({ memberId }) => listed.some((one) => one.falls && one.memberId === memberId));
    expect(falls).toEqual([]);
    await isBalanced();
    // the promised day passes: what was kept ends, and what is measured holds
    await moveClock(new Date(at.getTime() + 61 * day));
    await settleWhole(shop.id);
    const ended = await run((tx) =>
      tx.sql<{ memberId: string }>(`select member_id as "memberId" from tier_change where shop_id = $1 and reason = 'floor-over'`, [
        tx.shopId,
      ]),
    );
    expect(ended.length).toBeGreaterThan(0);
    expect(ended.every(({ memberId }) => listed.some((one) => one.falls && one.memberId === memberId))).toBe(true);
    await isBalanced();
  });

  it("shows nobody where no tier is placed otherwise, and changing every other part moves nobody", async () => {
    const parts: Array<(program: Program) => object> = [
      () => ({ title: { en: "The Circle", fr: "Le Cercle" }, description: { en: "Words" } }),
      () => ({ formOfAddress: "tu", enrolment: "opt-in", terms: { ask: true, texts: {} } }),
      ({ points }) => ({ points: { ...points, rounding: "ceil", pendingDays: 3, value: "0.02", giveBack: "never", returnGraceDays: 5 } }),
      ({ eligible }) => ({ eligible: { ...eligible, tagsExcluded: ["vip"], channels: ["online"] } }),
      ({ earning }) => ({ earning: earning.map((rule) => (rule.on === "order" ? { ...rule, points: "3" } : rule)) }),
      ({ earning }) => ({ earning: [...earning, { key: "quiz", title: { en: "Quiz" }, on: "event", type: "quiz", points: "5" }] }),
      ({ rewards }) => ({ rewards: rewards.map((reward) => ({ ...reward, cost: 900, archived: true })) }),
      ({ tiers }) => ({
        tiers: {
          ...tiers!,
          levels: tiers!.levels.map((level) => ({ ...level, multiplier: "2", perks: [{ en: "Tea" }], title: { en: "X" } })),
        },
      }),
      () => ({ referral: null, exclusions: { spending: { tags: ["gift"] } }, boosts: { combine: "all" }, birthdays: { minimumAge: 18 } }),
      () => ({ earningPaused: true }),
      () => ({ earningPaused: false, closing: { earnUntil: "2099-01-01T00:00:00Z", spendUntil: "2099-02-01T00:00:00Z" } }),
    ];
    const before = await readNow();
    for (const part of parts) {
      published = (await run(liveVersion))!.program;
      const document = changed(part);
      expect((await run((tx) => previewTierMoves(tx, document))).listed).toEqual([]);
      await publish(document);
      await judgeUnjudged(shop.id);
      await isBalanced();
    }
    expect(await movesSince(before)).toEqual([]);
  });
});
