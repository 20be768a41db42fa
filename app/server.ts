import { existsSync, realpathSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { answerHeaders } from "./base/answer-headers";
import { environment } from "./base/environment.server";
import { log } from "./base/log.server";
import { withinLog } from "./base/log-context.server";
import { endWhenTold } from "./base/process-end.server";
import { record, startTelemetry, telemetryIsOn } from "./base/telemetry.server";
import { closeDatabase, openDatabase } from "./db/client.server";
import { assertMigrated } from "./db/migrated.server";
import { checkRole } from "./db/role.server";
import { isTurnedAway, noteAskedFrom } from "./base/turn-away.server";
import { acceptWebhook } from "./intake/accept-webhook.server";
import { health } from "./intake/health.server";

/** Longer than balancers keep an idle connection (a minute): one that we closed would lose the request that is on its way. */
const keptIdleMs = 75_000;

/** For so long what is under way may go on after the process was told to end: less than the half minute after which it would be killed. */
const lastAnswersMs = 20_000;

/**
 * Answers `/webhooks` and `/healthz` on bare node:http and gives everything else to `rest`: Remix, or nothing in a test.
 * Shopify's webhooks come by the thousand and must not wait for a framework.
 */
export function webServer(rest: RequestListener): Server {
  const { APP_URL, PROXY_HOPS: hops } = environment();
  const secure = APP_URL.startsWith("https:");
  // by far the most requests
  const ofWebhooks = answerHeaders("/webhooks", secure);
  const server = createServer({ keepAliveTimeout: keptIdleMs }, (request, response) => {
    // told to end: what is asked on a connection that stands is answered, and asked elsewhere next time
    if (!server.listening) response.setHeader("connection", "close");
    const path = request.url?.split("?", 1)[0] ?? "/";
    for (const [name, value] of path === "/webhooks" ? ofWebhooks : answerHeaders(path, secure)) response.setHeader(name, value);
    if (telemetryIsOn()) measureAnswer(path, response);
    // without a proxy before us whoever connects is whom a request comes from
    request.headers["x-forwarded-for"] ??= request.socket.remoteAddress;
    if (path === "/webhooks") acceptWebhook(request, response).catch((error: unknown) => fail(error, response));
    else if (path === "/healthz") answerHealth(request, response).catch((error: unknown) => fail(error, response));
    else if (isTurnedAway(path, noteAskedFrom(request, hops), response)) return;
    else withinLog({ request: nameRequest(request, response) }, () => rest(request, response));
  });
  return server;
}

/** By what a page's or a program's question is found in the log: the name that a balancer gave it, or one of ours, told in the answer too. */
function nameRequest(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers["x-request-id"];
  const name = typeof given === "string" && /^[\w-]{8,64}$/u.test(given) ? given : randomUUID();
  response.setHeader("x-request-id", name);
  return name;
}

/** A stranger may ask for anything: what is no door of ours is counted together. */
const doors = new Set(["api", "app", "assets", "auth", "extension", "healthz", "proxy", "webhooks"]);

/** How long an answer took, where somebody wants to know; by its kind of status and the first word of its path. */
function measureAnswer(path: string | undefined, response: ServerResponse): void {
  const began = performance.now();
  response.once("finish", () => {
    const door = path?.split("/", 2)[1] ?? "";
    const attributes = { door: doors.has(door) ? door : "other", status: `${Math.floor(response.statusCode / 100)}xx` };
    record("fidelio.answer.duration", "ms", performance.now() - began, attributes);
  });
}

async function answerHealth(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  const state = await health();
  response.writeHead(state.ok ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(request.method === "HEAD" ? undefined : JSON.stringify(state));
}

function fail(error: unknown, response: ServerResponse): void {
  log.error({ err: error }, "a request failed");
  if (!response.headersSent) response.writeHead(500);
  response.end();
}

/** What no page of ours is asked by: verbs that a `Request` does not take, and hosts and paths that make no address. */
const refuseNonsense: RequestHandler = (request, response, next) => {
  const { method, headers, url } = request;
  if (!verbs.has(method)) response.writeHead(405, { allow: [...verbs].join(", ") }).end();
  else if (url.length > longestAddress || manyPaths.test(url)) response.writeHead(414).end();
  else if (!URL.canParse(`http://${headers.host ?? "localhost"}${url}`) || !isDecodable(url)) response.writeHead(400).end();
  else next();
};

/** A page's with all its filters is a quarter of it. */
const longestAddress = 8_192;
/** The framework reckons the routes of each path that it is asked about; no page of ours links to as many. */
const manyPaths = /^\/__manifest\?(?:[^&]*&){300}/u;

const verbs = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** What express would answer tells where the fault lies; that is for the log. It knows an error's handler by its four parameters. */
const answerFault: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  const refused = typeof error.status === "number" && error.status >= 400 && error.status < 500;
  if (!refused) return fail(error, response);
  if (!response.headersSent) response.writeHead(error.status!);
  response.end();
};

/**
 * Remix behind express, with the files of the browser's build. In development Vite builds both as they are asked for, and
 * tells the browser of changes through the server `hot`: on a port of its own it would listen to the whole network.
 */
export async function remixListener(hot: Server | undefined): Promise<RequestListener> {
  const app = express();
  // addresses are Remix's to read: what reads them here is one more thing to be fooled
  app.set("query parser", false);
  app.all("*", refuseNonsense);
  app.disable("x-powered-by");
  if (hot) {
    const vite = await (await import("vite")).createServer({ server: { middlewareMode: true, hmr: { server: hot } } });
    app.use(vite.middlewares);
    app.all("*", createRequestHandler({ build: async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild }));
    return app;
  }
  const built = resolve("build/server/index.js");
  if (!existsSync(built)) throw new Error("The pages are not built: run `npm run build` first.");
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y", fallthrough: true }));
  app.use(express.static("build/client", { maxAge: "1h" }));
  const build = (await import(pathToFileURL(built).href)) as ServerBuild;
  app.all("*", createRequestHandler({ build, mode: "production" }));
  app.use(answerFault);
  return app;
}

/** Starts the web process: settings, a database that is migrated, an ordinary role, then the port. Resolves once it listens. */
export async function startWeb(options: { hot?: boolean } = {}): Promise<{ stop(): Promise<void> }> {
  const { PORT, DATABASE_URL, DATABASE_CONNECTIONS, LOCAL_MODE } = environment();
  const url = await checkRole(DATABASE_URL);
  await assertMigrated(url);
  openDatabase(url, { connections: DATABASE_CONNECTIONS });
  const telemetry = await startTelemetry("fidelio-web");
  let rest: RequestListener = () => undefined;
  const server = webServer((request, response) => rest(request, response));
  rest = await remixListener(options.hot ? server : undefined);
  await listen(server, PORT, LOCAL_MODE ? "127.0.0.1" : undefined);
  log.info({ port: PORT }, "the web process listens");
  return {
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const patience = setTimeout(() => server.closeAllConnections(), LOCAL_MODE ? 5_000 : lastAnswersMs);
      await closed;
      clearTimeout(patience);
      await telemetry.stop();
      await closeDatabase();
    },
  };
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new Error(`Port ${port} is in use: set PORT to a free one.`) : error),
    );
    server.listen(port, ...(host ? [host] : []), resolve);
  });
}

/** The process entry: `npm run web`. */
async function main(): Promise<void> {
  endWhenTold(await startWeb({ hot: process.env["NODE_ENV"] === "development" }));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
