import { createResult } from "@shopify/ui-extensions-tester/checkout";
import { describe, expect, it, vi } from "vitest";
import type { MemberFace } from "../../app/face/public-face";
import { sampleMemberFace } from "../../app/face/sample";
import type { ProgramDocument } from "../../app/loyalty/program";
import { button, choose, isOff, line, press, read, says, summaryOf, type, useCheckout, variantLine } from "./checkout.fixture";

const block = useCheckout("purchase.checkout.block.render");
const withoutCodes = sampleMemberFace("active", { codes: [] });
const withCode = sampleMemberFace("active");
const answered = {
  member: withCode,
  id: "019a0000-0000-7000-8000-000000000001",
  kind: "amount",
  code: "KWRT7MHXQ2PD",
  waiting: false,
  applies: true,
  variant: null,
  says: "Your code is KWRT7MHXQ2PD.",
};
const redeemed = { status: 201, body: answered };
const later = (member: MemberFace) => ({
  status: 202,
  body: { ...answered, member, code: null, waiting: true, says: "Your code is being made." },
});
const refusal = (reason: string, title: string) => ({ status: 409, body: { reason, title } });

describe("the block in the steps of checkout", () => {
  it("shows a member's points and what they are worth, rewards, and what the order earns", async () => {
    block.shopify().lines.value = [line(48.2)];
    await block.open();
    await says("1,250 points");
    expect(read()).toContain("worth £31.25 in rewards");
    expect(read()).toContain("£5 off 200 points · Leaves 1,050 points On orders of £25.00 or more.");
    expect(read()).toContain("This order earns 60 points.");
    expect(read()).toContain("Have a friend’s code? Code Referrals are not open yet.");
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

const title = { en: "Reward", fr: "Récompense" };
const reward = (more: object) => ({ rewards: [{ key: "one", title, cost: 100, ...more }] }) as unknown as Partial<ProgramDocument>;

describe("a reward that leaves a choice", () => {
  const sliding = reward({ kind: "sliding", value: "1.00", minimumSteps: 2, maximumSteps: 100 });

  it("slides points to money by steps, and says what they come to", async () => {
    block.takesCode(12);
    block.answer("redeem", { status: 201, body: answered });
    await block.open({ member: sampleMemberFace("active", { codes: [] }, sliding), change: sliding });
    await says("How many points 200 points for £2.00");
    const field = document.body.querySelector("s-number-field")!;
    expect([field.getAttribute("min"), field.getAttribute("max"), field.getAttribute("step")]).toEqual(["200", "1200", "100"]);
    await type(field, "1250");
    await says("1,200 points for £12.00");
    press("Redeem: Reward");
    await says("£12.00 off this order.");
    expect(block.asked.at(-1)?.sent).toMatchObject({ reward: "one", points: 1200 });
  });

  it("writes steps that the app laid no words ready for", async () => {
    const rich = sampleMemberFace("active", { codes: [], balance: { available: 12_000, pending: 0, owed: 0 } }, sliding);
    await block.open({ member: rich, change: sliding });
    await says("How many points");
    await type(document.body.querySelector("s-number-field")!, "9000");
    await says("9,000 points · £90.00");
  });

  const product = reward({
    kind: "product",
    choices: [
      { product: "7", variant: "71" },
      { product: "7", variant: "72" },
    ],
  });
  const single = reward({ kind: "product", choices: [{ product: "7", variant: "72" }] });
  const mug = { member: sampleMemberFace("active", { codes: [] }, product), change: product };
  const free = { ...answered, kind: "product", variant: "72" };

  it("puts the variant chosen into the order before its code is made, and makes it free", async () => {
    block.takesCode(8);
    const added = block.takesLines();
    block.answer("redeem", { status: 201, body: free });
    await block.open(mug);
    await says("Choose one");
    // nobody chose for them
    expect(isOff("Redeem: Reward")).toBe(true);
    await choose(document.body.querySelector("s-select")!, "72");
    press("Redeem: Reward");
    await says("£8.00 off this order.");
    expect(added).toHaveBeenCalledExactlyOnceWith({ type: "addCartLine", merchandiseId: "gid://shopify/ProductVariant/72", quantity: 1 });
    const { variant, cart } = block.asked.at(-1)!.sent!;
    expect(variant).toBe("72");
    expect(JSON.parse(String(cart))).toMatchObject({ lines: [{ variantId: "72", quantity: 1 }] });
  });

  it("spends nothing on what is sold out", async () => {
    const mug = { member: sampleMemberFace("active", { codes: [] }, single), change: single };
    block.shopify().applyCartLinesChange = async () => createResult("applyCartLinesChange", { type: "error", message: "sold out" });
    await block.open(mug);
    await says("Redeem");
    press("Redeem: Reward");
    await says("The product could not be added to this order. Nothing was spent.");
    expect(block.asked.map(({ path }) => path.split("?")[0])).toEqual(["summary"]);
  });

  it("takes the product out again where the app refuses", async () => {
    const mug = { member: sampleMemberFace("active", { codes: [] }, single), change: single };
    const lines = block.takesLines();
    block.answer("redeem", refusal("out-of-stock", "This reward is used up."));
    await block.open(mug);
    await says("Redeem");
    press("Redeem: Reward");
    await says("This reward is used up.");
    expect(lines.mock.calls.map(([{ type }]) => type)).toEqual(["addCartLine", "removeCartLine"]);
    expect(block.shopify().lines.value).toEqual([]);
  });

  it("takes it out with the code when it is given back", async () => {
    const lines = block.takesLines();
    block.takesCode(8);
    block.shopify().lines.value = [variantLine("72")];
    block.shopify().discountCodes.value = [{ code: "KWRT7MHXQ2PD" }];
    const held = { ...withCode, codes: [{ ...withCode.codes[0]!, kind: "product" as const, variant: "72" }] };
    block.answer("give-back", { body: { member: mug.member } });
    await block.open({ ...mug, member: held });
    await says("Give back");
    press("Give back: £5 off");
    await says("Yes, give back");
    press("Yes, give back");
    await says("The reward is given back.");
    expect(lines).toHaveBeenCalledExactlyOnceWith({ type: "removeCartLine", id: "gid://shopify/CartLine/72", quantity: 1 });
  });

  it("is not offered where the checkout takes no more lines", async () => {
    const opened = block.open(mug);
    block.shopify().instructions.value.lines.canAddCartLine = false;
    await opened;
    await says("Reward 100 points");
    expect(button("Redeem")).toBeUndefined();
  });
});

describe("what a reward asks for", () => {
  it("is said: why nobody can take it, and which points would end meanwhile", async () => {
    const told = summaryOf({ member: withoutCodes });
    told.member!.texts.en!.rewards[0]!.expires = "If you do not use the code, 60 of these points expire on 12 March 2027.";
    block.answer("summary", { body: told });
    await block.open();
    await says("60 of these points expire on 12 March 2027.");
  });

  it("closes it where it is used up", async () => {
    const told = summaryOf({ member: withoutCodes });
    told.words!.rewards[0]!.closed = "This reward is used up.";
    block.answer("summary", { body: told });
    await block.open();
    await says("This reward is used up.");
    expect(button("Redeem")).toBeUndefined();
  });

  it("leaves gift cards, credit and what staff hand over to the account", async () => {
    const others = reward({ kind: "perk" });
    await block.open({ member: sampleMemberFace("active", { codes: [] }, others), change: others });
    await says("Reward: redeemed in your account or in the shop, not with this order.");
    expect(button("Redeem: Reward")).toBeUndefined();
  });

  it("counts what shipping costs less as no goods less", async () => {
    const api = block.shopify();
    api.lines.value = [line(48.2)];
    api.discountCodes.value = [{ code: "KWRT7MHXQ2PD" }];
    api.discountAllocations.value = [
      { type: "code", code: "KWRT7MHXQ2PD", discountedAmount: { amount: 4.9, currencyCode: "GBP" } },
      { type: "code", code: "OTHER", discountedAmount: { amount: 8.2, currencyCode: "GBP" } },
    ];
    await block.open({ member: { ...withCode, codes: [{ ...withCode.codes[0]!, kind: "shipping" }] } });
    await says("This order earns 50 points.");
  });

  it("says that a code for shipping is taken, of which no allocation tells", async () => {
    block.takesCode(null);
    const shipping = { ...withCode, codes: [{ ...withCode.codes[0]!, kind: "shipping" as const }] };
    await block.open({ member: shipping });
    await says("Apply to this order");
    press("Apply to this order: £5 off");
    await says("The code is applied: it makes shipping free where its conditions are met.");
  });
});

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
