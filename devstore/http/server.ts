import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerAdmin } from "../admin/answer-admin";
import { answerControl } from "../control/answer";
import { answerExtensionHost } from "../extensions/answer-host";
import { answerPos } from "../pos/answer-pos";
import type { Store } from "../store-parts";
import { answerStorefront } from "../storefront/answer-storefront";
import { carryHotUpdates } from "./hot-updates";
import { answerShop } from "./shop-request";

const LARGEST = 5_000_000;

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST) throw new RangeError("The body is too large.");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function requestOf(incoming: IncomingMessage, shop: string | undefined, signal: AbortSignal): Promise<Request> {
  const method = incoming.method ?? "GET";
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (typeof value === "string") headers.set(name, value);
  // as Shopify tells its apps where a shopper asks from; a browser that names an address itself stands for one elsewhere
  if (!headers.has("x-forwarded-for") && incoming.socket.remoteAddress) headers.set("x-forwarded-for", incoming.socket.remoteAddress);
  const body = method === "GET" || method === "HEAD" ? {} : { body: new Uint8Array(await bodyOf(incoming)) };
  return new Request(`http://${shop ?? incoming.headers.host ?? "localhost"}${incoming.url ?? "/"}`, { method, headers, signal, ...body });
}

async function answer(store: Store, incoming: IncomingMessage, signal: AbortSignal): Promise<Response> {
  const forwarded = incoming.headers["x-forwarded-host"];
  const shop = typeof forwarded === "string" && store.world.state.shop(forwarded) ? forwarded : undefined;
  const request = await requestOf(incoming, shop, signal);
  if (shop !== undefined || incoming.url?.startsWith("/admin/api/") || incoming.url?.startsWith("/admin/oauth/")) {
    return answerShop(store.world.state, store.api, store.app, shop ?? String(forwarded), request);
  }
  if (incoming.url?.startsWith("/control/")) return answerControl(store.control, request);
  return (
    (await answerExtensionHost(store, request)) ??
    (await answerPos(store, request)) ??
    (await answerAdmin(store, request)) ??
    (await answerStorefront(store, request)) ??
    new Response("Not found", { status: 404 })
  );
}

async function serve(store: Store, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  let response: Response;
  let body: ArrayBuffer;
  try {
    response = await answer(store, incoming, gone.signal);
    // within the same care: the app's answer breaks off where the browser leaves in the middle of it
    body = await response.arrayBuffer();
  } catch (error) {
    response = Response.json({ error: error instanceof Error ? error.message : String(error) }, { status: 500 });
    body = await response.arrayBuffer();
  }
  if (gone.signal.aborted) return;
  for (const [name, value] of response.headers) if (name !== "set-cookie") outgoing.setHeader(name, value);
  outgoing.setHeader("set-cookie", response.headers.getSetCookie());
  outgoing.writeHead(response.status);
  outgoing.end(Buffer.from(body));
}

/** One server for all of it. Requests to a shop name it in `x-forwarded-host`; everything else is the stand-in's own. */
export function makeServer(store: Store): Server {
  // longer than any client keeps a connection: one that is closed while it is asked again resets what is asked
  const server = createServer({ keepAliveTimeout: 120_000 }, (incoming, outgoing) => void serve(store, incoming, outgoing));
  carryHotUpdates(server, store.appUrl);
  return server;
}
