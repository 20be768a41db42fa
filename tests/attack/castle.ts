import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import { createStore, type DevStore } from "../../devstore/create-store";
import { makeLog } from "../../app/base/log.server";
import { singleton } from "../../app/base/singleton";
import { findDiscountByCode } from "../../app/shopify/discounts.server";
import { remixListener, webServer } from "../../app/server";
import { useDatabase, type TestDatabase } from "../support/database";
import { openGate, type Gate } from "../support/gate";
import { caller, type Caller } from "./ask";
import { settle, type Settlement } from "./settlement";

/** The app as it is built, at a port of its own, with two shops: the one that intruders belong to, and the one that they are after. */
export interface Castle extends TestDatabase {
  readonly ask: Caller;
  readonly store: DevStore;
  /** whose people try */
  readonly home: Settlement;
  /** whose things they should not see */
  readonly away: Settlement;
  /** what the app logged so far, every level of it */
  readonly logged: string[];
  /** nobody has asked for anything within the last minute */
  calm(): void;
}

const nothing = (): Promise<never> => Promise.resolve(undefined as never);

/** For tests: a castle for the whole file. */
export function useCastle(): Castle {
  const database = useDatabase({ connections: 12 });
  const castle = {
    ...database,
    logged: [] as string[],
    calm: () => singleton("proxy-rate", () => new Map()).clear(),
  } as { -readonly [Key in keyof Castle]: Castle[Key] };
  let server: Server | undefined;
  let gate: Gate | undefined;
  beforeAll(async () => {
    // as production runs: what went wrong is for the log, never for who asked
    process.env["NODE_ENV"] = "production";
    castle.store = createStore({
      dataDir: null,
      appUrl: "http://localhost:3000",
      apiKey: "local-key",
      apiSecret: "local-secret",
      control: { moveClock: nothing, now: () => Promise.resolve(new Date()), sweep: nothing, backlog: () => Promise.resolve(0) },
      unthrottled: true,
    });
    gate = await openGate(castle.store);
    process.env["SHOPIFY_VIA"] = gate.url;
    const kept = (globalThis as unknown as { __fidelio?: Map<string, unknown> }).__fidelio;
    for (const name of ["environment", "log", "shopify-app"]) kept?.delete(name);
    singleton("log", () => makeLog({ write: (line) => void castle.logged.push(line) }, "trace"));
    castle.home = await settle(castle.store, "demo.myshopify.com", "HOMEBODY", 7_100_000_000_000);
    castle.away = await settle(castle.store, "demo-fr.myshopify.com", "FARAWAY", 8_200_000_000_000);
    await findDiscountByCode(castle.home.domain, "WARM-UP");
    server = webServer(await remixListener(undefined));
    await new Promise<void>((listening) => server!.listen(0, "127.0.0.1", listening));
    castle.ask = caller((server.address() as AddressInfo).port);
  }, 180_000);
  afterAll(async () => {
    castle.ask.close();
    server?.closeAllConnections();
    await new Promise((closed) => (server ? server.close(closed) : closed(null)));
    await gate?.close();
    await castle.store.close();
  });
  return castle;
}
