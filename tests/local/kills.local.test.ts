import { describe, expect, it } from "vitest";
import { until } from "../../devstore/local/wait";
import { systemSql } from "../../app/db/system.server";
import { startLoad } from "../support/load";
import { useRealShop, type Lock } from "../support/real-shop";

/** One process of the app is killed, as a machine that loses power would, at each step between a member's wish and its end. */
const house = useRealShop();
const patient = 120_000;

/** The code of a redemption stands at Shopify exactly once, and is worth what it cost. */
async function standsOnce(redemption: string): Promise<string> {
  const { code } = await house.row(redemption);
  expect(house.codes().filter((one) => one.code === code)).toEqual([{ code, active: true }]);
  return code;
}

const issued = (id: string) => until("the code", async () => (await house.row(id)).status === "issued", patient);
const released = (id: string) => until("the release", async () => (await house.row(id)).status === "released", patient);

describe("the web is killed while it redeems", () => {
  it.each([
    ["before Shopify hears of the code", "before"],
    ["after Shopify made the code, before anybody heard of it", "after"],
  ] as const)("%s: the worker finishes, and there is one code", { timeout: patient }, async (_, moment) => {
    const customer = await house.member(200);
    const killed = house.gates.web.next("CreateDiscount", moment, () => house.web.kill());
    await expect(house.redeem(customer)).rejects.toThrow();
    await killed;
    await house.web.start();
    const [id] = await house.redemptionsOf(customer);
    await issued(id!);
    await standsOnce(id!);
    expect(await house.balance(customer)).toMatchObject({ available: 0, held: 200 });
  });

  it("in the middle of the reservation: nothing was reserved", { timeout: patient }, async () => {
    const customer = await house.member(200);
    const lock = await house.lock(customer);
    const asked = house.redeem(customer).catch((error: unknown) => error);
    await lock.awaited();
    await house.web.kill();
    expect(await asked).toBeInstanceOf(Error);
    await lock.free();
    await house.web.start();
    expect(await house.redemptionsOf(customer)).toEqual([]);
    expect(await house.balance(customer)).toMatchObject({ available: 200, held: 0 });
  });

  it("while it notes that the code was made: the worker adopts it", { timeout: patient }, async () => {
    const customer = await house.member(200);
    let lock: Lock | undefined;
    const made = house.gates.web.next("CreateDiscount", "meanwhile", async () => void (lock = await house.lock(customer)));
    const asked = house.redeem(customer).catch((error: unknown) => error);
    await made;
    await lock?.awaited();
    await house.web.kill();
    expect(await asked).toBeInstanceOf(Error);
    await lock?.free();
    await house.web.start();
    const [id] = await house.redemptionsOf(customer);
    await issued(id!);
    await standsOnce(id!);
  });
});

describe("the web is killed while a page of the storefront redeems", () => {
  it.each(["before", "after"] as const)("%s the code is made: the page asks again, and has it", { timeout: patient }, async (moment) => {
    const customer = await house.member(400);
    const page = { reward: "five-off", redemption: "0" };
    const killed = house.gates.web.next("CreateDiscount", moment, () => house.web.kill());
    await expect(house.shopper(customer, "redeem", page)).rejects.toThrow();
    await killed;
    await house.web.start();
    const [id] = await house.redemptionsOf(customer);
    await issued(id!);
    const code = await standsOnce(id!);
    expect(await house.shopper(customer, "redeem", page)).toMatchObject({ status: 201, body: { id, code, waiting: false } });
    expect(await house.redemptionsOf(customer)).toEqual([id]);
    expect(await house.balance(customer)).toMatchObject({ available: 200, held: 200 });
  });
});

describe("the worker is killed while it makes the code, the web having got no answer", () => {
  it.each([
    ["before Shopify hears of it", "before"],
    ["after Shopify made it", "after"],
  ] as const)("%s: it finishes after its restart", { timeout: patient }, async (_, moment) => {
    const customer = await house.member(200);
    house.gates.web.away = (operation) => operation === "CreateDiscount";
    const killed = house.gates.worker.next("CreateDiscount", moment, () => house.worker.kill());
    const answer = await house.redeem(customer);
    expect(answer).toMatchObject({ status: 202, body: { status: "reserved" } });
    await killed;
    house.gates.web.away = () => false;
    await house.worker.start();
    const id = String(answer.body["id"]);
    await issued(id);
    await standsOnce(id);
    expect(await house.balance(customer)).toMatchObject({ available: 0, held: 200 });
  });
});

describe("the web is killed while it takes an unused code back", () => {
  it.each([
    ["before the code is ended", "DeactivateDiscount", "before"],
    ["after the code is ended", "DeactivateDiscount", "after"],
    ["before it is known that no order used it", "FindOrdersWithCode", "before"],
    ["after it is known that no order used it", "FindOrdersWithCode", "after"],
  ] as const)("%s: the worker ends it, and the points come back once", { timeout: patient }, async (_, operation, moment) => {
    const customer = await house.member(200);
    const { body } = await house.redeem(customer);
    const killed = house.gates.web.next(operation, moment, () => house.web.kill());
    await expect(house.release(String(body["id"]))).rejects.toThrow();
    await killed;
    await house.web.start();
    await released(String(body["id"]));
    expect(house.codes()).toContainEqual({ code: body["code"], active: false });
    expect(await house.balance(customer)).toMatchObject({ available: 200, held: 0 });
  });
});

describe("the web is killed while it gives something at once", () => {
  it.each([
    ["a gift card, before Shopify hears of it", "card", "CreateGiftCard", "before"],
    ["a gift card, after Shopify made it", "card", "CreateGiftCard", "after"],
    ["store credit, before Shopify hears of it", "credit", "CreditAccount", "before"],
    ["store credit, after Shopify gave it", "credit", "CreditAccount", "after"],
  ] as const)("%s: it is given once", { timeout: patient }, async (_, reward, operation, moment) => {
    const customer = await house.member(100);
    const killed = house.gates.web.next(operation, moment, () => house.web.kill());
    await expect(house.redeem(customer, reward)).rejects.toThrow();
    await killed;
    await house.web.start();
    const [id] = await house.redemptionsOf(customer);
    // nobody knows for a minute what became of a credit
    await house.aMinuteLater();
    await until("the gift", async () => (await house.row(id!)).status === "used", patient);
    expect(house.gifts(customer)).toEqual([reward === "card" ? 500 : 200]);
    expect(await house.balance(customer)).toMatchObject({ available: 0, held: 0 });
  });
});

it("the worker is killed while it counts the order that used a code: captured once", { timeout: patient }, async () => {
  const customer = await house.member(200);
  const { body } = await house.redeem(customer);
  const lock = await house.lock(customer);
  await house.order(customer, String(body["code"]));
  await lock.awaited();
  await house.worker.kill();
  await lock.free();
  await house.worker.start();
  const id = String(body["id"]);
  await until("the capture", async () => (await house.row(id)).status === "used", patient);
  expect(await house.balance(customer)).toMatchObject({ available: 0, held: 0, owed: 0 });
});

it("40 at once over HTTP of 60 from 100 points: one wins, 39 are told why, 40 points remain", async () => {
  const customer = await house.member(100);
  const answers = await Promise.all(Array.from({ length: 40 }, () => house.redeem(customer, "small")));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const refused = answers.filter(({ status }) => status === 409);
  expect(refused.map(({ body }) => [body["code"], body["available"], body["asked"]])).toEqual(
    Array(39).fill(["insufficient_points", 40, 60]),
  );
  expect(await house.balance(customer)).toEqual({ pending: 0, available: 40, held: 60, owed: 0 });
});

describe("told to end, a process finishes what it has begun", () => {
  it("the web under load: whoever was answered 200 is stored, and a redemption under way is answered", { timeout: patient }, async () => {
    const customer = await house.member(200);
    const lock = await house.lock(customer);
    const redeemed = house.redeem(customer);
    await lock.awaited();
    const load = startLoad(`${house.web.url}/webhooks`, house.domain);
    await until("some answers", () => Promise.resolve(load.answers.length >= 100), patient);
    const ended = house.web.end();
    await load.refused;
    await lock.free();
    expect(await redeemed).toMatchObject({ status: 201, body: { status: "issued" } });
    expect(await ended).toBe(0);
    expect(load.answers.filter(({ status }) => status !== 200)).toEqual([]);
    const ids = load.answers.map(({ id }) => id);
    expect(await systemSql("select from webhook_event where event_id = any($1)", [ids])).toHaveLength(ids.length);
    await house.web.start();
  });

  it("the worker while it counts an order", { timeout: patient }, async () => {
    const customer = await house.member(200);
    const { body } = await house.redeem(customer);
    const lock = await house.lock(customer);
    await house.order(customer, String(body["code"]));
    await lock.awaited();
    const ended = house.worker.end();
    await lock.free();
    expect(await ended).toBe(0);
    expect((await house.row(String(body["id"]))).status).toBe("used");
    await house.worker.start();
  });

  it("the worker while Shopify makes a code for it; and no job stays locked", { timeout: patient }, async () => {
    const customer = await house.member(200);
    house.gates.web.away = (operation) => operation === "CreateDiscount";
    let ended: Promise<number | null> | undefined;
    const made = house.gates.worker.next("CreateDiscount", "meanwhile", () => void (ended = house.worker.end()));
    const { body } = await house.redeem(customer);
    await made;
    house.gates.web.away = () => false;
    expect(await ended).toBe(0);
    expect((await house.row(String(body["id"]))).status).toBe("issued");
    expect(await systemSql("select task_identifier from graphile_worker.jobs where locked_at is not null")).toEqual([]);
    await house.worker.start();
  });
});

it("and after all of it the ledger balances", async () => {
  expect((await house.audit()).checks.filter(({ ok }) => !ok)).toEqual([]);
});
