import { getExtension } from "@shopify/ui-extensions-tester";
import { createCartLineItem } from "@shopify/ui-extensions-tester/point-of-sale";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emptyCart } from "./pos.fixture";
import type { StaffCustomerAnswer } from "../../app/routes/staff/answers";
import {
  actAnswer,
  all,
  answered,
  appThat,
  button,
  close,
  customerAnswer,
  disabled,
  memberView,
  page,
  press,
  refused,
  reward,
  type,
} from "../shared/staff.fixture";

const extension = getExtension("pos.customer-details.action.render");
const cart = () => extension.shopify.cart.current.value;

beforeEach(() => {
  extension.setUp();
  extension.shopify.customer.id = 61;
  extension.shopify.cart.current.value = emptyCart();
});
afterEach(() => {
  close();
  extension.tearDown();
  vi.useRealTimers();
});

type Replies = Parameters<typeof appThat>[0];
async function open(answer: Partial<StaffCustomerAnswer> = {}, replies: Replies = {}) {
  const app = appThat({ customer: answered(customerAnswer("till", answer)), ...replies });
  extension.fetch = app.fetch;
  await extension.render();
  await vi.waitFor(() => expect(page()).not.toContain("loading"));
  return app;
}

/** A till whose cart takes a code, or does not. */
function takes(code: string | null) {
  const { shopify } = extension;
  shopify.cart.setCustomer = vi.fn(async (customer) => void (cart().customer = customer));
  shopify.cart.addLineItem = vi.fn(async () => "uuid-1");
  shopify.cart.addCartCodeDiscount = vi.fn(async (sent: string) => {
    if (sent === code) cart().cartDiscounts = [{ amount: 5, type: "Code", discountDescription: sent.toLowerCase() }];
  });
  shopify.cart.removeCartDiscount = vi.fn(async () => void (cart().cartDiscounts = []));
  return shopify.cart;
}

const code = { id: "018f3a5e-0000-7000-8000-000000000009", code: "ABCDEFGHJKLM", title: "£5 off", ends: "Valid until 22 December 2026" };

describe("a customer at the till", () => {
  it("is shown with balance, tier, codes, perks and rewards", async () => {
    await open({ codes: [code], perks: [{ id: "p", title: "A tote bag", says: "Behind the counter" }] });
    const words = ["250 points", "worth £6.25", "Pending: 48 points", "Tier: Silver", "200 points expire", "£5 off", "Leaves 50 points"];
    for (const each of [...words, "On orders of £25.00 or more.", "ABCDEFGHJKLM · Valid until", "A tote bag", "Behind the counter"])
      expect(page()).toContain(each);
    expect(all("s-page")[0]?.getAttribute("heading")).toBe("title");
  });

  it.each<[string, Partial<StaffCustomerAnswer>, string]>([
    [
      "is no member",
      { member: null, rewards: [], notes: ["This customer has neither ordered nor joined yet: there is nothing to show."] },
      "neither ordered",
    ],
    [
      "has not joined",
      { notes: ["Not joined yet: points are counted and can be spent after joining."], rewards: [reward({ can: false })] },
      "Not joined yet",
    ],
    ["is blocked", { notes: ["Blocked since 1 Nov 2026: earns and spends nothing."], rewards: [reward({ can: false })] }, "Blocked since"],
    ["left", { notes: ["Left on 1 Nov 2026"], rewards: [reward({ can: false })] }, "Left on"],
    ["owes", { notes: ["Earns points. Spends again once the debt is earned back."], rewards: [reward({ can: false })] }, "debt"],
    ["is of a shop that paused", { notes: ["Spending is paused for the whole shop."], rewards: [reward({ can: false })] }, "paused"],
    ["has nothing to take", { rewards: [] }, "There are no rewards at the moment."],
    [
      "has too few points",
      { rewards: [reward({ can: false, says: "150 points to go" })], member: { ...memberView, points: 50 } },
      "150 points to go",
    ],
  ])("who %s cannot redeem, and it is said", async (_, answer, says) => {
    await open(answer);
    expect(page()).toContain(says);
    const redeem = button("Redeem");
    expect(redeem === undefined || disabled(redeem)).toBe(true);
  });

  it("says that it is loading, that the till is offline, what the app said, and tries again", async () => {
    const app = appThat({ customer: "silent" });
    extension.fetch = app.fetch;
    await extension.render();
    expect(page()).toContain("loading");
    close();
    extension.shopify.connectivity.current.value.internetConnected = "Disconnected";
    app.replies["customer"] = "away";
    await extension.render();
    await vi.waitFor(() => expect(page()).toContain("offline"));
    app.replies["customer"] = refused("Open this page anew: the sign-in is over.", {}, 401);
    await press("retry");
    await vi.waitFor(() => expect(page()).toContain("the sign-in is over"));
    app.replies["customer"] = answered(customerAnswer("till"));
    await press("retry");
    await vi.waitFor(() => expect(page()).toContain("250 points"));
  });
});

describe("redeeming", () => {
  const done = (change: object = {}) => answered(actAnswer(customerAnswer("till", { codes: [code] }), { code: code.code, ...change }), 201);

  it("asks once more, tells the app what is in the cart, and applies the code for this customer", async () => {
    cart().lineItems = [createCartLineItem({ productId: 7, variantId: 8, quantity: 2, price: 12.5, isGiftCard: false })];
    cart().cartDiscounts = [{ amount: 1, type: "Code", discountDescription: "SUMMER" }];
    const till = takes(code.code);
    const app = await open({}, { redeem: done() });
    await press("Redeem");
    await vi.waitFor(() => expect(page()).toContain("Exchange 200 points for “£5 off”?"));
    expect(app.sent).toHaveLength(1);
    await press("Redeem now");
    await vi.waitFor(() => expect(page()).toContain("The code is applied to the cart."));
    expect(app.sent[1]).toMatchObject({ path: "redeem", body: { customer: "61", reward: "five-off", redemption: "3" } });
    expect(app.sent[1]?.body?.["cart"]).toMatchObject({
      lines: [{ productId: "7", variantId: "8", quantity: 2, amount: 2500, subscription: false, giftCard: false }],
      codes: ["SUMMER"],
    });
    expect(till.setCustomer).toHaveBeenCalledWith({ id: 61 });
    expect(till.addCartCodeDiscount).toHaveBeenCalledWith(code.code);
    expect(page()).toContain("ABCDEFGHJKLM");
  });

  it("says where the cart does not take the code, which stays the member's", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"], shouldAdvanceTime: true, advanceTimeDelta: 500 });
    takes(null);
    await open({}, { redeem: done() });
    await press("Redeem");
    await press("Redeem now");
    await vi.waitFor(() => expect(page()).toContain("The cart does not take this code yet"));
    expect(page()).toContain("ABCDEFGHJKLM");
  });

  it("leaves another customer's cart alone", async () => {
    cart().customer = { id: 62 };
    const till = takes(code.code);
    await open({}, { redeem: done() });
    await press("Redeem");
    await press("Redeem now");
    await vi.waitFor(() => expect(page()).toContain("The cart is another customer’s."));
    expect(till.addCartCodeDiscount).not.toHaveBeenCalled();
    expect(till.setCustomer).not.toHaveBeenCalled();
  });

  it.each([
    ["The balance is too low for this reward.", refused("The balance is too low for this reward.")],
    ["That was very often. Wait a minute, then try again.", refused("That was very often. Wait a minute, then try again.", {}, 429)],
    ["unanswered", "away" as const],
  ])("says why not: %s", async (says, reply) => {
    const till = takes(code.code);
    await open({}, { redeem: reply });
    await press("Redeem");
    await press("Redeem now");
    await vi.waitFor(() => expect(page()).toContain(says));
    expect(till.addCartCodeDiscount).not.toHaveBeenCalled();
  });

  it("says that the code is being made, and what else was given", async () => {
    await open({}, { redeem: done({ code: null }) });
    await press("Redeem");
    await press("Redeem now");
    await vi.waitFor(() => expect(page()).toContain("Shopify does not answer at the moment."));
    close();
    await open({}, { redeem: done({ code: null, says: "The store credit is in the customer’s account." }) });
    await press("Redeem");
    await press("Redeem now");
    await vi.waitFor(() => expect(page()).toContain("The store credit is in the customer’s account."));
  });

  it("goes back without asking the app", async () => {
    const app = await open();
    await press("Redeem");
    await press("Back");
    await vi.waitFor(() => expect(button("Redeem")).toBeDefined());
    expect(app.sent).toHaveLength(1);
  });

  it("of points to money: so many, within the limits, with what they come to", async () => {
    const slide = { step: 50, least: 100, most: 1000, value: 125, currency: "GBP" };
    const sliding = reward({ key: "slider", kind: "sliding", title: "Money off", ask: "Exchange {points} for “Money off”?", slide });
    takes(code.code);
    const app = await open({ rewards: [sliding] }, { redeem: done() });
    await press("Redeem");
    await vi.waitFor(() => expect(page()).toContain("Worth: £2.50"));
    expect(page()).toContain("From 100 points to 250 points, in steps of 50 points");
    type("How many to exchange", "220");
    await vi.waitFor(() => expect(disabled(button("Redeem now")!)).toBe(true));
    type("How many to exchange", "200");
    await vi.waitFor(() => expect(page()).toContain("Worth: £5.00"));
    expect(page()).toContain("Exchange 200 points for “Money off”?");
    await press("Redeem now");
    await vi.waitFor(() => expect(app.sent[1]?.body).toMatchObject({ reward: "slider", points: 200 }));
  });

  it("of a product: the one that is chosen goes into the cart first", async () => {
    const variants = [
      { id: "11", title: "Blue" },
      { id: "12", title: "Green" },
    ];
    const till = takes(code.code);
    const app = await open({ rewards: [reward({ kind: "product", variants })] }, { redeem: done({ variantId: "12" }) });
    await press("Redeem");
    await vi.waitFor(() => expect(disabled(button("Redeem now")!)).toBe(true));
    const list = document.body.querySelector("s-choice-list")!;
    Object.assign(list, { values: ["12"] });
    list.dispatchEvent(new Event("change", { bubbles: true }));
    await press("Redeem now");
    await vi.waitFor(() => expect(page()).toContain("The code is applied to the cart."));
    expect(app.sent[1]?.body).toMatchObject({ variant: "12" });
    expect(till.addLineItem).toHaveBeenCalledWith(12, 1);
  });
});

describe("codes and perks", () => {
  it("a code goes onto the cart again", async () => {
    takes(code.code);
    await open({ codes: [code] });
    await press("Apply to the cart");
    await vi.waitFor(() => expect(page()).toContain("The code is applied to the cart."));
  });

  it("a code is given back after a second look, and leaves the cart", async () => {
    const till = takes(code.code);
    cart().cartDiscounts = [{ amount: 5, type: "Code", discountDescription: code.code }];
    const app = await open({ codes: [code] }, { "give-back": answered(actAnswer(customerAnswer("till"))) });
    await press("Give back");
    await vi.waitFor(() => expect(page()).toContain("The code stops working"));
    expect(app.sent).toHaveLength(1);
    await press("Yes, give back");
    await vi.waitFor(() => expect(page()).toContain("The code is given back."));
    expect(app.sent[1]?.body).toMatchObject({ customer: "61", redemption: code.id });
    expect(till.removeCartDiscount).toHaveBeenCalledOnce();
    expect(page()).not.toContain(code.code);
  });

  it("a code that was used meanwhile stays, and it is said", async () => {
    takes(code.code);
    await open({ codes: [code] }, { "give-back": refused("This code has been used: it can no longer be given back.") });
    await press("Give back");
    await press("Yes, give back");
    await vi.waitFor(() => expect(page()).toContain("This code has been used"));
  });

  it("a perk is noted as handed over", async () => {
    const app = await open(
      { perks: [{ id: "p-1", title: "A tote bag", says: null }] },
      { "hand-over": answered(actAnswer(customerAnswer("till"))) },
    );
    await press("Mark as handed over");
    await vi.waitFor(() => expect(page()).toContain("Noted as handed over."));
    expect(app.sent[1]).toMatchObject({ path: "hand-over", body: { customer: "61", redemption: "p-1" } });
    expect(page()).not.toContain("A tote bag");
  });
});

it("is French where the till is", async () => {
  await open(customerAnswer("till", {}, "fr"));
  for (const words of ["Solde", "Récompenses", "Échanger"]) expect(page()).toContain(words);
});
