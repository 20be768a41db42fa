import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { issueSoon, redeem } from "../../redemptions/redeem.server";
import { useShop } from "../../redemptions/redemptions.fixture";
import { actOnRedemptions } from "./redemption-acts.server";
import { actOnMember } from "./member-acts.server";
import { redemptionsPage } from "./redemptions-page.server";
import type { PageVisit } from "./visit.server";

useDatabase();
const shop = useShop();

const visit = (): PageVisit => ({
  shopId: shop.id,
  shopDomain: shop.domain,
  shopStatus: "active",
  language: "en",
  zone: "Europe/London",
  currency: "GBP",
  plus: false,
  actor: "staff:42",
  inShop: (fn, limits) => inShop(shop.id, fn, limits),
});
const listed = async (address = "") => redemptionsPage(visit(), new URLSearchParams(address));
const lineOf = async (id: string) => (await listed()).redemptions.find((one) => one.id === id)!;
/** Waits for the code as long as it takes: what is tested here comes after. */
async function take(customerId: string, reward: string) {
  const { id } = await redeem(shop.id, { id: uuid(), discountId: uuid(), customerId, reward, surface: "account" });
  return issueSoon(shop.id, id, 20_000);
}

describe("the page of redemptions", () => {
  it("says what waits for whom, before anything was redeemed and after", async () => {
    expect(await listed()).toMatchObject({ redemptions: [], none: true, published: true, counts: { "hand-over": "", trouble: "" } });
    const member = await shop.member(500);
    const off = await take(member, "small");
    const tote = await take(member, "tote");
    const page = await listed();
    expect(page.redemptions.map(({ title, status, surface }) => [title, status, surface])).toEqual([
      ["A tote bag", "used", "account"],
      ["£1.50 off", "issued", "account"],
    ]);
    expect(page).toMatchObject({ none: false, counts: { "hand-over": "1", trouble: "" } });
    expect((await listed(`q=${off.code!.toLowerCase()}`)).redemptions.map(({ id }) => id)).toEqual([off.id]);
    expect((await listed("view=hand-over")).redemptions.map(({ id }) => id)).toEqual([tote.id]);
  });

  it("gives the points of an unused code back, and refuses what was used", async () => {
    const member = await shop.member(60);
    const { id, code } = await take(member, "small");
    expect(await actOnRedemptions(visit(), { intent: "release", redemption: id })).toEqual({
      ok: true,
      done: "member.rewards.give-back.done",
    });
    expect(await shop.balance(member)).toMatchObject({ available: 60, held: 0 });
    expect(await lineOf(id)).toMatchObject({ status: "released", reason: "by-merchant" });
    expect(shop.codes().find((one) => one.code === code)?.active ?? false).toBe(false);

    const other = await shop.member(60);
    const used = await take(other, "small");
    await shop.hear(await shop.order(other, [used.code!], "40.00"));
    expect(await actOnRedemptions(visit(), { intent: "release", redemption: used.id })).toEqual({
      ok: false,
      error: "member.error.release",
    });
  });

  it("makes a new code once, however often it is asked for, and the old one works no more", async () => {
    const member = await shop.member(60);
    const { id, code } = await take(member, "small");
    const form = { intent: "reissue", redemption: id, discount: uuid() };
    expect(await actOnRedemptions(visit(), form)).toEqual({ ok: true, done: "redemptions.done.reissue" });
    const renewed = (await lineOf(id)).code;
    expect(renewed).not.toBe(code);
    expect(await actOnRedemptions(visit(), form)).toEqual({ ok: true, done: "redemptions.done.reissue" });
    expect((await lineOf(id)).code).toBe(renewed);
    expect(shop.codes().filter((one) => one.active && [code, renewed].includes(one.code))).toEqual([{ code: renewed, active: true }]);
    expect(await shop.balance(member)).toMatchObject({ available: 0, held: 60 });
  });

  it("notes once that something was handed over, by whom", async () => {
    const { id } = await take(await shop.member(100), "tote");
    expect(await actOnRedemptions(visit(), { intent: "hand-over", redemption: id })).toEqual({
      ok: true,
      done: "redemptions.done.hand-over",
    });
    expect(await lineOf(id)).toMatchObject({ handedOverBy: "staff:42" });
    const code = await take(await shop.member(60), "small");
    expect(await actOnRedemptions(visit(), { intent: "hand-over", redemption: code.id })).toEqual({
      ok: false,
      error: "redemptions.error.hand-over",
    });
  });

  it("does not act for a member on what is another's, nor on what it does not know", async () => {
    const [mine, other] = [await shop.member(60), await shop.member(60)];
    const { id } = await take(other, "small");
    expect(await actOnMember(visit(), mine, { intent: "release", redemption: id })).toEqual({ ok: false, error: "shell.not-done" });
    expect(await lineOf(id)).toMatchObject({ status: "issued" });
    expect(await actOnMember(visit(), other, { intent: "release", redemption: id })).toMatchObject({ ok: true });
    expect(await actOnRedemptions(visit(), { intent: "release", redemption: uuid() })).toEqual({ ok: false, error: "shell.not-done" });
    expect(await actOnRedemptions(visit(), { intent: "burn", redemption: id })).toEqual({ ok: false, error: "shell.not-done" });
  });

  it("shows of a gift card's code its end alone", async () => {
    const card = await take(await shop.member(100), "card");
    const { code } = await lineOf(card.id);
    expect(code).toMatch(/^….{4}$/u);
    expect(shop.cards().some((one) => one.code.endsWith(code!.slice(1).toLowerCase()) || one.code.endsWith(code!.slice(1)))).toBe(true);
  });
});
