import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { readNow, systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import type { ProgramFace } from "../../face/public-face";
import { writeFaces } from "../../face/write-faces.server";
import { settleWhole } from "../../jobs/settle-shops.server";
import { audit } from "../../ledger/audit.server";
import { liveVersion } from "../../programs/versions.server";
import { redeem } from "../../redemptions/redeem.server";
import { useShop } from "../../redemptions/redemptions.fixture";
import { action, loader } from "../app._index";
import { reasonOf } from "../shopper/refusal";
import { browserRequest } from "./page.fixture";

useDatabase();
const shop = useShop();

const home = async () => (await loader({ request: browserRequest(shop.store, shop.domain, "/app"), params: {}, context: {} })).home;
const act = (wish: Record<string, string>) =>
  action({ request: browserRequest(shop.store, shop.domain, "/app?index", new URLSearchParams(wish)), params: {}, context: {} });
const days = async (from: number) => {
  const at = new Date((await readNow()).getTime() + from * 86_400_000);
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(at);
};
const close = async (earn: number, spend: number, more: object = {}) =>
  act({ intent: "close", earn: await days(earn), spend: await days(spend), en: "Thank you for three years.", fr: "", ...more });
const face = () =>
  JSON.parse(
    [...shop.store.parts.world.state.table("metafield", shop.domain).values()].find(({ key }) => key === "program")?.value ?? "null",
  ) as ProgramFace;
const order = async (customer: string) => {
  const id = await shop.order(customer);
  await shop.hear(id);
  return id;
};
const judged = async (id: string) => {
  const [row] = await inShop(shop.id, (tx) =>
    tx.sql<{ granted: string; code: string }>(
      "select granted, explanation->'codes'->0->>'code' as code from order_state where order_id = $1",
      [id],
    ),
  );
  return { granted: Number(row?.granted), code: row?.code };
};
const spend = (customer: string) => redeem(shop.id, { id: uuid(), discountId: uuid(), customerId: customer, reward: "five-off" });
/** The storefront's job, where anything asked for it. */
async function writeWhereDue(): Promise<boolean> {
  await systemSql("delete from graphile_worker._private_jobs where key = $1", [`write-faces/${shop.id}`]);
  await settleWhole(shop.id);
  const jobs = await systemSql("select from graphile_worker.jobs where key = $1", [`write-faces/${shop.id}`]);
  await writeFaces(shop.id);
  return jobs.length > 0;
}

describe("closing the program", () => {
  it("is announced with two days of the shop and the merchant's words, and each is asked for right", async () => {
    expect(await close(-1, 5)).toEqual({ ok: false, field: "earn", error: "home.closing.wrong.earn" });
    expect(await close(5, 4)).toEqual({ ok: false, field: "spend", error: "home.closing.wrong.spend" });
    expect(await act({ intent: "close", earn: "soon", spend: "later", en: "", fr: "" })).toMatchObject({ ok: false, field: "earn" });
    expect((await home()).closing).toBeNull();
    expect(await close(3, 10)).toEqual({ ok: true });
    expect((await home()).closing).toMatchObject({ earned: false, spent: false });
    await writeFaces(shop.id);
    expect(face()).toMatchObject({ earning: true, spending: true, closing: { earnUntil: expect.any(Number) } });
    expect(face().texts.en?.states).toMatchObject({
      earning: null,
      spending: null,
      closing: expect.stringMatching(/^The program is coming to an end\. The last day to earn is \d/u),
      notice: "Thank you for three years.",
    });
  });

  it("is taken back until the day as if it had never been", async () => {
    expect(await act({ intent: "reopen" })).toEqual({ ok: true });
    expect((await inShop(shop.id, liveVersion))?.program.closing).toBeNull();
    await writeFaces(shop.id);
    expect(face().texts.en?.states).toEqual({ earning: null, spending: null, closing: null, notice: null });
    expect(await close(3, 10)).toEqual({ ok: true });
    await writeFaces(shop.id);
  });

  it("ends earning, then spending, each on its day, and the storefront says so by itself", async () => {
    const customer = await shop.member(1_000);
    expect((await judged(await order(customer))).granted).toBeGreaterThan(0);
    expect(await writeWhereDue()).toBe(false);
    await shop.later(4);
    expect(await judged(await order(customer))).toEqual({ granted: 0, code: "program-closed" });
    expect(await writeWhereDue()).toBe(true);
    expect(face()).toMatchObject({ earning: false, spending: true, product: null });
    expect(face().texts.en?.states.earning).toMatch(/^Orders earn nothing any more: the last day was/u);
    expect((await home()).closing).toMatchObject({ earned: true, spent: false });
    await spend(customer);

    await shop.later(7);
    const refused = await spend(customer).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "spending_paused", detail: { reason: "program-closed" } });
    expect(reasonOf(refused)).toBe("program-closed");
    expect(await writeWhereDue()).toBe(true);
    expect(face()).toMatchObject({ earning: false, spending: false });
    expect(face().texts.en?.states).toMatchObject({ closing: "The program has ended.", notice: null });
    expect(await writeWhereDue()).toBe(false);
  });

  it("is taken back after it came too, but for what was ordered in between", async () => {
    const customer = await shop.member(1_000);
    const between = await order(customer);
    await shop.later(0.01);
    expect(await act({ intent: "reopen" })).toEqual({ ok: true });
    await shop.later(0.01);
    await shop.hear(between);
    expect(await judged(between)).toEqual({ granted: 0, code: "program-closed" });
    expect((await judged(await order(customer))).granted).toBeGreaterThan(0);
    await spend(customer);
    const actions = await inShop(shop.id, async (tx) => (await tx.prisma.auditEntry.findMany()).map(({ action: done }) => done));
    expect(actions.filter((done) => done.startsWith("program."))).toEqual([
      ...["program.close", "program.reopen", "program.close", "program.reopen"],
    ]);
    expect((await inShop(shop.id, audit)).checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
