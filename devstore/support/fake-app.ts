import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface FakeApp {
  url: string;
  /** webhooks, in the order that they came */
  received: Received[];
  /** REST paths that were posted to */
  posted: string[];
  /** what webhooks are answered */
  status: number;
  close(): Promise<void>;
}

/** An app that takes every webhook and whose members have all the points in the world. */
export async function fakeApp(): Promise<FakeApp> {
  const app: FakeApp = { url: "", received: [], posted: [], status: 200, close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      if (request.url === "/webhooks") {
        app.received.push({ headers: request.headers, body: Buffer.concat(parts) });
        response.writeHead(app.status).end();
        return;
      }
      if (request.method === "POST") app.posted.push(request.url ?? "");
      const program = { document: { rewards: [{ key: "five-off", kind: "amount", cost: 200 }] } };
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(request.url?.endsWith("/program") ? program : { status: "active", balance: { available: 1_000 } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  app.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return app;
}
