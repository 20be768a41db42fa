import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { systemPrisma, systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { defaultProgram } from "../../loyalty/default-program";
import { publishProgram } from "../../programs/publish.server";
import { readSettings } from "../../programs/settings.server";
import { shopRow } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { useShop } from "../../redemptions/redemptions.fixture";
import { action, loader } from "../app._index";
import { browserRequest } from "./page.fixture";

useDatabase();
const shop = useShop();

const open = async () => {
  const answer = await loader({ request: browserRequest(shop.store, shop.domain, "/app"), params: {}, context: {} });
  return { ...answer, figures: await answer.figures };
};
const act = (wish: Record<string, string>) =>
  action({ request: browserRequest(shop.store, shop.domain, "/app?index", new URLSearchParams(wish)), params: {}, context: {} });
const acts = () =>
  inShop(shop.id, async (tx) =>
    (await tx.prisma.auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ actor, action: done }) => [actor, done]),
  );
const explanation = async (orderId: string) => {
  const [row] = await inShop(shop.id, (tx) =>
    tx.sql<{ granted: string; code: string }>(
      "select granted, explanation->'codes'->0->>'code' as code from order_state where order_id = $1",
      [orderId],
    ),
  );
  return { granted: Number(row?.granted), code: row?.code };
};

describe("Home of a shop in its first days", () => {
  it("opens for the shop's staff alone", async () => {
    const buyer = new Request("http://localhost:3000/app", { headers: { authorization: "Bearer a.b.c", "user-agent": "Mozilla/5.0" } });
    await expect(loader({ request: buyer, params: {}, context: {} })).rejects.toBeInstanceOf(Response);
    const forged = browserRequest(shop.store, shop.domain, "/app", new URLSearchParams({ intent: "publish" }), "x");
    await expect(action({ request: forged, params: {}, context: {} })).rejects.toBeInstanceOf(Response);
  });

  it("knows what is done by facts, and what only the merchant knows by their word", async () => {
    expect((await open()).home).toMatchObject({ published: true, returnDays: null, stepsDone: [], notice: null });
    expect(await act({ intent: "step", step: "try", done: "true" })).toEqual({ ok: true });
    expect((await open()).home.stepsDone).toEqual(["try"]);
    expect(await act({ intent: "step", step: "try", done: "false" })).toEqual({ ok: true });
    expect((await open()).home.stepsDone).toEqual([]);
    expect(await act({ intent: "step", step: "embed", done: "true" })).toEqual({ ok: false, error: "shell.not-done" });
  });

  it("shows no figures before there is a result", async () => {
    expect((await open()).figures).toBeNull();
    await shop.member(120);
    expect((await open()).figures).toMatchObject({
      members: { active: 1 },
      points: { outstanding: 120 },
      worth: { minor: 300, currency: "GBP" },
    });
  });
});

describe("the return window", () => {
  it("of a live program is a new version, for orders placed from then on", async () => {
    const before = await inShop(shop.id, liveVersion);
    expect(await act({ intent: "return-days", days: "45" })).toEqual({ ok: true });
    const after = await inShop(shop.id, liveVersion);
    expect(after).toMatchObject({ number: before!.number + 1, program: { points: { pendingDays: 45 } } });
    expect((await open()).home).toMatchObject({ returnDays: 45, summary: { pendingDays: 45 } });
  });

  it("that is no number of days is refused beside its field", async () => {
    for (const days of ["", "-1", "366", "14.5", "soon"]) {
      expect(await act({ intent: "return-days", days })).toEqual({ ok: false, field: "days", error: "home.returns.wrong" });
    }
  });
});

describe("a first publication", () => {
  it("takes the days that were chosen, in the shop's currency, and never comes second", async () => {
    const { id } = await systemPrisma().shop.create({
      data: { domain: "new.myshopify.com", currency: "JPY", zone: "Asia/Tokyo", installedAt: new Date() },
    });
    const { firstProgram, publishFirst, setReturnDays } = await import("../../programs/status.server");
    await inShop(id.toString(), async (tx) => {
      expect((await firstProgram(tx)).points.pendingDays).toBe(30);
      await setReturnDays(tx, 8, "staff:1");
      expect(await liveVersion(tx)).toBeNull();
      await publishFirst(tx, "staff:1");
      const live = await liveVersion(tx);
      expect(live?.program).toMatchObject({ currency: "JPY", points: { pendingDays: 8 }, rewards: defaultProgram("JPY").rewards });
      expect((await readSettings(tx)).returnDays).toBe(8);
    });
    await expect(inShop(id.toString(), (tx) => publishFirst(tx, "staff:2"))).rejects.toMatchObject({ code: "version_conflict" });
    expect(await act({ intent: "publish" })).toEqual({ ok: false, error: "home.act.changed" });
  });
});

describe("pausing", () => {
  it("earning has orders placed meanwhile earn nothing, with their reason, and those before and after earn", async () => {
    const customer = await shop.member(0);
    const place = async () => {
      const order = await shop.order(customer);
      await shop.hear(order);
      return explanation(order);
    };
    expect((await place()).granted).toBeGreaterThan(0);
    await shop.later(1);
    expect(await act({ intent: "earning", paused: "true" })).toEqual({ ok: true });
    await shop.later(1);
    expect((await open()).home.earningPaused).toBe(true);
    const during = await shop.order(customer);
    await shop.hear(during);
    expect(await explanation(during)).toEqual({ granted: 0, code: "earning-paused" });
    await shop.later(1);
    expect(await act({ intent: "earning", paused: "false" })).toEqual({ ok: true });
    await shop.later(1);
    expect((await place()).granted).toBeGreaterThan(0);
    await shop.hear(during);
    expect(await explanation(during)).toEqual({ granted: 0, code: "earning-paused" });
  });

  it("spending refuses redemptions until it is resumed; a pause for another currency comes back", async () => {
    const { refuseWhilePaused } = await import("../../programs/shop.server");
    expect(await act({ intent: "spending", paused: "true" })).toEqual({ ok: true });
    await expect(inShop(shop.id, refuseWhilePaused)).rejects.toMatchObject({ code: "spending_paused", detail: { reason: "by-merchant" } });
    await systemSql("update shop set currency = 'EUR' where id = $1", [shop.id]);
    expect(await act({ intent: "spending", paused: "false" })).toEqual({ ok: true });
    expect((await open()).home.spendingPaused).toBe("currency-changed");
    // nobody resumes that by a click
    expect(await act({ intent: "spending", paused: "false" })).toEqual({ ok: true });
    expect((await inShop(shop.id, shopRow)).spendingPaused).toBe("currency-changed");
    expect(await act({ intent: "earning", paused: "true" })).toEqual({ ok: false, error: "home.act.currency" });
    await systemSql("update shop set currency = 'GBP', spending_paused = null where id = $1", [shop.id]);
  });

  it("and all else names who did it", async () => {
    const done = await acts();
    expect(done.every(([actor]) => /^staff:\d+$/u.test(actor!))).toBe(true);
    const named = done.map(([, what]) => what);
    for (const what of ["program.return-days", "earning.pause", "earning.resume", "spending.pause", "spending.resume"])
      expect(named).toContain(what);
  });
});

describe("who sees the program", () => {
  it("is the merchant's choice, and the storefront is written anew", async () => {
    await systemSql("delete from graphile_worker._private_jobs");
    expect(await act({ intent: "visibility", who: "tagged", tag: " vip " })).toEqual({ ok: true });
    expect((await open()).home.visibility).toEqual({ who: "tagged", tag: "vip" });
    expect(await systemSql("select key from graphile_worker.jobs where key like 'write-faces/%'")).toHaveLength(1);
    expect(await act({ intent: "visibility", who: "tagged", tag: " " })).toEqual({
      ok: false,
      field: "tag",
      error: "home.visibility.wrong",
    });
    expect(await act({ intent: "visibility", who: "friends", tag: "vip" })).toEqual({
      ok: false,
      field: "tag",
      error: "home.visibility.wrong",
    });
  });
});

describe("the plan's limit", () => {
  it("is said once a month in one notice that can be dismissed, and stops nothing", async () => {
    expect((await open()).home.notice).toBeNull();
    await inShop(shop.id, (tx) =>
      tx.sql(
        `insert into order_state (shop_id, order_id, placed_at, source_updated_at, facts, granted)
         select $1, 900000 + n, $2, $2, '{}', 1 from generate_series(1, 201) n`,
        [tx.shopId, tx.now],
      ),
    );
    const { notice } = (await open()).home;
    expect(notice).toMatchObject({ plan: "Free", limit: 200 });
    expect(notice!.earned).toBeGreaterThan(200);
    expect(await act({ intent: "dismiss", notice: "plan-limit", standsFor: notice!.standsFor })).toEqual({ ok: true });
    expect((await open()).home.notice).toBeNull();
    await inShop(shop.id, async (tx) => publishProgram(tx, (await liveVersion(tx))!.program, { by: "test" }));
    await systemSql("update shop set app_plan = 'unlimited' where id = $1", [shop.id]);
    expect((await open()).home.notice).toBeNull();
  });
});
