import fc from "fast-check";
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { inShop } from "../../app/db/tenancy.server";
import { drainUntilEmpty } from "../../app/intake/drain.server";
import { audit } from "../../app/ledger/audit.server";
import { signWebhook } from "../../app/shopify/webhook-signature";
import type { Asked } from "./ask";
import { useCastle } from "./castle";
import { faultsOf, told } from "./judge";
import { nastyRequest } from "./nasty";
import { builtRoutes, type Area, type Route } from "./routes";
import { webhookBodies, webhookTopics } from "./webhooks";
import { vocabularyOf } from "./words";

/**
 * What programs stumble over, sent by who may ask to every door of a surface: it is never our fault, tells nothing of another shop and
 * nothing of our inside, and the books still agree. `LONG=1` sends ten thousand to each surface.
 */
const castle = useCastle();
const count = process.env["LONG"] ? 10_000 : 1_000;
const seed = Number(process.env["SEED_OF_INPUTS"] ?? 20261122);

let routes: Route[] = [];
beforeAll(async () => {
  routes = await builtRoutes();
});

/** Sends them, eight at a time, and answers what was wrong with what came back. */
async function faultsOfAll(asked: readonly Asked[], hidden: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  const waiting = [...asked];
  const send = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined && faults.length < 10; next = waiting.pop()) {
      castle.calm();
      const wrong = faultsOf(next, await castle.ask(next), hidden);
      if (wrong.length > 0) faults.push(`${told(next)}: ${wrong.join("; ")}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, send));
  return faults;
}

/** Lines that say that something happened which nobody foresaw. */
const alarms = (since: number) => castle.logged.slice(since).filter((line) => /"level":"(?:error|fatal)"/u.test(line));

const surfaces: Area[] = ["proxy", "extension", "staff", "rest", "admin"];

describe.each(surfaces)("bad input to %s", (area) => {
  it(`${count} times: no fault of ours, no byte of another shop's, and the books agree`, { timeout: 1_200_000 }, async () => {
    const doors = routes.filter((route) => route.area === area);
    const hidden = await castle.away.secrets();
    const before = await castle.away.state();
    const each = doors.map((route) => nastyRequest(route, vocabularyOf(route.id), castle.home, castle.away));
    const asked = fc.sample(fc.oneof(...each), { seed, numRuns: count });
    const since = castle.logged.length;
    expect(await faultsOfAll(asked, hidden)).toEqual([]);
    expect(alarms(since).slice(0, 5)).toEqual([]);
    expect(await castle.away.state()).toBe(before);
    for (const shop of [castle.home, castle.away]) expect((await inShop(shop.shopId, audit)).ok).toBe(true);
  });
});

describe("bad input to the webhooks", () => {
  it(`${count} times: stored or refused, drained, and the books agree`, { timeout: 1_200_000 }, async () => {
    const hidden = await castle.away.secrets();
    const before = await castle.away.state();
    const bodies = fc.sample(fc.record({ body: webhookBodies(castle.home), topic: fc.constantFrom(...webhookTopics), sign: fc.nat(9) }), {
      seed,
      numRuns: count,
    });
    const asked = bodies.map(({ body, topic, sign }, place): Asked => {
      const headers = {
        "x-shopify-topic": topic,
        "x-shopify-shop-domain": castle.home.domain,
        "x-shopify-event-id": createHash("sha256").update(`${place}`).digest("hex"),
        // one in ten is somebody else's
        "x-shopify-hmac-sha256": signWebhook(Buffer.from(body), sign === 0 ? "another-secret" : "local-secret"),
      };
      return { method: "POST", path: "/webhooks", headers, body };
    });
    const since = castle.logged.length;
    expect(await faultsOfAll(asked, hidden)).toEqual([]);
    await drainUntilEmpty();
    expect(alarms(since).slice(0, 5)).toEqual([]);
    expect(await castle.away.state()).toBe(before);
    for (const shop of [castle.home, castle.away]) expect((await inShop(shop.shopId, audit)).ok).toBe(true);
  });
});

describe("the log of all that", () => {
  it("holds no secret, and nobody's name, address or code", async () => {
    const all = castle.logged.join("\n");
    const shops = [castle.home, castle.away];
    const secrets = ["local-secret", "local-mode-hash-key", "Bearer ", "eyJ", "@example.com", ...shops.map(({ key }) => key)];
    const tokens = shops.map(({ domain }) => castle.store.accessToken(domain));
    const words = (await Promise.all(shops.map((shop) => shop.secrets()))).flat().filter((word) => !/^[0-9a-f-]{36}$/u.test(word));
    for (const secret of [...secrets, ...tokens, ...words]) expect([secret, all.includes(secret)]).toEqual([secret, false]);
  });
});
