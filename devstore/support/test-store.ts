import type { AppControl } from "../control/app-control";
import { createStore, type DevStore, type StoreOptions } from "../create-store";

export const DEMO = "demo.myshopify.com";
export const FRENCH = "demo-fr.myshopify.com";

/** A clock and nothing else: what a store without an app can be given. */
export function idleControl(): AppControl {
  return {
    moveClock: () => Promise.resolve(),
    now: () => Promise.resolve(new Date()),
    sweep: () => Promise.resolve({ repaired: [] }),
    backlog: () => Promise.resolve(0),
  };
}

/** A store in memory that delivers nothing until told to. */
export function testStore(options: Partial<StoreOptions> = {}): DevStore {
  return createStore({
    dataDir: null,
    appUrl: "http://127.0.0.1:1",
    apiKey: "local-key",
    apiSecret: "local-secret",
    control: idleControl(),
    retryScale: 0.0001,
    ...options,
  });
}

export interface GraphqlAnswer {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever they asked for
  data?: any;
  errors?: Array<{ message: string; extensions?: { code?: string } }>;
  extensions: { cost: { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: { currentlyAvailable: number } } };
}

/** Asks the Admin API as an app does, with a token of its own. */
export async function ask(
  store: DevStore,
  shop: string,
  query: string,
  variables: Record<string, unknown> = {},
  more: { scopes?: string[]; operationName?: string } = {},
): Promise<GraphqlAnswer> {
  const answer = await store.handle(
    new Request(`https://${shop}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Shopify-Access-Token": store.accessToken(shop, more.scopes) },
      body: JSON.stringify({ query, variables, ...(more.operationName ? { operationName: more.operationName } : {}) }),
    }),
  );
  return (await answer.json()) as GraphqlAnswer;
}

/** Posts to the control API in-process. */
export async function control(url: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    ...(body === undefined
      ? {}
      : { body: typeof body === "string" ? body : JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
