import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { attribute, close, page, appThat, answered, customerAnswer } from "../shared/staff.fixture";
import { emptyCart } from "./pos.fixture";

describe("the tile on the home screen", () => {
  const tile = getExtension("pos.home.tile.render");
  beforeEach(() => tile.setUp());
  afterEach(() => {
    close();
    tile.tearDown();
  });
  const shown = () => document.body.querySelector("s-tile")!;

  it("asks for a customer while the cart has none, and opens either way", async () => {
    tile.shopify.cart.current.value = emptyCart();
    const opened = vi.spyOn(tile.shopify.action, "presentModal");
    await tile.render();
    expect([attribute(shown(), "heading"), attribute(shown(), "subheading")]).toEqual(["title", "add-customer"]);
    shown().dispatchEvent(new Event("click"));
    expect(opened).toHaveBeenCalledOnce();
  });

  it("says nothing of whoever stands at the till, and asks nobody about them", async () => {
    tile.shopify.cart.current.value = emptyCart({ id: 61 });
    tile.fetch = vi.fn();
    await tile.render();
    expect([attribute(shown(), "subheading"), attribute(shown(), "tone")]).toEqual(["customer", "accent"]);
    expect(tile.fetch).not.toHaveBeenCalled();
  });
});

describe("what the tile opens", () => {
  const modal = getExtension("pos.home.modal.render");
  beforeEach(() => modal.setUp());
  afterEach(() => {
    close();
    modal.tearDown();
  });

  it("asks for a customer where the cart has none, and says why", async () => {
    modal.shopify.cart.current.value = emptyCart();
    modal.fetch = vi.fn();
    await modal.render();
    expect(page()).toContain("add-customer-why");
    expect(modal.fetch).not.toHaveBeenCalled();
  });

  it("shows the customer of the cart", async () => {
    modal.shopify.cart.current.value = emptyCart({ id: 61 });
    const app = appThat({ customer: answered(customerAnswer("till")) });
    modal.fetch = app.fetch;
    await modal.render();
    await vi.waitFor(() => expect(page()).toContain("250 points"));
    expect(app.sent).toEqual([
      {
        path: "customer",
        query: { customer: "61", language: "language", surface: "till" },
        token: expect.stringMatching(/^Bearer .+/u) as string,
        body: null,
      },
    ]);
  });
});

describe("the block on a customer's page", () => {
  const block = getExtension("pos.customer-details.block.render");
  beforeEach(() => {
    block.setUp();
    block.shopify.customer.id = 61;
  });
  afterEach(() => {
    close();
    block.tearDown();
  });

  it("shows what they have, and leads to their rewards", async () => {
    block.fetch = appThat({ customer: answered(customerAnswer("till", { notes: ["Spending is paused for the whole shop."] })) }).fetch;
    const opened = vi.spyOn(block.shopify.action, "presentModal");
    await block.render();
    await vi.waitFor(() => expect(page()).toContain("250 points"));
    for (const words of ["Silver", "worth £6.25 in rewards", "Spending is paused"]) expect(page()).toContain(words);
    document.body.querySelector("s-button")!.dispatchEvent(new Event("click"));
    expect(opened).toHaveBeenCalledOnce();
  });

  it("says that it is loading, that nobody answers, and tries again", async () => {
    const app = appThat({ customer: "silent" });
    block.fetch = app.fetch;
    await block.render();
    expect(page()).toContain("loading");
    close();
    app.replies["customer"] = "away";
    await block.render();
    await vi.waitFor(() => expect(page()).toContain("unanswered"));
    app.replies["customer"] = answered(customerAnswer("till"));
    document.body.querySelector("s-button")!.dispatchEvent(new Event("click"));
    await vi.waitFor(() => expect(page()).toContain("250 points"));
  });
});
