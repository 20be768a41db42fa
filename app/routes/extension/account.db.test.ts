import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { singleton } from "../../base/singleton";
import type { ExtensionSummary, LotsAnswer, OrderAnswer } from "../../face/extension-answers";
import type { HistoryAnswer } from "../../face/proxy-answers";
import { inShop } from "../../db/tenancy.server";
import { demoProgram } from "../../loyalty/default-program";
import { publishProgram } from "../../programs/publish.server";
import { useShop } from "../../redemptions/redemptions.fixture";
import { asking, type Asking, type ExtensionPath } from "./extension.fixture";

useDatabase();
const shop = useShop();
const ask = <Body>(customer: string | null, path: ExtensionPath, how?: Asking) => asking<Body>(shop.domain, customer, path, how);

beforeEach(() => singleton("proxy-rate", () => new Map()).clear());

describe("what an order earned", () => {
  const orderOf = async (customer: string, id: string, language = "en") =>
    (await ask<OrderAnswer>(customer, "order", { query: { id, language } })).body;

  it("is said with the day from which it can be spent, and how it was counted", async () => {
    const member = await shop.member(0);
    const order = await shop.order(member, [], "12.00");
    expect(await orderOf(member, order)).toEqual({ known: false, points: 0, says: [], why: [] });
    await shop.hear(order);
    const told = await orderOf(member, order);
    expect(told).toMatchObject({
      known: true,
      points: 48,
      says: ["You earned 48 points with this order.", expect.stringMatching(/^Available from \d+ \w+ \d{4}\.$/u)],
    });
    expect(told.why[0]).toMatch(/^48 points: £48\.00 of goods at 1 point per £1\.00/u);
    expect(await orderOf(member, `gid://shopify/OrderIdentity/${order}`, "fr")).toMatchObject({
      says: ["Cette commande rapporte 48 points.", expect.stringMatching(/^À utiliser à partir du /u)],
    });
    await shop.later(15);
    expect((await orderOf(member, order)).says).toEqual(["You earned 48 points with this order.", "Available now."]);
  });

  it("says what was taken back since", async () => {
    const member = await shop.member(0);
    const order = await shop.order(member, [], "12.00");
    await shop.hear(order);
    await shop.later(1);
    await shop.control(`/orders/${order}/cancel`, {});
    await shop.hear(order);
    expect(await orderOf(member, order)).toMatchObject({
      points: 0,
      says: ["You earned 48 points with this order.", "Taken back since: 48 points."],
    });
  });

  it("is nobody else's to ask, and an id that is none is refused", async () => {
    const [ada, eve] = [await shop.member(0), await shop.member(0)];
    const order = await shop.order(ada);
    await shop.hear(order);
    expect(await orderOf(eve, order)).toEqual({ known: false, points: 0, says: [], why: [] });
    expect(await ask(null, "order", { query: { id: order } })).toMatchObject({ status: 401, body: { reason: "signed-out" } });
    for (const id of ["", "1 or 1=1", "gid://shopify/Customer/5", "0", "9".repeat(30)]) {
      expect((await ask(ada, "order", { query: { id } })).status).toBe(409);
    }
  });
});

describe("the member's lots", () => {
  it("come soonest end first, with what is left of each, and when it can be spent", async () => {
    const member = await shop.member(100);
    await shop.lot(member, 300, 20);
    await ask(member, "redeem", { send: { reward: "small", redemption: "first" } });
    const order = await shop.order(member, [], "12.00");
    await shop.hear(order);
    const { body } = await ask<LotsAnswer>(member, "lots", { query: { language: "en" } });
    expect(body.lots.map(({ points }) => points)).toEqual(["240 of 300 points", "48 points", "100 points"]);
    expect(body.lots[0]!.dates).toMatch(/^Until \d+ \w+ \d{4}$/u);
    expect(body.lots[1]!.dates).toMatch(/^Available from \d+ \w+ \d{4}, until \d+ \w+ \d{4}$/u);
    expect(body.lots[2]!.dates).toBe("No end date");
    const french = await ask<LotsAnswer>(member, "lots", { query: { language: "fr" } });
    expect(french.body.lots[0]).toMatchObject({ points: "240 sur 300 points", earned: expect.stringMatching(/^Gain du /u) });
  });

  it("are refused to who is no member", async () => {
    expect(await ask("999", "lots")).toMatchObject({ status: 409, body: { reason: "not-member", title: "Join the program first." } });
    expect((await ask(null, "lots")).status).toBe(401);
  });
});

describe("the history", () => {
  it("is read page by page, and is no visit of the shop's home", async () => {
    const title = { en: "Home" };
    const rules = [...(demoProgram.earning ?? []), { key: "home", title, on: "visit", points: "7", path: "/" } as const];
    await inShop(shop.id, (tx) => publishProgram(tx, { ...demoProgram, earning: rules }, { by: "test" }));
    const member = await shop.member(0);
    for (let lots = 0; lots < 21; lots += 1) await shop.lot(member, 1, 30);
    const first = await ask<HistoryAnswer>(member, "history", { query: { surface: "account" } });
    expect(first.body.movements).toHaveLength(20);
    const rest = await ask<HistoryAnswer>(member, "history", { query: { surface: "account", cursor: first.body.cursor! } });
    expect(rest.body).toMatchObject({ movements: [{ points: "+1" }], cursor: null });
    expect((await shop.balance(member)).available).toBe(21);
  });
});

describe("the summary", () => {
  it("names the shop's own address, for links that lead there", async () => {
    const { body } = await ask<ExtensionSummary>(await shop.member(0), "summary");
    expect(body.shop).toMatch(/^https?:\/\/[^/]+$/u);
  });
});
