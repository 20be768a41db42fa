import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleMemberFace } from "../../app/face/sample";
import { all, appThat, close, press, refused, summaryOf, text } from "../account/account.fixture";

const extension = getExtension("customer-account.order-status.block.render");
beforeEach(() => extension.setUp());
afterEach(() => {
  close();
  extension.tearDown();
});

const earned = {
  known: true,
  points: 48,
  says: ["You earned 48 points with this order.", "Available from 6 December 2026."],
  why: ["48 points: £48.00 of goods at 1 point per £1.00"],
};

async function open(order: object, ready: string) {
  const app = appThat({ summary: summaryOf(sampleMemberFace()), order });
  extension.fetch = app.fetch;
  await extension.render();
  await vi.waitFor(() => expect(text()).toContain(ready));
  return app;
}

describe("the block on an order's page", () => {
  it("says what the order earned, from when it can be spent, and how it was counted", async () => {
    const app = await open(earned, "You earned 48 points with this order.");
    expect(app.asked("order")[0]!.fields).toMatchObject({ id: "gid://shopify/Order/1", language: "en" });
    expect(text()).toContain("Available from 6 December 2026.");
    expect(all("s-list-item").map((one) => one.textContent)).toEqual(earned.why);
  });

  it("says why an order earned nothing", async () => {
    await open({ known: true, points: 0, says: ["Nothing earned: the order is not paid yet"], why: [] }, "the order is not paid yet");
    expect(all("s-details")).toEqual([]);
  });

  it("is patient with an order that was not heard of yet", async () => {
    const app = await open({ known: false, points: 0, says: [], why: [] }, "is being counted");
    app.replies["order"] = earned;
    press("again");
    await vi.waitFor(() => expect(text()).toContain("You earned 48 points"));
  });

  it("says why there is no answer", async () => {
    await open(refused("unavailable", "That did not work. Try again in a moment.", 503), "That did not work.");
    expect(all("s-button")).toHaveLength(1);
  });

  it("shows nothing of a member's to who only holds the e-mail's link, and lets them sign in", async () => {
    const login = vi.fn(() => Promise.resolve());
    extension.shopify.authenticationState.value = "pre_authenticated";
    extension.shopify.requireLogin = login;
    const app = await open(earned, "signed_out");
    expect(app.sent).toEqual([]);
    press("sign_in");
    expect(login).toHaveBeenCalledOnce();
  });
});
