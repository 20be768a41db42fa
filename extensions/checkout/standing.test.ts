import { describe, expect, it, vi } from "vitest";
import { refusal, withoutCodes } from "./answers.fixture";
import { button, isOff, line, press, read, says, summaryOf, useCheckout } from "./checkout.fixture";

const block = useCheckout("purchase.checkout.block.render");

describe("who looks at it", () => {
  it("guests see what they would earn and where to sign in, and come back to the checkout", async () => {
    block.shopify().lines.value = [line(48.2)];
    await block.open({ guest: true });
    await says("This order earns members 48 points.");
    expect(read()).toContain("Sign in to use your points on this order.");
    expect(document.body.querySelector("s-link")?.getAttribute("href")).toBe(
      "https://mock-shop.myshopify.com/customer_authentication/login?return_to=%2Fcheckout",
    );
    expect(button("Redeem")).toBeUndefined();
  });

  it("guests see nothing where the merchant says so", async () => {
    await block.open({ guest: true, settings: { hide_guests: true } });
    await vi.waitFor(() => expect(document.body.innerHTML).toBe(""));
  });

  it("who is no member may join, by the program's terms", async () => {
    block.answer("join", { body: { member: withoutCodes } });
    await block.open({ member: null });
    await says("By joining you accept the terms of the program.");
    press("Join the program");
    await says("You take part from now on.");
    expect(read()).toContain("1,250 points");
    expect(block.asked.at(-1)?.sent).toMatchObject({ surface: "checkout", terms: summaryOf({}).program!.terms.version });
  });

  it("who is asked for a tick joins only with it", async () => {
    await block.open({ member: "candidate", change: { terms: { ask: true } } });
    await says("I accept the terms of the program");
    expect(isOff("Join the program")).toBe(true);
  });

  it.each([
    ["blocked", "Your membership is suspended. The shop can tell you more."],
    ["left", "You left the program. You can join again at any time."],
    ["debtor", "30 points"],
  ] as const)("who is %s reads how they stand", async (member, sentence) => {
    await block.open({ member });
    await says(sentence);
    expect(button("Redeem")).toBeUndefined();
  });

  it("who has too little reads how much is missing", async () => {
    await block.open({ member: "fresh" });
    await says("0 points");
    expect(read()).toContain("200 points to go");
    expect(button("Redeem")).toBeUndefined();
  });

  it("who is known by the token alone, where Shopify withholds the rest, sees what is theirs", async () => {
    const opened = block.open();
    Object.assign(block.shopify(), { buyerIdentity: undefined });
    await opened;
    await says("1,250 points");
  });

  it("who pays under another address is told that codes are bound to theirs", async () => {
    const opened = block.open();
    block.shopify().buyerIdentity.email.value = "other@example.com";
    await opened;
    await says("Your rewards work with the e-mail address of your account only.");
  });
});

describe("what stands in the way", () => {
  it("is said while the app is asked, and where nobody answers, with a way on", async () => {
    block.answer("summary", "offline", { body: summaryOf({}) });
    await block.open();
    expect(document.body.textContent).toContain("loading");
    await says("failed");
    press("again");
    await says("1,250 points");
  });

  it("is the app's own sentence where it has one", async () => {
    block.answer("summary", refusal("unavailable", "That did not work. Try again in a moment."));
    await block.open();
    await says("That did not work. Try again in a moment.");
  });

  it("is that redeeming pauses: live codes still count", async () => {
    const paused = summaryOf({});
    paused.program!.spending = false;
    paused.words!.states.spending = "Redeeming is paused for now.";
    block.answer("summary", { body: paused });
    block.takesCode(5);
    await block.open();
    await says("Redeeming is paused for now.");
    expect(button("Redeem: £5 off")).toBeUndefined();
    press("Apply to this order: £5 off");
    await says("£5.00 off this order.");
  });

  it("is a checkout that takes no codes", async () => {
    const opened = block.open();
    block.shopify().instructions.value.discounts.canUpdateDiscountCodes = false;
    await opened;
    await says("No codes can be added here. Rewards can be used from the cart.");
    expect(button("Redeem")).toBeUndefined();
    expect(button("Apply")).toBeUndefined();
  });

  it("is that nobody may see the program", async () => {
    const nothing = { program: null, words: null, member: null };
    await block.open({ summary: nothing });
    await vi.waitFor(() => expect(document.body.innerHTML).toBe(""));
  });

  it("is said in the editor, where the merchant places the block", async () => {
    await block.open({ summary: { program: null, words: null, member: null }, editor: true });
    await says("unpublished");
  });

  it("promises no number for another currency or goods that may be gift cards", async () => {
    block.shopify().lines.value = [line(48.2)];
    const opened = block.open({ guest: true });
    block.shopify().localization.currency.value = { isoCode: "EUR" };
    await opened;
    await says("1 point for each £1.00 spent");
  });

  it("speaks French in the program's form of address", async () => {
    block.shopify().lines.value = [line(48.2)];
    await block.open({ guest: true, language: "fr", formOfAddress: "tu" });
    await says("Connecte-toi pour utiliser tes points sur cette commande.");
    expect(read()).toContain("Cette commande rapporte 48 points aux membres.");
  });
});
