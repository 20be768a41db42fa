import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { claimKey, forgetOldKeys, keepAnswer, keepEffect, requestKey } from "./idempotency.server";
import { inShop } from "./tenancy.server";

useDatabase();

const request = (key: string, body = "{}") => requestKey(key, "POST", "/api/v1/things", body);
const claim = (key: string, body?: string, shop = "1") => inShop(shop, (tx) => claimKey(tx, request(key, body)));
const keep = (key: string, status = 201, text = '{"b":1,"a":2}') => inShop("1", (tx) => keepAnswer(tx, request(key), { status, text }));
const age = (key: string, interval: string) =>
  inShop("1", (tx) => tx.sql(`update idempotency_key set created_at = created_at - interval '${interval}' where key = $1`, [key]));

describe("an Idempotency-Key", () => {
  it("is new until an answer is kept, then gives the very text of it", async () => {
    expect(await claim("a")).toEqual({ state: "new" });
    await keep("a");
    expect(await claim("a")).toEqual({ state: "answered", answer: { status: 201, text: '{"b":1,"a":2}' } });
  });

  it("refuses another input, and is another key in another shop", async () => {
    await keep("b");
    await expect(claim("b", '{"other":1}')).rejects.toMatchObject({ code: "idempotency_mismatch" });
    expect(await claim("b", '{"other":1}', "2")).toEqual({ state: "new" });
  });

  it("is not kept when the effect's transaction is undone", async () => {
    const undone = inShop("1", async (tx) => {
      await claimKey(tx, request("c"));
      await keepAnswer(tx, request("c"), { status: 200, text: "{}" });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await claim("c")).toEqual({ state: "new" });
  });

  it("tells the second of two at once that the first still runs", async () => {
    await inShop("1", async (tx) => {
      await claimKey(tx, request("d"));
      await expect(claim("d")).rejects.toMatchObject({ code: "idempotency_running" });
    });
  });

  it("with an effect and no answer: running at first, then to be taken over", async () => {
    await inShop("1", (tx) => keepEffect(tx, request("e"), "the-redemption"));
    await expect(claim("e")).rejects.toMatchObject({ code: "idempotency_running" });
    await age("e", "1 minute");
    expect(await claim("e")).toEqual({ state: "unfinished", effectId: "the-redemption" });
  });

  it("is forgotten after 24 hours", async () => {
    await keep("f");
    await age("f", "24 hours");
    expect(await claim("f", '{"other":1}')).toEqual({ state: "new" });
    expect(await inShop("1", forgetOldKeys)).toBe(1);
    expect(await inShop("1", forgetOldKeys)).toBe(0);
  });
});
