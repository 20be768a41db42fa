import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, Asked } from "./ask";
import { useCastle } from "./castle";
import { faultsOf, told } from "./judge";
import { builtRoutes, filled, type Route } from "./routes";
import { addressed, rightPapers, wrongVisitors, type Papers } from "./visitors";

/**
 * Every address of the built app, by every verb: who has no right to it is let in nowhere, and who has a right to one shop or one member
 * reads and changes nothing of another.
 */
const castle = useCastle();
let routes: Route[] = [];
beforeAll(async () => {
  routes = await builtRoutes();
});

const verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "TRACE"];

const long = process.env["LONG"] !== undefined;

/** A form and a script's object that most doors would do something with. */
const wish = { intent: "publish", act: "resume", reward: "small", redemption: "0", terms: "x", agree: "yes", amount: -5, reason: "x" };

function request(route: Route, method: string, papers: Papers, path = filled(route.path, () => "1")): Asked {
  const bare = method === "GET" || method === "HEAD" || method === "OPTIONS" || method === "TRACE";
  const headers = { ...papers.headers, ...(bare ? {} : { "content-type": "application/json" }) };
  return { method, path: addressed(path, papers), headers, ...(bare ? {} : { body: JSON.stringify(wish) }) };
}

/** Whether nobody was let in: refused, sent to sign in, or told that there is no such door or verb. */
function isRefused({ status, headers }: Answer, method: string): boolean {
  if ([400, 401, 403, 404, 405, 410].includes(status)) return true;
  // asked by a browser before the request itself, and answered alike to everybody
  if (status === 204 && method === "OPTIONS") return true;
  return (
    (status === 302 || status === 303) && /^(?:http:\/\/[\w.:]+)?\/(?:auth\/.*)?$/u.test((headers["location"] ?? "").split("?")[0] ?? "")
  );
}

describe("the addresses", () => {
  it("are each of an area, and there are as many as there were", () => {
    const counted = Object.groupBy(routes, ({ area }) => area);
    expect(counted.open?.map(({ path }) => path).sort()).toEqual(["/", "/api/v1/*", "/api/v1/openapi.json", "/auth/*"]);
    for (const [area, least] of Object.entries({ admin: 40, proxy: 14, extension: 14, staff: 6, rest: 20 }))
      expect([area, (counted[area as Route["area"]]?.length ?? 0) >= least]).toEqual([area, true]);
  });

  it("let nobody in who has no right to them, by any verb, and nothing is done", async () => {
    const hidden = [...(await castle.home.secrets()), ...(await castle.away.secrets())];
    const before = [await castle.home.state(), await castle.away.state()];
    const faults: string[] = [];
    let place = 0;
    for (const route of routes) {
      // a third of them at each door in turn, so that each comes to every area; all of them in long runs
      const turn = (place += 1);
      const visitors = wrongVisitors(route).filter((_, nth) => long || nth === 0 || nth % 3 === turn % 3);
      const work = visitors.flatMap(([name, how], nth) => {
        // each visitor by the verbs that the door knows; nobody at all by all of them; in long runs everybody by all
        const known = [...(route.reads || route.draws ? ["GET"] : []), ...(route.acts ? ["POST"] : [])];
        const tried = long ? verbs : nth === 0 ? [...known, verbs[turn % verbs.length]!, verbs[(turn + 4) % verbs.length]!] : known;
        return tried.map((method) => ({ name, method, asked: request(route, method, how(castle.home, castle.away)) }));
      });
      await Promise.all(
        work.map(async ({ name, method, asked }) => {
          const answer = await castle.ask(asked);
          const wrong = faultsOf(asked, answer, hidden);
          if (route.area !== "open" && !isRefused(answer, method)) wrong.push(`lets in: ${answer.status}`);
          if (wrong.length > 0) faults.push(`${name}: ${told(asked)}: ${wrong.join("; ")}`);
        }),
      );
    }
    expect(faults.slice(0, 20)).toEqual([]);
    expect([await castle.home.state(), await castle.away.state()]).toEqual(before);
  });

  it("tell a shop nothing of another, whichever of its things is named", async () => {
    const hidden = await castle.away.secrets();
    const before = await castle.away.state();
    const faults: string[] = [];
    const names = ["id", "customer", "customerId", "member", "order", "redemption", "code", "friend", "logged_in_customer_id", "shopId"];
    for (const route of routes.filter(({ area }) => area !== "open")) {
      // an address of pages without a thing's own is drawn once
      for (const id of castle.away.ids().slice(0, route.path.includes(":") ? 5 : 1)) {
        castle.calm();
        // what only pages fetch is answered as they ask for it
        const path = filled(route.path, () => id) + (route.area === "admin" && !route.draws ? ".data" : "");
        const named = Object.fromEntries(names.map((name) => [name, id]));
        // what Shopify says of who is signed in stands beside it, once
        const own =
          route.area === "proxy" ? Object.fromEntries(Object.entries(named).filter(([name]) => name !== "logged_in_customer_id")) : named;
        const papers = rightPapers(route.area, castle.home, route.area === "proxy" ? own : {});
        const reads: Asked = {
          method: "GET",
          path: addressed(path, papers, route.area === "proxy" ? {} : own),
          headers: papers.headers ?? {},
        };
        const acts: Asked = {
          method: "POST",
          path: addressed(path, papers),
          headers: { ...papers.headers, "content-type": "application/json", accept: "application/json" },
          body: JSON.stringify({ ...wish, ...named }),
        };
        for (const asked of [reads, acts]) {
          const wrong = faultsOf(asked, await castle.ask(asked), hidden);
          if (wrong.length > 0) faults.push(`${told(asked)}: ${wrong.join("; ")}`);
        }
      }
    }
    expect(faults.slice(0, 20)).toEqual([]);
    expect(await castle.away.state()).toBe(before);
  });

  it("tell a member nothing of another of the same shop, whoever is named", async () => {
    const other = castle.home.people[1];
    const hidden = await castle.home.secrets(other.memberId);
    const before = await castle.home.state(other.memberId);
    const faults: string[] = [];
    for (const route of routes.filter(({ area }) => area === "proxy" || area === "extension")) {
      castle.calm();
      const named = {
        customer: other.customer,
        customerId: other.customer,
        member: other.memberId,
        id: other.order,
        redemption: other.redemption,
      };
      const papers = rightPapers(route.area, castle.home, route.area === "proxy" ? named : {});
      const path = filled(route.path, () => other.redemption);
      for (const method of ["GET", "POST"]) {
        const asked: Asked = {
          method,
          path: addressed(path, papers, route.area === "proxy" ? {} : named),
          headers: { ...papers.headers, "content-type": "application/json", accept: "application/json" },
          ...(method === "GET" ? {} : { body: JSON.stringify({ ...wish, ...named }) }),
        };
        const wrong = faultsOf(asked, await castle.ask(asked), hidden);
        if (wrong.length > 0) faults.push(`${told(asked)}: ${wrong.join("; ")}`);
      }
    }
    expect(faults.slice(0, 20)).toEqual([]);
    expect(await castle.home.state(other.memberId)).toBe(before);
  });

  it("answer what is no request of anybody's by saying so", async () => {
    const paths = Array.from({ length: 400 }, () => "p=/a").join("&");
    const nonsense: Array<[Asked, number]> = [
      [{ method: "GET", path: `/app?${"x".repeat(9_000)}` }, 414],
      [{ method: "GET", path: `/__manifest?${paths}` }, 414],
      [{ method: "GET", path: "/app/members/%zz" }, 400],
      [{ method: "GET", path: "/", headers: { host: "a b" } }, 400],
      [{ method: "TRACE", path: "/app" }, 405],
      [{ method: "PROPFIND", path: "/" }, 405],
    ];
    for (const [asked, status] of nonsense) {
      const answer = await castle.ask(asked);
      expect([asked.path.slice(0, 40), answer.status, answer.text]).toEqual([asked.path.slice(0, 40), status, ""]);
      expect(faultsOf(asked, answer)).toEqual([]);
    }
  });
});
