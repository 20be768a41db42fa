import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { demoProgram } from "../../loyalty/default-program";
import { publishProgram } from "../../programs/publish.server";
import { createApiKey } from "../../db/api-keys.server";
import { useRest } from "./rest.fixture";
import { loader as anyOther } from "../api.v1.$";

useDatabase({ connections: 20 });
const rest = useRest();
const { shop } = rest;

describe("who may ask", () => {
  it("is refused without a key, with an unknown one, and without the scope", async () => {
    expect(await rest.get("/members", { key: null })).toMatchObject({ status: 401, body: { code: "unauthorized" } });
    expect(await rest.get("/members", { key: "fidelio_unknown-key-of-some-length" })).toMatchObject({ status: 401 });
    const key = await rest.keyWith("ledger:read");
    expect(await rest.get("/members", { key })).toMatchObject({ status: 403, body: { code: "forbidden", scope: "members:read" } });
    expect(await rest.get("/ledger/audit", { key })).toMatchObject({ status: 200, body: { ok: true } });
  });

  it("reads the OpenAPI document without one", async () => {
    expect(await rest.get("/openapi.json", { key: null })).toMatchObject({ status: 200, body: { openapi: "3.1.0" } });
  });

  it("18: sees nothing of another shop, though the customer has the same id", async () => {
    const customer = await shop.member(100);
    const [row] = await systemSql<{ id: string }>(
      "insert into shop (domain, currency, zone, installed_at) values ('other.myshopify.com', 'GBP', 'UTC', now()) returning id",
    );
    const other = row?.id ?? "";
    await inShop(other, (tx) => publishProgram(tx, demoProgram, { by: "test" }));
    const { key } = await createApiKey(other, { label: "other" });
    expect(await rest.get(`/members/${customer}`, { key })).toMatchObject({ status: 404 });
    const redemption = await rest.post(`/members/${customer}/redemptions`, { reward: "small" });
    expect(await rest.get(`/redemptions/${String(redemption.body["id"])}`, { key })).toMatchObject({ status: 404 });
    await rest.post("/members", { customerId: customer, termsVersion: "1" }, { key });
    expect((await rest.get(`/members/${customer}`, { key })).body["balance"]).toMatchObject({ held: 0 });
    expect((await rest.get(`/members/${customer}`)).body["balance"]).toMatchObject({ available: 40, held: 60 });
  });
});

describe("what is wrong is said", () => {
  it("an address that version 1 does not have, and a method that an address does not take", async () => {
    expect(anyOther().status).toBe(404);
    const answer = await rest.call("PUT", "/members");
    expect(answer).toMatchObject({ status: 405, body: { code: "method_not_allowed" } });
    expect(answer.headers.get("allow")).toBe("GET, HEAD, POST");
  });

  it("a body that is no JSON, a field that is missing, an id that cannot be one", async () => {
    expect(await rest.post("/members", "{")).toMatchObject({ status: 400, body: { code: "malformed_body" } });
    const faults = (await rest.post("/members", "")).body["faults"] as Array<{ path: string }>;
    expect(faults.map(({ path }) => path)).toEqual(["customerId", "termsVersion"]);
    expect(await rest.get("/members/none")).toMatchObject({ status: 404 });
    expect(await rest.get("/members/99999999999999999999")).toMatchObject({ status: 404 });
    expect(await rest.get("/members?limit=251")).toMatchObject({ status: 422, body: { faults: [{ path: "limit" }] } });
    expect(await rest.get("/members?cursor=nonsense")).toMatchObject({ status: 422 });
    expect(await rest.post("/members", { customerId: 7, termsVersion: "1" })).toMatchObject({ status: 422 });
  });
});

describe("members", () => {
  it("join, leave, are blocked and unblocked", async () => {
    const joined = await rest.post("/members", { customerId: "8001", termsVersion: "2026-01" });
    expect(joined).toMatchObject({ status: 201, body: { customerId: "8001", status: "active", balance: { pending: 50 } } });
    expect(await rest.post("/members/8001/block")).toMatchObject({ status: 200, body: { status: "blocked" } });
    expect(await rest.post("/members/8001/redemptions", { reward: "small" })).toMatchObject({
      status: 409,
      body: { code: "member_not_active" },
    });
    expect(await rest.post("/members/8001/unblock")).toMatchObject({ status: 200, body: { status: "active" } });
    expect(await rest.post("/members/8001/leave")).toMatchObject({ status: 200, body: { status: "left" } });
    expect(await rest.get("/members?status=left")).toMatchObject({ body: { items: [{ customerId: "8001" }], nextCursor: null } });
    expect(await rest.post("/members/4040404/leave")).toMatchObject({ status: 404 });
  });

  it("are listed page by page, each once", async () => {
    for (const points of [1, 2, 3, 4, 5]) await shop.member(points);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await rest.get(`/members?limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
      seen.push(...(page.body["items"] as Array<{ customerId: string }>).map(({ customerId }) => customerId));
      cursor = page.body["nextCursor"] as string | null;
    } while (cursor !== null);
    expect(seen.length).toBeGreaterThanOrEqual(5);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("have transfers, newest first with their sentences, and lots", async () => {
    const customer = await shop.member(100);
    await rest.post(`/members/${customer}/adjustments`, { amount: 20, reason: "goodwill" });
    const transfers = (await rest.get(`/members/${customer}/transfers?limit=1`)).body;
    expect(transfers["items"]).toMatchObject([
      { kind: "adjust", from: "issued", to: "available", amount: 20, explanation: { en: "20 points added by the shop" } },
    ]);
    expect(transfers["nextCursor"]).not.toBeNull();
    const lots = (await rest.get(`/members/${customer}/lots`)).body;
    expect((lots["items"] as unknown[]).length).toBe(2);
  });
});

describe("adjustments", () => {
  it("add, take, refuse below what is there, and are undone once", async () => {
    const customer = await shop.member(100);
    const taken = await rest.post(`/members/${customer}/adjustments`, { amount: -50, reason: "mistake" });
    expect(taken).toMatchObject({ status: 201, body: { customerId: customer, amount: -50, reverses: null, balance: { available: 50 } } });
    expect(await rest.post(`/members/${customer}/adjustments`, { amount: -51, reason: "more" })).toMatchObject({
      status: 409,
      body: { code: "insufficient_points" },
    });
    const id = String(taken.body["id"]);
    expect(await rest.post(`/adjustments/${id}/reverse`)).toMatchObject({
      status: 201,
      body: { amount: 50, reverses: id, balance: { available: 100 } },
    });
    expect(await rest.post(`/adjustments/${id}/reverse`)).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(await rest.post("/adjustments/019a9c5e-0000-7000-8000-000000000001/reverse")).toMatchObject({ status: 404 });
    expect(await rest.post(`/members/${customer}/adjustments`, { amount: 0, reason: "none" })).toMatchObject({ status: 422 });
    expect(await rest.post(`/members/${customer}/adjustments`, { amount: 1.5, reason: "none" })).toMatchObject({ status: 422 });
  });
});

describe("the program", () => {
  it("is read and published; another version live is refused, and so is what it cannot be", async () => {
    const held = await rest.get("/program");
    expect(held.headers.get("etag")).toBe('"1"');
    const published = await rest.put("/program", held.body["document"], { headers: { "if-match": '"1"' } });
    expect(published).toMatchObject({ status: 200, body: { version: 2, document: held.body["document"] } });
    expect(await rest.put("/program", held.body, { headers: { "if-match": "1" } })).toMatchObject({
      status: 412,
      body: { code: "version_conflict", version: 2 },
    });
    expect(await rest.put("/program", held.body)).toMatchObject({ status: 200, body: { version: 3 } });
    const broken = { ...(held.body["document"] as object), currency: "pounds", rewards: [{ key: "x" }] };
    const faults = (await rest.put("/program", broken)).body["faults"] as Array<{ path: string; message: string }>;
    expect(faults.map(({ path }) => path)).toContain("currency");
    for (const { message } of faults) expect(message).not.toBe("");
  });
});

describe("events", () => {
  it("earn what their rule says, within its limit, and say why not", async () => {
    const { document } = (await rest.get("/program")).body as { document: { earning: object[] } };
    const review = { key: "review", title: { en: "Review" }, on: "event", type: "review", points: "30", limit: { times: 1, every: "day" } };
    expect(await rest.put("/program", { ...document, earning: [...document.earning, review] })).toMatchObject({ status: 200 });
    const customer = await shop.member(0);
    const event = { customerId: customer, type: "review", occurredAt: new Date().toISOString() };
    expect(await rest.post("/events", event)).toMatchObject({
      status: 201,
      body: { points: 30, explanation: { codes: [{ code: "event" }] } },
    });
    expect(await rest.post("/events", event)).toMatchObject({
      status: 201,
      body: { points: 0, explanation: { codes: [{ code: "limit-reached" }] } },
    });
    expect((await rest.get(`/members/${customer}`)).body["balance"]).toMatchObject({ pending: 30 });
    expect(await rest.post("/events", { ...event, type: "dance" })).toMatchObject({ status: 422, body: { faults: [{ path: "type" }] } });
    expect(await rest.post("/events", { ...event, occurredAt: "2099-01-01T00:00:00Z" })).toMatchObject({ status: 422 });
    expect(await rest.post("/events", { ...event, customerId: "4040404" })).toMatchObject({ status: 404 });
  });

  it("with an id of the caller's are one for ever; a review reaches its rules and is never asked how it rated", async () => {
    const { document } = (await rest.get("/program")).body as { document: { earning: Array<{ key: string }> } };
    const others = document.earning.filter(({ key }) => key !== "review");
    const reviewed = { key: "stars", title: { en: "Review" }, on: "review", points: "15" };
    expect(await rest.put("/program", { ...document, earning: [...others, reviewed] })).toMatchObject({ status: 200 });
    const [customer, other] = [await shop.member(0), await shop.member(0)];
    const event = { id: uuid(), customerId: customer, type: "review", rating: 1 };
    const first = await rest.post("/events", event);
    expect(first).toMatchObject({ status: 201, body: { id: event.id, points: 15, explanation: { codes: [{ code: "review" }] } } });
    expect(await rest.post("/events", { ...event, rating: 5 })).toMatchObject({ status: 201, body: { points: 15 } });
    expect((await rest.get(`/members/${customer}`)).body["balance"]).toMatchObject({ pending: 15 });
    expect(await rest.post("/events", { ...event, customerId: other })).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(await rest.post("/events", { ...event, id: uuid() })).toMatchObject({ body: { points: 15 } });
    expect((await rest.get(`/members/${customer}`)).body["balance"]).toMatchObject({ pending: 30 });
  });
});

describe("orders", () => {
  it("say what they earned and why", async () => {
    const customer = await shop.member(0);
    const order = await shop.order(customer, [], "10.00");
    expect(await rest.get(`/orders/${order}`)).toMatchObject({ status: 404 });
    await shop.hear(order);
    expect(await rest.get(`/orders/${order}`)).toMatchObject({
      status: 200,
      body: { orderId: order, customerId: customer, points: { granted: 40, reversed: 0 }, explanation: { codes: [{ code: "earned" }] } },
    });
  });
});

describe("dead letters", () => {
  it("are listed without their bodies, and tried again when asked", async () => {
    const [row] = await systemSql<{ id: string }>(
      `insert into webhook_event (shop_domain, topic, event_id, body, dead_at, error) values ($1, 'orders/paid', 'e1', 'x', now(), 'no order') returning id`,
      [shop.domain],
    );
    const id = row?.id ?? "";
    const letters = await rest.get("/health/dead-letters");
    expect(letters.body["items"]).toMatchObject([{ id, topic: "orders/paid", error: "no order" }]);
    expect(await rest.post(`/health/dead-letters/${id}/retry`)).toMatchObject({ status: 202, body: { id, queued: true } });
    expect(await rest.get("/health/dead-letters")).toMatchObject({ body: { items: [] } });
    expect(await rest.post(`/health/dead-letters/${id}/retry`)).toMatchObject({ status: 404 });
  });
});
