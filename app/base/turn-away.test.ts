import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { beforeEach, describe, expect, it } from "vitest";
import { askedFromHeader } from "./network";
import { singleton } from "./singleton";
import { isTurnedAway, noteAskedFrom } from "./turn-away.server";

beforeEach(() => singleton("proxy-rate", () => new Map()).clear());

/** An answer that ends with a status; what was written of it by itself. */
function answer(status = 200) {
  const written: { status?: number; headers?: Record<string, string> } = {};
  const response = Object.assign(new EventEmitter(), {
    statusCode: status,
    writeHead: (code: number, headers: Record<string, string>) => {
      Object.assign(written, { status: code, headers });
      return { end: () => undefined };
    },
  });
  return { response: response as unknown as ServerResponse, written };
}

function ask(path: string, from: string | null, status: number) {
  const { response, written } = answer(status);
  const away = isTurnedAway(path, from, response);
  response.emit("finish");
  return { away, ...written };
}

describe("who brings wrong tokens", () => {
  it("waits after three hundred of them, readable for an extension; others and other doors do not", () => {
    for (let n = 0; n < 300; n++) expect(ask("/extension/redeem", "203.0.113.7", 401).away).toBe(false);
    const { away, status, headers } = ask("/app/members", "203.0.113.7", 200);
    expect([away, status, headers?.["access-control-allow-origin"]]).toEqual([true, 429, "*"]);
    expect(Number(headers?.["retry-after"])).toBeGreaterThan(0);
    expect(ask("/app/members", "203.0.113.8", 200).away).toBe(false);
    for (const path of ["/proxy/summary", "/api/v1/members", "/assets/a.js"]) expect(ask(path, "203.0.113.7", 200).away).toBe(false);
  });

  it("is not counted for what was let in, nor on a machine by itself", () => {
    for (let n = 0; n < 1_000; n++) ask("/app", "203.0.113.7", 200);
    for (let n = 0; n < 1_000; n++) ask("/app", null, 401);
    expect([ask("/app", "203.0.113.7", 200).away, ask("/app", null, 200).away]).toEqual([false, false]);
  });
});

it("where a request comes from is noted in place of what the client said of itself", () => {
  const request = (headers: Record<string, string>, remoteAddress: string) =>
    ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;
  const outside = request({ "x-forwarded-for": "6.6.6.6, 203.0.113.7", [askedFromHeader]: "6.6.6.6" }, "10.0.0.1");
  expect([noteAskedFrom(outside, 1), outside.headers[askedFromHeader]]).toEqual(["203.0.113.7", "203.0.113.7"]);
  const inside = request({ [askedFromHeader]: "6.6.6.6" }, "127.0.0.1");
  expect([noteAskedFrom(inside, 1), inside.headers[askedFromHeader]]).toEqual([null, undefined]);
});
