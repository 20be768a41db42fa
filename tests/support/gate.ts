import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Moment = "before" | "after" | "meanwhile";
type Act = () => void | Promise<void>;

/** One question to the Admin API that went through: its operation and body, and for how many milliseconds it was beyond the door. */
export interface Passage {
  operation: string;
  body: string;
  milliseconds: number;
}

/** A door between processes of the app and the stand-in store, where a test stands and watches. */
export interface Gate {
  url: string;
  /**
   * Calls `act` when the app next asks for an operation, and answers nobody then: `before` the store hears of it, or `after` the
   * store has done it; `meanwhile`: done, and answered after `act`. Resolves once `act` has.
   */
  next(operation: string, moment: Moment, act: Act): Promise<void>;
  /** what is asked for is answered 503 before the store hears of it, while set */
  away: (operation: string) => boolean;
  /** told of each question that went through */
  passed: (passage: Passage) => void;
  close(): Promise<void>;
}

interface Wait {
  operation: string;
  moment: Moment;
  act: Act;
  done(): void;
  failed(error: unknown): void;
}

/** Opens a door to the store, which answers as it does everywhere. */
export async function openGate(store: { handle(request: Request): Promise<Response> }): Promise<Gate> {
  const waiting: Wait[] = [];
  const take = (operation: string, moment: Moment): Wait | undefined => {
    const place = waiting.findIndex((one) => one.operation === operation && one.moment === moment);
    return place < 0 ? undefined : waiting.splice(place, 1)[0];
  };
  const strike = async (wait: Wait, outgoing: ServerResponse): Promise<void> => {
    await Promise.resolve(wait.act()).then(wait.done, wait.failed);
    outgoing.destroy();
  };
  // as the store's own
  const server = createServer({ keepAliveTimeout: 120_000 }, (incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const began = performance.now();
    const body = await bodyOf(incoming);
    const operation = /\b(?:query|mutation)\s+(\w+)/u.exec(body.toString("utf8"))?.[1] ?? "token";
    const before = take(operation, "before");
    if (before) return strike(before, outgoing);
    if (gate.away(operation)) return void outgoing.writeHead(503).end();
    const gone = new AbortController();
    outgoing.once("close", () => gone.abort());
    const answer = await store.handle(requestOf(incoming, body, gone.signal));
    const text = Buffer.from(await answer.arrayBuffer());
    const after = take(operation, "after");
    if (after) return strike(after, outgoing);
    const meanwhile = take(operation, "meanwhile");
    if (meanwhile) await Promise.resolve(meanwhile.act()).then(meanwhile.done, meanwhile.failed);
    outgoing.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "application/json" }).end(text);
    gate.passed({ operation, body: body.toString("utf8"), milliseconds: performance.now() - began });
  }
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const gate: Gate = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: (operation, moment, act) => new Promise((done, failed) => waiting.push({ operation, moment, act, done, failed })),
    away: () => false,
    passed: () => undefined,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
  return gate;
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

function requestOf(incoming: IncomingMessage, body: Buffer, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (typeof value === "string") headers.set(name, value);
  const shop = headers.get("x-forwarded-host") ?? "";
  const method = incoming.method ?? "GET";
  return new Request(`https://${shop}${incoming.url ?? "/"}`, {
    method,
    headers,
    signal,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
}
