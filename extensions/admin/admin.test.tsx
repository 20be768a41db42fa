import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { StaffOrderAnswer } from "../../app/routes/staff/answers";
import { wordsOf } from "../../app/routes/staff/words";
import {
  all,
  answered,
  appThat,
  attribute,
  button,
  close,
  customerAnswer,
  memberView,
  page,
  press,
  refused,
  type,
} from "../shared/staff.fixture";

describe("the block on Shopify's page of a customer", () => {
  const block = getExtension("admin.customer-details.block.render");
  beforeEach(() => {
    block.setUp();
    block.shopify.data = { selected: [{ id: "gid://shopify/Customer/61" }] };
  });
  afterEach(() => {
    close();
    block.tearDown();
  });
  const blockNow = () => document.body.querySelector("s-admin-block")!;

  async function open(change: Parameters<typeof customerAnswer>[1] = {}, replies: Parameters<typeof appThat>[0] = {}) {
    const app = appThat({ customer: answered(customerAnswer("block", change)), ...replies });
    block.fetch = app.fetch;
    await block.render();
    await vi.waitFor(() => expect(page()).not.toContain("loading"));
    return app;
  }

  it("shows balance, tier and last movements, and leads to the member's page; it recommends nothing", async () => {
    const member = { ...memberView, held: "200 points", owed: "5 points" };
    const app = await open({ member });
    for (const words of [
      "250 points",
      "Active",
      "Pending: 48 points",
      "Held: 200 points",
      "Owed: 5 points",
      "Tier: Silver",
      "£330.00 more to Gold",
    ])
      expect(page()).toContain(words);
    expect(page()).toContain("22 November 2026 · +48 · 48 points: £48.20 of goods");
    expect(attribute(blockNow(), "collapsedSummary") ?? attribute(blockNow(), "collapsedsummary")).toBe("250 points");
    expect(all("s-link").map((link) => [attribute(link, "href"), link.textContent])).toEqual([
      ["app:app/members/61", "Open the member’s page"],
    ]);
    expect(app.sent[0]).toMatchObject({ path: "customer", query: { customer: "61" } });
    expect([...document.body.querySelectorAll("a, img, s-image")]).toEqual([]);
  });

  it.each([
    ["is no member", { member: null, notes: ["This customer has neither ordered nor joined yet: there is nothing to show."] }],
    ["is blocked", { member: { ...memberView, status: "blocked" as const, standing: "Blocked" }, notes: ["Blocked since 1 Nov 2026"] }],
    ["has no movements", { member: { ...memberView, movements: [] }, notes: ["Nothing has moved yet."] }],
  ])("says of one who %s what is so", async (_, change) => {
    await open(change);
    expect(page()).toContain(change.notes[0]);
    expect(button("Adjust points") === undefined).toBe(change.member === null);
  });

  it("says that it is loading, that nobody answers, that it may not be seen, and tries again", async () => {
    const app = appThat({ customer: "silent" });
    block.fetch = app.fetch;
    await block.render();
    expect(attribute(document.body.querySelector("s-spinner")!, "accessibilityLabel") ?? page()).toContain("loading");
    close();
    app.replies["customer"] = "away";
    await block.render();
    await vi.waitFor(() => expect(page()).toContain("unanswered"));
    app.replies["customer"] = refused("Open this page anew: the sign-in is over.", {}, 401);
    await press("retry");
    await vi.waitFor(() => expect(page()).toContain("the sign-in is over"));
    app.replies["customer"] = answered(customerAnswer("block"));
    await press("retry");
    await vi.waitFor(() => expect(page()).toContain("250 points"));
  });

  it("adds points with a reason, once for each name", async () => {
    const after = customerAnswer("block", { member: { ...memberView, available: "300 points" } });
    const app = await open({}, { adjust: answered({ customer: after, says: "Points adjusted" }) });
    await press("Adjust points");
    await vi.waitFor(() => type("Points", "50"));
    type("Reason", "Late parcel");
    await press("Adjust");
    await vi.waitFor(() => expect(page()).toContain("300 points"));
    expect(page()).toContain("Points adjusted");
    const sent = { customer: "61", id: "018f3a5e-0000-7000-8000-000000000001", points: "50", reason: "Late parcel" };
    expect(app.sent[1]).toMatchObject({ path: "adjust", body: sent });
  });

  it("asks once more before it takes points off, and can be left", async () => {
    const app = await open({}, { adjust: answered({ customer: customerAnswer("block"), says: "Points adjusted" }) });
    await press("Adjust points");
    await vi.waitFor(() => type("Points", "−50"));
    type("Reason", "Mistake");
    await press("Adjust");
    await vi.waitFor(() => expect(page()).toContain("Take these points off?"));
    expect(app.sent).toHaveLength(1);
    await press("Back");
    await vi.waitFor(() => expect(button("Adjust")).toBeDefined());
    await press("Adjust");
    await press("Take off");
    await vi.waitFor(() => expect(app.sent).toHaveLength(2));
    close();
    await open();
    await press("Adjust points");
    await press("Back");
    await vi.waitFor(() => expect(button("Adjust points")).toBeDefined());
  });

  it("shows what is wrong at its field", async () => {
    const app = await open({}, { adjust: refused("Write a whole number, such as 50 or -50.", { field: "points" }, 422) });
    await press("Adjust points");
    await vi.waitFor(() => type("Points", "ten"));
    await press("Adjust");
    const field = (label: string) => all("s-text-field").find((one) => attribute(one, "label") === label)!;
    await vi.waitFor(() => expect(attribute(field("Points"), "error")).toBe("Write a whole number, such as 50 or -50."));
    expect(attribute(field("Reason"), "error") ?? "").toBe("");
    app.replies["adjust"] = refused("That did not work. Try again in a moment.", {}, 503);
    await press("Adjust");
    await vi.waitFor(() => expect(document.body.querySelector("s-banner")?.textContent).toContain("That did not work."));
  });
});

describe("the block on Shopify's page of an order", () => {
  const block = getExtension("admin.order-details.block.render");
  beforeEach(() => {
    block.setUp();
    block.shopify.data = { selected: [{ id: "gid://shopify/Order/7001" }] };
  });
  afterEach(() => {
    close();
    block.tearDown();
  });

  const order = {
    earned: "48 points",
    of: "60 points granted, 12 points taken back",
    from: "Can be spent from 6 Dec 2026",
    reasons: ["48 points: £48.20 of goods at 1 point per £1.00"],
    rewards: ["Paid with a reward: £5 off"],
    customerId: "61",
  };
  async function open(answer: Partial<StaffOrderAnswer>) {
    const app = appThat({ order: answered({ words: wordsOf("block", "en"), order: null, notes: [], ...answer }) });
    block.fetch = app.fetch;
    await block.render();
    await vi.waitFor(() => expect(document.body.querySelector("s-spinner")).toBeNull());
    return app;
  }

  it("says what it earned, from when, and why", async () => {
    const app = await open({ order });
    for (const words of [order.earned, order.of, order.from, ...order.reasons, ...order.rewards, "Why it earned this"])
      expect(page()).toContain(words);
    expect(all("s-link").map((link) => attribute(link, "href"))).toEqual(["app:app/orders/7001"]);
    expect(app.sent[0]).toMatchObject({ path: "order", query: { order: "7001" } });
  });

  it("says why there is nothing, and what is not known", async () => {
    const notes = ["This order has not come in yet. Orders are read seconds after they are placed."];
    await open({ notes });
    expect(page()).toContain(notes[0]);
    expect(all("s-link")).toEqual([]);
  });

  it("says that nobody answers, and tries again", async () => {
    const app = appThat({ order: "away" });
    block.fetch = app.fetch;
    await block.render();
    await vi.waitFor(() => expect(page()).toContain("unanswered"));
    app.replies["order"] = answered({ words: wordsOf("block", "en"), order, notes: [] });
    await press("retry");
    await vi.waitFor(() => expect(page()).toContain("48 points"));
  });
});
