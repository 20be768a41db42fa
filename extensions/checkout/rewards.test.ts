import { createResult } from "@shopify/ui-extensions-tester/checkout";
import { describe, expect, it } from "vitest";
import { sampleMemberFace } from "../../app/face/sample";
import type { ProgramDocument } from "../../app/loyalty/program";
import { answered, refusal, withCode, withoutCodes } from "./answers.fixture";
import { button, choose, isOff, line, press, says, summaryOf, type, variantLine, useCheckout } from "./checkout.fixture";

const block = useCheckout("purchase.checkout.block.render");
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
    block.answer("redeem", refusal("out-of-stock", "This reward is being prepared: back soon."));
    await block.open(mug);
    await says("Redeem");
    press("Redeem: Reward");
    await says("This reward is being prepared: back soon.");
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

  it("is closed where nobody can take it now, and says why", async () => {
    const told = summaryOf({ member: withoutCodes });
    told.words!.rewards[0]!.closed = "This reward is being prepared: back soon.";
    block.answer("summary", { body: told });
    await block.open();
    await says("This reward is being prepared: back soon.");
    expect(button("Redeem: £5 off")).toBeUndefined();
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
