import { describe, expect, it } from "vitest";
import type { FidelioError } from "../../base/errors";
import { AdminClient, type AdminClientParts } from "./client";
import { CostBudget } from "./cost-budget";
import { CreateDiscountDocument, FindDiscountDocument } from "./generated";

type Answer = Response | Error | ((request: Request) => Response);

const data = (body: object, extensions: object = {}) => Response.json({ data: body, extensions });
const faulty = (code: string, extensions: object = {}) =>
  Response.json({ errors: [{ message: "for ann@example.com", path: ["x"], extensions: { code } }], extensions });
const found = { codeDiscountNodeByCode: null };
const cost = (currentlyAvailable: number) => ({
  cost: { requestedQueryCost: 10, throttleStatus: { maximumAvailable: 1000, currentlyAvailable, restoreRate: 100 } },
});

/** A client that is answered from a list; waiting moves its clock instead of the machine's. */
function clientOf(answers: Answer[], parts: Partial<AdminClientParts> = {}) {
  const asked: Request[] = [];
  const waited: number[] = [];
  let clock = 0;
  const client = new AdminClient({
    shopDomain: "demo.myshopify.com",
    endpoint: "https://demo.myshopify.com/admin/api/2026-10/graphql.json",
    token: (refused) => Promise.resolve({ accessToken: refused ? "fresh" : "held", scopes: new Set() }),
    fetch: (input, init) => {
      asked.push(new Request(input, init));
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (typeof answer === "function") return Promise.resolve(answer(asked.at(-1)!));
      return answer instanceof Response ? Promise.resolve(answer.clone()) : Promise.reject(answer ?? new Error("no answer"));
    },
    budget: new CostBudget(),
    now: () => clock,
    sleep: (ms) => {
      waited.push(ms);
      clock += ms;
      return Promise.resolve();
    },
    timeoutMs: 1000,
    pauseMs: 1,
    ...parts,
  });
  return { client, asked, waited };
}

const query = (client: AdminClient) => client.run(FindDiscountDocument, { code: "A" });
const mutation = (client: AdminClient, repeatable: boolean) =>
  client.run(CreateDiscountDocument, { discount: { code: "A" } }, { repeatable });
const reason = (promise: Promise<unknown>) =>
  promise.then(
    () => "answered",
    (error: FidelioError) => `${error.code}: ${String(error.detail["reason"])}`,
  );

describe("the Admin client", () => {
  it("asks with the shop's token and answers the data", async () => {
    const { client, asked } = clientOf([data(found)]);
    expect(await query(client)).toEqual(found);
    expect(asked[0]?.headers.get("x-shopify-access-token")).toBe("held");
    expect(await asked[0]?.json()).toMatchObject({ variables: { code: "A" } });
  });

  it("waits by the budget's own word when it is throttled, and tries again, mutations too: nothing was done", async () => {
    const { client, asked, waited } = clientOf([faulty("THROTTLED", cost(0)), data({ discountCodeBasicCreate: null }, cost(500))]);
    await mutation(client, false);
    expect(asked).toHaveLength(2);
    expect(waited).toEqual([100]);
  });

  it("is not throttled for ever", async () => {
    const { client, asked } = clientOf([faulty("THROTTLED", cost(0))]);
    expect(await reason(query(client))).toBe("shopify_unavailable: throttled");
    expect(asked.length).toBeLessThan(30);
  });

  it.each([
    ["a server's error", new Response("oops", { status: 503 })],
    ["an internal error", faulty("INTERNAL_SERVER_ERROR")],
    ["a broken line", new TypeError("fetch failed")],
    ["no answer in time", new DOMException("late", "TimeoutError")],
  ])("tries a query again after %s", async (_what, failure) => {
    const { client, asked } = clientOf([failure, failure, data(found)]);
    expect(await query(client)).toEqual(found);
    expect(asked).toHaveLength(3);
  });

  it("tries a mutation again only where it may run twice", async () => {
    const late = new DOMException("late", "TimeoutError");
    const once = clientOf([late, data({ discountCodeBasicCreate: null })]);
    expect(await reason(mutation(once.client, false))).toBe("shopify_unavailable: timeout");
    expect(once.asked).toHaveLength(1);
    const twice = clientOf([late, data({ discountCodeBasicCreate: null })]);
    expect(await reason(mutation(twice.client, true))).toBe("answered");
  });

  it.each([
    ["access-denied", faulty("ACCESS_DENIED")],
    ["bad-request", faulty("undefinedField")],
    ["not-installed", new Response("", { status: 404 })],
    ["access-denied", new Response("", { status: 403 })],
  ])("does not repeat what cannot succeed: %s", async (why, failure) => {
    const { client, asked } = clientOf([failure]);
    expect(await reason(query(client))).toBe(`shopify_unavailable: ${why}`);
    expect(asked).toHaveLength(1);
  });

  it("asks for another token once when its own is refused", async () => {
    const { client, asked } = clientOf([
      (request) => (request.headers.get("x-shopify-access-token") === "fresh" ? data(found) : new Response("", { status: 401 })),
    ]);
    expect(await query(client)).toEqual(found);
    expect(asked).toHaveLength(2);
    const refused = clientOf([new Response("", { status: 401 })]);
    expect(await reason(query(refused.client))).toBe("shopify_unavailable: token-refused");
    expect(refused.asked).toHaveLength(2);
  });

  it("gives up when its time is over instead of waiting for the budget, and says that nothing was asked", async () => {
    const { client, asked, waited } = clientOf([faulty("THROTTLED", cost(-1000))]);
    expect(await reason(client.run(FindDiscountDocument, { code: "A" }, { withinMs: 3000 }))).toBe("shopify_unavailable: throttled");
    expect(asked).toHaveLength(1);
    expect(waited).toEqual([]);
  });

  it("does not wait longer than its time for a token", async () => {
    const { client, asked } = clientOf([data(found)], { token: () => new Promise(() => undefined) });
    expect(await reason(client.run(FindDiscountDocument, { code: "A" }, { withinMs: 5 }))).toBe("shopify_unavailable: timeout");
    expect(asked).toEqual([]);
  });

  it("keeps Shopify's words, which may name a shopper, out of its errors", async () => {
    const { client } = clientOf([faulty("ACCESS_DENIED")]);
    const error = await query(client).catch((thrown: unknown) => thrown as FidelioError);
    expect(JSON.stringify([String(error), String((error as FidelioError).cause), (error as FidelioError).detail])).not.toContain("ann@");
  });
});
