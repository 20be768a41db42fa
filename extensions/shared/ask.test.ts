import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { appAddress } from "./app-address";
import { asker } from "./ask";

const ask = asker(async () => "token-1");
const answers = (response: () => Promise<Response>) => vi.spyOn(globalThis, "fetch").mockImplementation(response);
const says = (status: number, body: unknown) => async () => new Response(JSON.stringify(body), { status });

afterEach(() => {
  vi.restoreAllMocks();
  delete process.env["APP_URL"];
});

describe("asking the app", () => {
  it("goes to the address that the app is deployed at, or to the one that the build was told", () => {
    const [, configured] = /^application_url = "(.+)"$/mu.exec(readFileSync("shopify.app.toml", "utf8"))!;
    expect(appAddress()).toBe(configured);
    process.env["APP_URL"] = "http://localhost:3000";
    expect(appAddress()).toBe("http://localhost:3000");
  });

  it("reads with the token of whoever looks, and sends what is given", async () => {
    const fetched = answers(says(200, { points: 5 }));
    expect(await ask("summary", { query: { language: "fr-CA", page: undefined } })).toEqual({ ok: true, status: 200, body: { points: 5 } });
    expect(fetched.mock.calls[0]![0]).toBe(`${appAddress()}/extension/summary?language=fr-CA`);
    expect(fetched.mock.calls[0]![1]).toMatchObject({ method: "GET", headers: { authorization: "Bearer token-1" } });
    await ask("redeem", { send: { reward: "five-off", points: undefined, cart: { lines: [] } } });
    expect(fetched.mock.calls[1]![1]).toMatchObject({
      method: "POST",
      body: '{"reward":"five-off","cart":{"lines":[]}}',
      headers: { "content-type": "application/json" },
    });
  });

  it("passes a refusal on with its sentence, and names what is no answer of the app's", async () => {
    answers(says(409, { reason: "below-minimum", title: "Add £5.00 more." }));
    expect(await ask("redeem", { send: {} })).toEqual({ ok: false, reason: "below-minimum", says: "Add £5.00 more." });
    answers(async () => new Response("<html>Bad gateway</html>", { status: 502 }));
    expect(await ask("summary")).toEqual({ ok: false, reason: "unavailable", says: null });
    answers(async () => new Response("<html>Hello</html>"));
    expect(await ask("summary")).toEqual({ ok: false, reason: "unavailable", says: null });
  });

  it("is offline where nobody answers, or Shopify gives no token", async () => {
    answers(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await ask("summary")).toEqual({ ok: false, reason: "offline", says: null });
    const never = asker(() => Promise.reject(new Error("no session")));
    expect(await never("summary")).toEqual({ ok: false, reason: "offline", says: null });
  });
});
