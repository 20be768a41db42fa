import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { systemPrisma } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { applyOrders } from "../../intake/orders/apply-orders.server";
import { publishProgram } from "../../programs/publish.server";
import { testProgram } from "../../redemptions/test-shop.fixture";
import { claimIn } from "../../referrals/claim-in.server";
import { orderOf, referralProgram } from "../../referrals/flow.fixture";
import { settleReferrals } from "../../referrals/settle.server";
import { applyJudgement } from "../../referrals/steps.server";
import { useRest } from "./rest.fixture";

useDatabase({ connections: 20 });
const rest = useRest();
const { shop } = rest;
const nobody = "018f3a5e-0000-7000-8000-000000000001";

beforeAll(async () => {
  await systemPrisma().shop.update({ where: { id: BigInt(shop.id) }, data: { appPlan: "growth" } });
  await publish({ ...referralProgram, waitDays: 0 });
});

const publish = (referral: object | null) =>
  inShop(shop.id, (tx) => publishProgram(tx, { ...testProgram, referral: referral as typeof referralProgram }, { by: "test" }));

async function advocate(): Promise<{ customer: string; code: string; url: string }> {
  const customer = await shop.member(0);
  return { customer, ...((await rest.get(`/members/${customer}`)).body["referral"] as { code: string; url: string }) };
}

const claim = (code: string, email: string) =>
  inShop(shop.id, async (tx) => {
    const made = await claimIn(tx, { code, email, customerId: null, surface: "storefront", language: "en", network: "203.0.113.7" });
    if ("refused" in made) throw new Error(made.refused);
    return made.id;
  });

describe("a member's code over REST", () => {
  it("stays the same, leads to the friend's page, and stands in the list too", async () => {
    const { customer, code, url } = await advocate();
    expect(url).toBe(`https://${shop.domain}/apps/fidelio/friend/${code}`);
    expect((await rest.get(`/members/${customer}`)).body["referral"]).toEqual({ code, url });
    const { items } = (await rest.get("/members?limit=250")).body as { items: Array<{ customerId: string; referral: object }> };
    expect(items.find(({ customerId }) => customerId === customer)?.referral).toEqual({ code, url });
  });

  it("is none of who left, and of nobody while referrals are closed", async () => {
    const [gone, other] = [await advocate(), await advocate()];
    expect((await rest.post(`/members/${gone.customer}/leave`)).body["referral"]).toBeNull();
    await publish(null);
    expect((await rest.get(`/members/${other.customer}`)).body["referral"]).toBeNull();
    await publish({ ...referralProgram, waitDays: 0 });
    expect((await rest.get(`/members/${other.customer}`)).body["referral"]).toMatchObject({ code: other.code });
  });
});

describe("referrals over REST", () => {
  it("are read one by one and in pages, newest first, and say nothing of a friend's address", async () => {
    const { customer, code } = await advocate();
    const made = [await claim(code, "ada@example.com"), await claim(code, "bob@example.com"), await claim(code, "cyd@example.com")];
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await rest.get(`/referrals?advocate=${customer}&limit=2&cursor=${cursor}`);
      seen.push(...(body["items"] as Array<{ id: string }>).map(({ id }) => id));
      cursor = (body["nextCursor"] as string | null) ?? "";
    } while (cursor !== "");
    expect(seen).toHaveLength(3);
    expect(new Set(seen)).toEqual(new Set(made));
    expect(await rest.get(`/referrals/${made[0]}`)).toMatchObject({
      status: 200,
      body: { id: made[0], state: "claimed", advocateId: customer, friendId: null, orderId: null, gains: [], signals: [] },
    });
    expect(JSON.stringify((await rest.get("/referrals")).body)).not.toMatch(/example\.com|hash|203\.0/u);
  });

  it("tell the order and what was given, and are found by their state", async () => {
    const { customer, code } = await advocate();
    const id = await claim(code, "dan@example.com");
    const facts = await orderOf({ shopId: shop.id }, { email: "dan@example.com", minutes: 0 });
    await inShop(shop.id, (tx) => applyOrders(tx, [{ facts, customer: null, source: "webhook" }]));
    await inShop(shop.id, (tx) => applyJudgement(tx, id, { score: 12, signals: [{ code: "bare-minimum", weight: 12 }], hold: false }));
    await settleReferrals(shop.id);
    const { body } = await rest.get(`/referrals/${id}`);
    expect(body).toMatchObject({
      ...{ state: "rewarded", orderId: facts.orderId, score: 12, signals: [{ code: "bare-minimum", weight: 12 }] },
      gains: [{ side: "advocate", kind: "points", points: 200, reward: null, state: "given" }],
    });
    expect((await rest.get(`/referrals?state=rewarded&advocate=${customer}`)).body["items"]).toEqual([body]);
    expect((await rest.get(`/referrals?state=review&advocate=${customer}`)).body["items"]).toEqual([]);
  });

  it("want their scope, a state that there is, an advocate and an id that are known", async () => {
    const key = await rest.keyWith("members:read");
    expect(await rest.get("/referrals", { key })).toMatchObject({ status: 403, body: { scope: "referrals:read" } });
    expect(await rest.get("/referrals?state=lost")).toMatchObject({ status: 422, body: { faults: [{ path: "state" }] } });
    expect(await rest.get("/referrals?cursor=x")).toMatchObject({ status: 422 });
    expect(await rest.get("/referrals?advocate=4040404")).toMatchObject({ status: 404 });
    expect(await rest.get(`/referrals/${nobody}`)).toMatchObject({ status: 404 });
  });
});
