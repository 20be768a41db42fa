import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { demoProgram } from "../../loyalty/default-program";
import { publishProgram } from "../../programs/publish.server";
import { issueDiscount } from "../../discounts/issue-discount.server";
import { redemptionOwner } from "../../redemptions/owner.server";
import { useRest } from "./rest.fixture";

useDatabase({ connections: 20 });
const rest = useRest();
const { shop } = rest;
const redeem = (customer: string, once?: string, reward = "five-off") =>
  rest.post(`/members/${customer}/redemptions`, { reward }, once ? { once } : {});

describe("redeeming over REST", () => {
  it("answers 201 with the code, and the redemption can be read", async () => {
    const customer = await shop.member(200);
    const made = await redeem(customer);
    expect(made).toMatchObject({
      status: 201,
      body: { status: "issued", reward: "five-off", points: 200, value: { kind: "amount", amount: "5.00", currency: "GBP" } },
    });
    expect((await rest.get(`/redemptions/${String(made.body["id"])}`)).body).toEqual(made.body);
  });

  it("10: is refused with the reason, while a debt stands too", async () => {
    const customer = await shop.member(100);
    expect(await redeem(customer)).toMatchObject({ status: 409, body: { code: "insufficient_points", available: 100, asked: 200 } });
    expect(await redeem(customer, undefined, "nothing")).toMatchObject({
      status: 409,
      body: { code: "reward_unavailable", reason: "unknown-reward" },
    });
    expect(await redeem("4040404")).toMatchObject({ status: 404 });
  });

  it("is released: the points come back and the code is useless", async () => {
    const customer = await shop.member(200);
    const { body } = await redeem(customer);
    const id = String(body["id"]);
    expect(await rest.post(`/redemptions/${id}/release`)).toMatchObject({
      status: 200,
      body: { status: "released", reason: "by-merchant" },
    });
    expect(await rest.post(`/redemptions/${id}/release`)).toMatchObject({ status: 200, body: { status: "released" } });
    expect(shop.codes()).toContainEqual({ code: body["code"], active: false });
    expect(await shop.balance(customer)).toMatchObject({ available: 200, held: 0 });
  });

  it("is not released once an order used it", async () => {
    const customer = await shop.member(200);
    const { body } = await redeem(customer);
    await shop.hear(await shop.order(customer, [String(body["code"])]));
    expect(await rest.post(`/redemptions/${String(body["id"])}/release`)).toMatchObject({
      status: 409,
      body: { code: "conflict", redemptionStatus: "used" },
    });
    expect(await rest.post(`/redemptions/${randomUUID()}/release`)).toMatchObject({ status: 404 });
  });
});

describe("a cart", () => {
  const line = { productId: "901", variantId: "9101", quantity: 1, amount: "80.00" };
  const cart = (more: object = {}) => ({ currency: "GBP", lines: [line], ...more });
  const ask = (customer: string, reward: string, more: object) => rest.post(`/members/${customer}/redemptions`, { reward, ...more });
  const refused = (reason: string) => ({ status: 409, body: { code: "reward_unavailable", reason } });

  it("is what a capped percentage and a free product with a minimum are redeemed against", async () => {
    await inShop(shop.id, (tx) =>
      publishProgram(
        tx,
        {
          ...demoProgram,
          rewards: [
            ...(demoProgram.rewards ?? []),
            { key: "capped", title: { en: "A tenth" }, kind: "percentage", cost: 50, percent: "10", cap: "6.00" },
            {
              key: "mug",
              title: { en: "A mug" },
              kind: "product",
              cost: 50,
              minimumSubtotal: "50.00",
              choices: [{ product: "901", variant: "9101" }],
            },
          ],
        },
        { by: "test" },
      ),
    );
    const { state } = shop.store.parts.world;
    const at = shop.store.now().toISOString();
    const mug = { id: "901", variantId: "9101", sku: "M", handle: "mug", title: "Mug", price: 1250, giftCard: false, createdAt: at };
    state.commit([["product", shop.domain, "901", { ...mug, vendor: "", type: "", tags: [], collections: [], updatedAt: at }]]);
    const customer = await shop.member(200);
    expect(await ask(customer, "capped", {})).toMatchObject(refused("needs-cart"));
    const capped = await ask(customer, "capped", { cart: cart() });
    expect(capped).toMatchObject({ status: 201, body: { value: { kind: "percentage", amount: "6.00" } } });
    const few = cart({ lines: [{ ...line, amount: "49.99" }] });
    expect(await ask(customer, "mug", { variant: "9101" })).toMatchObject(refused("needs-cart"));
    expect(await ask(customer, "mug", { variant: "9101", cart: few })).toMatchObject(refused("below-minimum"));
    expect(await ask(customer, "mug", { variant: "9101", cart: cart() })).toMatchObject({
      status: 201,
      body: { value: { kind: "product", amount: "12.50" } },
    });
    expect(await ask(customer, "capped", { cart: cart({ codes: [capped.body["code"]] }) })).toMatchObject(refused("not-combinable"));
    expect(await shop.balance(customer)).toMatchObject({ available: 100, held: 100 });
  });

  it("that cannot be read is told where", async () => {
    const customer = await shop.member(200);
    const wrong = cart({ lines: [line, { ...line, amount: "1.005" }] });
    expect(await ask(customer, "capped", { cart: wrong })).toMatchObject({
      status: 422,
      body: { faults: [{ path: expect.stringContaining("amount") as string }] },
    });
  });
});

describe("an Idempotency-Key", () => {
  it("gives the first answer again, and moves points once", async () => {
    const customer = await shop.member(1000);
    const once = randomUUID();
    const first = await redeem(customer, once);
    const second = await redeem(customer, once);
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await shop.balance(customer)).toMatchObject({ available: 800, held: 200 });
  });

  it("refuses another body, another customer, another route", async () => {
    const [ada, eve] = [await shop.member(1000), await shop.member(1000)];
    const once = randomUUID();
    await redeem(ada, once);
    const mismatch = { status: 422, body: { code: "idempotency_mismatch" } };
    expect(await redeem(ada, once, "small")).toMatchObject(mismatch);
    expect(await redeem(eve, once)).toMatchObject(mismatch);
    expect(await rest.post(`/members/${ada}/adjustments`, { amount: 1, reason: "r" }, { once })).toMatchObject(mismatch);
    expect(await shop.balance(eve)).toMatchObject({ available: 1000, held: 0 });
  });

  it("of many at once one works: the others are told so or get its answer", async () => {
    const customer = await shop.member(10_000);
    const once = randomUUID();
    const all = await Promise.all(Array.from({ length: 12 }, () => redeem(customer, once)));
    const made = all.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThanOrEqual(1);
    expect(new Set(made.map(({ body }) => body["id"])).size).toBe(1);
    for (const { status, body } of all)
      if (status !== 201) expect({ status, code: body["code"] }).toEqual({ status: 409, code: "idempotency_running" });
    expect(await shop.balance(customer)).toMatchObject({ available: 9800, held: 200 });
  });

  it("keeps no refusal: what failed may be tried again under the same key", async () => {
    const customer = await shop.member(0);
    const once = randomUUID();
    expect(await redeem(customer, once)).toMatchObject({ status: 409 });
    await rest.post(`/members/${customer}/adjustments`, { amount: 200, reason: "now" });
    expect(await redeem(customer, once)).toMatchObject({ status: 201 });
  });

  it("keeps adjustments to one, also when both arrive at once", async () => {
    const customer = await shop.member(0);
    const once = randomUUID();
    const adjust = () => rest.post(`/members/${customer}/adjustments`, { amount: 10, reason: "r" }, { once });
    await Promise.all([adjust(), adjust(), adjust()]);
    const last = await adjust();
    expect(last).toMatchObject({ status: 201, body: { amount: 10 } });
    expect(await shop.balance(customer)).toMatchObject({ available: 10 });
  });

  it("takes over what died between its effect and its answer", async () => {
    const customer = await shop.member(1000);
    const once = randomUUID();
    const first = await redeem(customer, once);
    await inShop(shop.id, (tx) =>
      tx.sql(
        `update idempotency_key set status = null, answer = to_jsonb($2::text), created_at = created_at - interval '1 minute' where key = $1`,
        [once, first.body["id"]],
      ),
    );
    expect(await redeem(customer, once)).toMatchObject({ status: 201, body: { id: first.body["id"], code: first.body["code"] } });
    expect(await shop.balance(customer)).toMatchObject({ available: 800, held: 200 });
  });
});

describe("17: while Shopify does not answer", () => {
  it("202 without a code and with Retry-After; the job makes it, and a later read shows it", { timeout: 20_000 }, async () => {
    const customer = await shop.member(200);
    shop.faults({ timeoutAfterCommit: 1 });
    const once = randomUUID();
    const made = await redeem(customer, once);
    expect(made).toMatchObject({ status: 202, body: { status: "reserved" } });
    expect(made.body).not.toHaveProperty("code");
    expect(Number(made.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await redeem(customer, once)).body).toEqual(made.body);
    shop.faults({});
    const id = String(made.body["id"]);
    const { discountId } = await inShop(shop.id, (tx) => tx.prisma.redemption.findFirstOrThrow({ where: { id } }));
    await issueDiscount(shop.id, discountId ?? "", redemptionOwner);
    const issued = await rest.get(`/redemptions/${id}`);
    expect(issued.body["status"]).toBe("issued");
    expect(shop.codes().filter(({ code }) => code === issued.body["code"])).toHaveLength(1);
    expect(await shop.balance(customer)).toMatchObject({ available: 0, held: 200 });
  });
});
