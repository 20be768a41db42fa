import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { storeSql } from "../../../app/intake/inbox.server";

/** Part (b), B: a bare node:http server with the same HMAC, table and statement, one insert a request. */
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 10 });
const secret = process.env["SHOPIFY_API_SECRET"]!;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    const given = Buffer.from(String(request.headers["x-shopify-hmac-sha256"]), "base64");
    const own = createHmac("sha256", secret).update(body).digest();
    if (given.length !== own.length || !timingSafeEqual(given, own)) return void response.writeHead(401).end();
    const header = (name: string) => request.headers[`x-shopify-${name}`] ?? null;
    const values = ["shop-domain", "topic", "event-id", "webhook-id", "api-version", "triggered-at"].map(header);
    pool.query({ name: "store_event", text: storeSql(1), values: [...values, body] }).then(
      () => response.writeHead(200).end(),
      () => response.writeHead(503).end(),
    );
  });
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as { port: number }).port }));
