import { createServer, request as send, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ledgerState } from "../../tests/support/ledger-state";
import { useDatabase } from "../../tests/support/database";
import { systemSql } from "../db/system.server";
import { signWebhook } from "../shopify/webhook-signature";
import { acceptWebhook } from "./accept-webhook.server";
import { drainUntilEmpty } from "./drain.server";
import { eventsOf, makeShop, orderBody } from "./intake.fixture";

useDatabase();

let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((request, response) => void acceptWebhook(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as { port: number }).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

interface Given {
  body: string | Buffer;
  domain?: string;
  topic?: string;
  eventId?: string;
  webhookId?: string;
  signature?: string | null;
  method?: string;
  without?: string;
}

function post({ body, domain = "some.myshopify.com", method = "POST", ...given }: Given): Promise<number> {
  const bytes = Buffer.from(body);
  const signature = given.signature === undefined ? signWebhook(bytes, "local-secret") : given.signature;
  const headers: Record<string, string> = {
    "content-length": String(method === "POST" ? bytes.length : 0),
    "x-shopify-topic": given.topic ?? "orders/create",
    "x-shopify-shop-domain": domain,
    "x-shopify-event-id": given.eventId ?? "event",
    "x-shopify-webhook-id": given.webhookId ?? "delivery",
    ...(signature === null ? {} : { "x-shopify-hmac-sha256": signature }),
  };
  if (given.without) delete headers[given.without];
  return new Promise((resolve, reject) => {
    const request = send({ port, host: "127.0.0.1", path: "/webhooks", method, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    request.on("error", reject);
    request.end(method === "POST" ? bytes : undefined);
  });
}

const stored = async () => (await systemSql<{ n: number }>("select count(*)::int as n from webhook_event"))[0]!.n;

describe("POST /webhooks", () => {
  it("1: eight copies of one webhook at the same instant are all answered 200, and grant once", async () => {
    const shop = await makeShop();
    const body = JSON.stringify(orderBody({ id: "5001", lines: [{ id: "1", price: "10.00", quantity: 10 }] }));
    const copies = Array.from({ length: 8 }, (_, copy) =>
      post({ body, domain: shop.domain, eventId: "e1", webhookId: `delivery-${copy}` }),
    );
    expect(await Promise.all(copies)).toEqual(Array(8).fill(200));
    await Promise.all([drainUntilEmpty(), drainUntilEmpty()]);
    expect(await eventsOf(shop)).toHaveLength(1);
    expect((await ledgerState(shop.id)).members["7001"]?.balance.available).toBe(100);
  });

  it("keeps the very bytes that were signed", async () => {
    const body = Buffer.from('{ "a" :\t"é" }\n');
    expect(await post({ body, eventId: "bytes" })).toBe(200);
    const [row] = await systemSql<{ body: Buffer }>("select body from webhook_event where event_id = 'bytes'");
    expect(row?.body).toEqual(body);
  });

  it.each([
    ["a wrong signature", { signature: signWebhook("other", "local-secret") }, 401],
    ["a signature under another secret", { signature: signWebhook("{}", "another") }, 401],
    ["no signature", { signature: null }, 401],
    ["a signature that is none", { signature: "*" }, 401],
    ["no topic", { without: "x-shopify-topic" }, 400],
    ["no shop", { without: "x-shopify-shop-domain" }, 400],
    ["another method", { method: "GET" }, 405],
  ])("refuses %s and stores nothing", async (_, given, status) => {
    const before = await stored();
    expect(await post({ body: "{}", eventId: "refused", ...given })).toBe(status);
    expect(await stored()).toBe(before);
  });

  it("refuses a body of more than 10 MB without reading it to the end", async () => {
    const before = await stored();
    expect(await post({ body: Buffer.alloc(10 * 1024 * 1024 + 1), eventId: "huge" }).catch(() => 413)).toBe(413);
    expect(await stored()).toBe(before);
  });

  it("takes what it cannot read: a signed event is never lost", async () => {
    const before = await stored();
    expect(await post({ body: "no JSON", eventId: "no-json", topic: "nobody/knows", domain: "nobody.myshopify.com" })).toBe(200);
    expect(await stored()).toBe(before + 1);
  });
});
