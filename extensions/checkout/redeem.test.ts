import { createResult } from "@shopify/ui-extensions-tester/checkout";
import { describe, expect, it, vi } from "vitest";
import { later, redeemed, refusal, withoutCodes } from "./answers.fixture";
import { button, line, press, read, says, summaryOf, useCheckout } from "./checkout.fixture";

const block = useCheckout("purchase.checkout.block.render");

describe("the block in the steps of checkout", () => {
  it("shows a member's points and what they are worth, rewards, and what the order earns", async () => {
    block.shopify().lines.value = [line(48.2)];
    await block.open();
    await says("1,250 points");
    expect(read()).toContain("worth £31.25 in rewards");
    expect(read()).toContain("£5 off 200 points · Leaves 1,050 points On orders of £25.00 or more.");
    expect(read()).toContain("This order earns 60 points.");
    expect(read()).not.toContain("Have a friend’s code?");
    expect(block.asked).toEqual([{ path: "summary?language=en-GB&surface=checkout", sent: null }]);
  });

  it("redeems once however often it is pressed, with the cart told, and says what the checkout takes off", async () => {
    block.shopify().lines.value = [line(48.2, { quantity: 2 })];
    const applied = block.takesCode(5);
    block.answer("redeem", redeemed);
    await block.open({ member: withoutCodes });
    await says("Redeem");
    press("Redeem: £5 off");
    press("Redeem: £5 off");
    await says("£5.00 off this order.");
    expect(applied).toHaveBeenCalledExactlyOnceWith({ type: "addDiscountCode", code: "KWRT7MHXQ2PD" });
    const [, asked, ...more] = block.asked;
    expect(more).toEqual([]);
    expect(asked).toMatchObject({ path: "redeem", sent: { reward: "five-off", redemption: "1", surface: "checkout", language: "en" } });
    expect(JSON.parse(String(asked!.sent!["cart"]))).toEqual({
      currency: "GBP",
      codes: [],
      lines: [{ productId: "1", variantId: "1", quantity: 2, amount: 4820, subscription: false, giftCard: false }],
    });
  });

  it("says that a code counts nothing, and leaves it with the member", async () => {
    block.takesCode(null);
    block.answer("redeem", redeemed);
    await block.open({ member: withoutCodes });
    await says("Redeem");
    press("Redeem: £5 off");
    await says("The code takes nothing off this order: another discount goes before it");
    expect(button("Give back: £5 off")).toBeDefined();
  });

  it("shows the app's reason where it refuses, and applies nothing", async () => {
    const applied = block.takesCode(5);
    block.answer("redeem", refusal("below-minimum", "Add goods for £5.00 more."));
    await block.open({ member: withoutCodes });
    await says("Redeem");
    press("Redeem: £5 off");
    await says("Add goods for £5.00 more.");
    expect(applied).not.toHaveBeenCalled();
    // another try is another wish
    block.answer("redeem", redeemed);
    press("Redeem: £5 off");
    await says("£5.00 off this order.");
  });

  it("shows what is true where it was overtaken elsewhere", async () => {
    block.answer("redeem", refusal("insufficient-points", "Your balance is too low for this reward."));
    await block.open({ member: withoutCodes });
    await says("1,250 points");
    block.answer("summary", { body: summaryOf({ member: "fresh" }) });
    press("Redeem: £5 off");
    await says("200 points to go");
    expect(read()).toContain("Your balance is too low for this reward.");
  });

  it("waits for a code that Shopify makes later, by the same wish", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
    block.takesCode(5);
    block.answer("redeem", later(withoutCodes), redeemed);
    await block.open({ member: withoutCodes });
    await says("Redeem");
    press("Redeem: £5 off");
    await vi.advanceTimersByTimeAsync(3_000);
    await says("£5.00 off this order.");
    const wishes = block.asked.filter(({ path }) => path === "redeem").map(({ sent }) => sent);
    expect(wishes).toHaveLength(2);
    expect(wishes[1]).toEqual(wishes[0]);
  });

  it("does not take silence for a no once the points are held", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
    block.takesCode(5);
    block.answer("redeem", later(withoutCodes), "offline", refusal("rate-limited", "Too many at once."), redeemed);
    await block.open({ member: withoutCodes });
    await says("Redeem");
    press("Redeem: £5 off");
    await vi.advanceTimersByTimeAsync(11_000);
    await says("£5.00 off this order.");
  });

  it("says that the code is on its way where Shopify stays away", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
    block.answer("redeem", later({ ...withoutCodes, making: ["five-off"] }));
    await block.open({ member: withoutCodes });
    await says("Redeem");
    press("Redeem: £5 off");
    await vi.advanceTimersByTimeAsync(11_000);
    await says("Your code is being made.");
  });

  it("applies a code that the member has, and says where the checkout does not take it", async () => {
    block.takesCode(5);
    await block.open();
    await says("Valid until 20 December 2026");
    press("Apply to this order: £5 off");
    await says("£5.00 off this order.");
    expect(button("Apply to this order: £5 off")).toBeUndefined();
  });

  it.each(["refuses it", "takes nothing off for it"])("says that a code has ended meanwhile, where the checkout %s", async (how) => {
    block.takesCode(null);
    if (how === "refuses it") {
      block.shopify().applyDiscountCodeChange = async () => createResult("applyDiscountCodeChange", { type: "error", message: "no" });
    }
    await block.open();
    await says("Apply to this order");
    block.answer("summary", { body: summaryOf({ member: withoutCodes }) });
    press("Apply to this order: £5 off");
    await says("This code no longer counts: it was used, or it has ended.");
    expect(button("Give back: £5 off")).toBeUndefined();
  });

  it("says where the checkout refuses a code", async () => {
    block.shopify().applyDiscountCodeChange = async () => createResult("applyDiscountCodeChange", { type: "error", message: "no" });
    await block.open();
    await says("Apply to this order");
    press("Apply to this order: £5 off");
    await says("This order does not take the code at the moment. The reward stays yours.");
  });

  it("takes a code out of the order and gives its points back, after having asked", async () => {
    const applied = block.takesCode(5);
    block.shopify().discountCodes.value = [{ code: "KWRT7MHXQ2PD" }];
    block.shopify().discountAllocations.value = [
      { type: "code", code: "kwrt7mhxq2pd", discountedAmount: { amount: 5, currencyCode: "GBP" } },
    ];
    block.answer("give-back", { body: { member: withoutCodes } });
    await block.open();
    await says("£5.00 off this order.");
    press("Give back: £5 off");
    await says("The code stops working and its points return to your balance.");
    press("Yes, give back");
    await says("The reward is given back.");
    expect(applied).toHaveBeenCalledExactlyOnceWith({ type: "removeDiscountCode", code: "KWRT7MHXQ2PD" });
    expect(block.asked.at(-1)).toMatchObject({ path: "give-back", sent: { redemption: "019a0000-0000-7000-8000-000000000001" } });
    expect(read()).not.toContain("Valid until");
  });

  it("says why a used code cannot be given back", async () => {
    block.answer("give-back", refusal("code-used", "This code has been used: it can no longer be given back."));
    await block.open();
    await says("Give back");
    press("Give back: £5 off");
    await says("Yes, give back");
    press("Yes, give back");
    await says("This code has been used: it can no longer be given back.");
  });
});
