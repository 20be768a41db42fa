import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, onTestFinished } from "vitest";
import { testStore } from "../support/test-store";
import { makeServer } from "./server";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const listen = (server: Server) =>
  new Promise<string>((resolve) => {
    servers.push(server);
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });

it("outlives a browser that leaves in the middle of the app's answer", async () => {
  const lost: unknown[] = [];
  const hear = (reason: unknown) => void lost.push(reason);
  process.on("unhandledRejection", hear);
  onTestFinished(() => void process.off("unhandledRejection", hear));

  const begun = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  const appUrl = await listen(
    createServer((_request, answer) => {
      answer.write("the first half");
      answer.on("close", left.resolve);
      begun.resolve();
    }),
  );
  const store = await listen(makeServer(testStore({ appUrl }).parts));

  const leaving = new AbortController();
  const page = fetch(`${store}/app/program`, { signal: leaving.signal });
  await begun.promise;
  // the first half has come through by the time that the app is asked again
  await new Promise((resolve) => setTimeout(resolve, 100));
  leaving.abort();
  await expect(page).rejects.toThrow();
  await left.promise;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(lost).toEqual([]);
});

it("tells the app where a shopper asks from, as Shopify does", async () => {
  const from: unknown[] = [];
  const appUrl = await listen(
    createServer((request, answer) => {
      from.push(request.headers["x-forwarded-for"]);
      answer.end();
    }),
  );
  const store = await listen(makeServer(testStore({ appUrl }).parts));
  await fetch(`${store}/apps/fidelio/summary`);
  await fetch(`${store}/apps/fidelio/summary`, { headers: { "x-forwarded-for": "203.0.113.7" } });
  expect(from).toEqual(["127.0.0.1", "203.0.113.7"]);
});
