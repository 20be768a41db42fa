import { readdirSync } from "node:fs";
import { expect } from "vitest";
import { useShop } from "../../redemptions/redemptions.fixture";
import { createApiKey } from "../../db/api-keys.server";
import type { ApiScope } from "../../db/api-scopes";
import { problem as problemSchema } from "./schemas/parts";
import type { Handler } from "./serve.server";

interface RouteModule {
  loader: Handler | (() => Response);
  action: Handler | (() => Response);
}

export interface RestRoute {
  file: string;
  /** as the OpenAPI document writes it, under /api/v1 */
  path: string;
  load(): Promise<RouteModule>;
}

const folder = "app/routes";

/** The address of a route file, by Remix's own names: `api.v1.members.$id.ts` is `/members/{id}`. */
const pathOf = (file: string): string =>
  `/${file
    .slice("api.v1.".length, -".ts".length)
    .replaceAll("[.]", "\u0000")
    .replaceAll(".", "/")
    .replaceAll("\u0000", ".")
    .replace(/\$(\w+)/gu, "{$1}")}`;

/** For tests: every route file of version 1, as it lies in the folder. */
export function restRoutes(): RestRoute[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith("api.v1.") && file !== "api.v1.$.ts")
    .sort()
    .map((file) => ({ file, path: pathOf(file), load: () => import(/* @vite-ignore */ `../${file}`) as Promise<RouteModule> }));
}

export interface Said {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

export interface Asking {
  body?: unknown;
  /** Idempotency-Key */
  once?: string;
  headers?: Record<string, string>;
  /** another bearer key, or none */
  key?: string | null;
}

/** Calls the route that Remix would call, with a real Request, and holds its answer to the schema that it is documented with. */
export async function callRoute(method: string, address: string, key: string | null, asking: Asking = {}): Promise<Said> {
  const url = new URL(`/api/v1${address}`, "http://localhost:3000");
  const parts = url.pathname.slice("/api/v1".length).split("/");
  const matches = restRoutes().map((route) => ({ route, params: match(route.path.split("/"), parts) }));
  const found = matches.find(({ params }) => params !== null);
  if (!found) throw new Error(`No route for ${address}`);
  const module = await found.route.load();
  const handler = method === "GET" ? module.loader : module.action;
  const request = new Request(url, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(asking.once ? { "idempotency-key": asking.once } : {}),
      ...asking.headers,
    },
    ...(asking.body === undefined ? {} : { body: typeof asking.body === "string" ? asking.body : JSON.stringify(asking.body) }),
  });
  const response = await (handler as Handler)({ request, params: found.params ?? {} });
  const body = (await response.json()) as Record<string, unknown>;
  conform(handler as Handler, method, response, body);
  return { status: response.status, body, headers: response.headers };
}

function match(pattern: string[], parts: string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [place, piece] of pattern.entries()) {
    const name = /^\{(\w+)\}$/u.exec(piece)?.[1];
    if (name) params[name] = decodeURIComponent(parts[place] ?? "");
    else if (piece !== parts[place]) return null;
  }
  return params;
}

/** Every answer of every test has the shape that the OpenAPI document promises, and nothing beside it. */
function conform(handler: Handler, method: string, response: Response, body: unknown): void {
  if (response.status >= 400) {
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(problemSchema.safeParse(body).error?.issues ?? []).toEqual([]);
    expect((body as { status: number }).status).toBe(response.status);
    return;
  }
  const shape = handler.endpoints.find((endpoint) => endpoint.method === method)?.answers[response.status];
  expect(shape, `${method} answered ${response.status}, which is not documented`).toBeDefined();
  const read = shape?.schema.safeParse(body);
  expect(read?.error?.issues ?? []).toEqual([]);
  expect(read?.data, "the answer holds more than its schema").toEqual(body);
}

/** A shop with REST: `api.get("/members")`, under a key that may do everything. */
export function useRest() {
  const shop = useShop();
  let key: string | undefined;
  const call = async (method: string, address: string, asking: Asking = {}): Promise<Said> => {
    key ??= (await createApiKey(shop.id, { label: "test" })).key;
    return callRoute(method, address, asking.key === undefined ? key : asking.key, asking);
  };
  return {
    shop,
    get: (address: string, asking?: Asking) => call("GET", address, asking),
    post: (address: string, body: unknown = {}, asking: Asking = {}) => call("POST", address, { body, ...asking }),
    put: (address: string, body: unknown, asking: Asking = {}) => call("PUT", address, { body, ...asking }),
    call,
    keyWith: async (...scopes: ApiScope[]) => (await createApiKey(shop.id, { label: "some", scopes })).key,
  };
}
