import { afterAll, describe, expect, it } from "vitest";
import { isIdToken } from "../sign-in/id-token";
import { makeCustomer, Shopper } from "../support/shopper";
import { DEMO, testStore } from "../support/test-store";
import { answerExtensionHost } from "./answer-host";

const store = testStore();
afterAll(() => store.close());
makeCustomer(store, DEMO, "77");
const ask = async (path: string, init: RequestInit = {}) =>
  (await answerExtensionHost(store.parts, new Request(`http://localhost:3001/extension-host/${path}`, init)))!;
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()) as Record<string, unknown>;

describe("what a host hands out", () => {
  it("a token names the buyer who is signed in, and nobody in front of a guest", async () => {
    const guest = claimsOf(await (await ask("token/buyer", { method: "POST" })).text());
    expect(guest).toMatchObject({ dest: DEMO, aud: "local-key" });
    expect(guest["sub"]).toBeUndefined();
    expect(Number(guest["exp"]) - Number(guest["iat"])).toBe(300);
    const shopper = new Shopper(store, DEMO);
    const signedIn = await shopper.post("/account/login", { customer_id: "77" });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    expect(claimsOf(await (await ask("token/buyer", { method: "POST", headers: { cookie } })).text())["sub"]).toBe(
      "gid://shopify/Customer/77",
    );
  });

  it("staff get the admin's id token of who sits there", async () => {
    const headers = { cookie: "stand-in-visitor=en.43" };
    const token = await (await ask(`token/staff?shop=${DEMO}`, { method: "POST", headers })).text();
    expect(isIdToken(token, DEMO, "local-key", "local-secret")).toBe(true);
    expect(claimsOf(token)["sub"]).toBe("43");
    expect((await ask("token/staff?shop=strange", { method: "POST" })).status).toBe(404);
  });

  it("a frame knows its target's elements and words; an unknown one is not there", async () => {
    const answer = await ask("frame?extension=fidelio-checkout&target=purchase.checkout.block.render&language=fr");
    const text = await answer.text();
    expect(text).toContain('<html lang="fr"');
    expect(text).toContain('"s-banner"');
    expect((await ask("frame?extension=fidelio-checkout&target=pos.home.tile.render")).status).toBe(404);
    expect((await ask("bundle/strange.js")).status).toBe(404);
  });
});
