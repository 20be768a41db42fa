import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { singleton } from "../../base/singleton";
import type { ExtensionSummary } from "../../face/extension-answers";
import type { RedeemAnswer } from "../../face/proxy-answers";
import { useShop } from "../../redemptions/redemptions.fixture";
import { asking, type Asking, type ExtensionPath } from "./extension.fixture";

useDatabase({ connections: 20 });
const shop = useShop();
const ask = <Body>(customer: string | null, path: ExtensionPath, how?: Asking) => asking<Body>(shop.domain, customer, path, how);

beforeEach(() => singleton("proxy-rate", () => new Map()).clear());

describe("what the checkout asks", () => {
  it("guests see the program, however many of them there are, with the extension's words", async () => {
    const seen = await Promise.all(Array.from({ length: 40 }, () => ask<ExtensionSummary>(null, "summary", { query: { language: "de" } })));
    expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([200]));
    const { signedIn, member, language, words } = seen[0]!.body;
    expect([signedIn, member, language]).toEqual([false, null, "en"]);
    expect(words!.ui["checkout_guest"]).toContain("Sign in");
  });

  it("a member's wish sent again, as while Shopify was away, is the same redemption and the same code", async () => {
    const member = await shop.member(500);
    const { body } = await ask<ExtensionSummary>(member, "summary");
    expect(body.signedIn).toBe(true);
    const send = { reward: "five-off", redemption: body.member!.nextRedemption, surface: "checkout" };
    const told = await Promise.all([1, 2, 3].map(() => ask<RedeemAnswer>(member, "redeem", { send })));
    const again = await ask<RedeemAnswer>(member, "redeem", { send });
    expect(new Set([...told, again].map(({ body: { code } }) => code).filter((code) => code !== null))).toHaveLength(1);
    expect(again.status).toBe(201);
    expect(await shop.balance(member)).toMatchObject({ available: 300, held: 200 });
    const [live] = again.body.member!.codes;
    expect((await ask(member, "give-back", { send: { redemption: live!.id } })).status).toBe(200);
    expect(await shop.balance(member)).toMatchObject({ available: 500, held: 0 });
  });

  it("a guest redeems nothing", async () => {
    const refused = await ask(null, "redeem", { send: { reward: "five-off", redemption: "0", customerId: "61" } });
    expect(refused).toMatchObject({ status: 401, body: { reason: "signed-out", title: "Sign in first." } });
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  });
});
