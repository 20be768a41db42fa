import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useDatabase } from "../../tests/support/database";
import type { FidelioError } from "../base/errors";
import { systemPrisma } from "../db/system.server";
import { scopesOf, tokenFor } from "./tokens.server";

const shop = "demo.myshopify.com";
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

let asked: Array<Record<string, unknown>>;
let answer: (body: Record<string, unknown>) => Response | Promise<Response>;

async function hold(session: Partial<{ accessToken: string; expires: Date | null; refreshToken: string | null }>): Promise<void> {
  await systemPrisma().session.create({
    data: {
      id: `offline_${shop}`,
      shop,
      state: "",
      scope: "read_orders,write_discounts",
      accessToken: "old",
      expires: minutes(-1),
      refreshToken: "r1",
      ...session,
    },
  });
}

describe("a shop's token", () => {
  useDatabase();
  beforeEach(async () => {
    await systemPrisma().session.deleteMany({});
    asked = [];
    answer = () =>
      Response.json({
        access_token: "new",
        scope: "read_orders",
        expires_in: 3600,
        refresh_token: "r2",
        refresh_token_expires_in: 7_776_000,
      });
    vi.stubGlobal("fetch", async (request: Request) => {
      asked.push((await request.json()) as Record<string, unknown>);
      return answer(asked.at(-1)!);
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it("is used while it lasts", async () => {
    await hold({ expires: minutes(30) });
    expect((await tokenFor(shop)).accessToken).toBe("old");
    expect(asked).toEqual([]);
  });

  it("is used for ever where it has no end", async () => {
    await hold({ expires: null });
    expect((await tokenFor(shop)).accessToken).toBe("old");
  });

  it("is refreshed shortly before its end, and the pair stands in one row", async () => {
    await hold({ expires: minutes(1) });
    expect(await tokenFor(shop)).toEqual({ accessToken: "new", scopes: new Set(["read_orders"]) });
    expect(asked).toEqual([{ client_id: "local-key", client_secret: "local-secret", grant_type: "refresh_token", refresh_token: "r1" }]);
    const row = await systemPrisma().session.findUniqueOrThrow({ where: { id: `offline_${shop}` } });
    expect(row).toMatchObject({ accessToken: "new", refreshToken: "r2", scope: "read_orders" });
    expect(row.expires!.getTime()).toBeGreaterThan(minutes(50).getTime());
    expect(row.refreshTokenExpires).not.toBeNull();
  });

  it("is refreshed once for many callers", async () => {
    await hold({});
    const tokens = await Promise.all(Array.from({ length: 30 }, () => tokenFor(shop)));
    expect(new Set(tokens.map((one) => one.accessToken))).toEqual(new Set(["new"]));
    expect(asked).toHaveLength(1);
  });

  it("is refreshed when Shopify refused it, unless another caller was faster", async () => {
    await hold({ expires: minutes(30) });
    expect((await tokenFor(shop, "old")).accessToken).toBe("new");
    expect((await tokenFor(shop, "old")).accessToken).toBe("new");
    expect(asked).toHaveLength(1);
  });

  it.each([
    ["not-installed", async () => undefined, () => new Response()],
    ["token-refused", () => hold({ refreshToken: null }), () => new Response()],
    ["token-refused", () => hold({}), () => Response.json({ error: "invalid_grant" }, { status: 400 })],
    ["server-error", () => hold({}), () => new Response("", { status: 502 })],
    ["server-error", () => hold({}), () => Response.json({ unexpected: true })],
    ["network", () => hold({}), () => Promise.reject(new TypeError("fetch failed"))],
  ])("is missing with a reason: %s", async (reason, given, answered) => {
    await given();
    answer = answered;
    const error = await tokenFor(shop).catch((thrown: unknown) => thrown as FidelioError);
    expect(error).toMatchObject({ code: "shopify_unavailable", detail: { reason } });
  });
});

describe("scopes", () => {
  it("to write open what scopes to read open", () => {
    expect(scopesOf("read_orders,write_discounts")).toEqual(new Set(["read_orders", "write_discounts", "read_discounts"]));
    expect(scopesOf(null)).toEqual(new Set());
  });
});
