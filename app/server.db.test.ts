import { request as send, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../tests/support/database";
import { closeDatabase, openDatabase } from "./db/client.server";
import { webServer } from "./server";
import { signWebhook } from "./shopify/webhook-signature";

const database = useDatabase();

let server: Server;
let port: number;
beforeAll(async () => {
  server = webServer((request, response) => void response.writeHead(418).end(`from ${String(request.headers["x-forwarded-for"])}`));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as { port: number }).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function ask(path: string, method = "GET", body = "", headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = send({ port, host: "127.0.0.1", path, method, headers, agent: false }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

const consent = JSON.stringify({ customer_id: 7001 });
const webhook = () =>
  ask("/webhooks", "POST", consent, {
    "x-shopify-topic": "customers_email_marketing_consent/update",
    "x-shopify-shop-domain": "some.myshopify.com",
    "x-shopify-event-id": "consent",
    "x-shopify-hmac-sha256": signWebhook(Buffer.from(consent), "local-secret"),
  });

describe("with its database", () => {
  it("GET /healthz answers 200 with the figures of the contract", async () => {
    const { status, text } = await ask("/healthz?from=a-balancer");
    expect([status, JSON.parse(text)]).toEqual([200, { ok: true, backlog: 0, deadLetters: 0, oldestSeconds: 0 }]);
  });

  it("other methods of /healthz are refused, and other addresses are the rest's", async () => {
    expect((await ask("/healthz", "POST")).status).toBe(405);
    expect((await ask("/anything")).status).toBe(418);
  });

  it("knows where a request comes from, with a proxy before us and without", async () => {
    expect((await ask("/anything")).text).toBe("from 127.0.0.1");
    expect((await ask("/anything", "GET", "", { "x-forwarded-for": "203.0.113.7, 10.0.0.1" })).text).toBe("from 203.0.113.7, 10.0.0.1");
  });

  it("tells browsers to guess nothing and to tell no address on, whoever answers", async () => {
    for (const path of ["/healthz", "/webhooks", "/anything"]) {
      const { headers } = await fetch(`http://127.0.0.1:${port}${path}`);
      expect([headers.get("x-content-type-options"), headers.get("referrer-policy")]).toEqual(["nosniff", "same-origin"]);
    }
  });

  it("a consent of marketing comes in by the same door", async () => {
    expect((await webhook()).status).toBe(200);
    expect(JSON.parse((await ask("/healthz")).text)).toMatchObject({ backlog: 1 });
  });
});

describe("while the database is away", () => {
  beforeAll(async () => {
    await closeDatabase();
    openDatabase("postgresql://nobody@127.0.0.1:1/away");
  });
  afterAll(async () => {
    await closeDatabase();
    openDatabase(database.url());
  });

  it("GET /healthz answers 503", async () => {
    const { status, text } = await ask("/healthz");
    expect([status, (JSON.parse(text) as { ok: boolean }).ok]).toEqual([503, false]);
  });

  it("POST /webhooks answers 503, so that Shopify tries again", async () => {
    expect((await webhook()).status).toBe(503);
  });
});
