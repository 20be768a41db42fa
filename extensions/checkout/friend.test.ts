import { createResult } from "@shopify/ui-extensions-tester/checkout";
import { describe, expect, it } from "vitest";
import { press, read, says, summaryOf, type, useCheckout, type Opened } from "./checkout.fixture";

const block = useCheckout("purchase.checkout.block.render");
const own = "7KQM-4XRA-N9DE";
const made = { status: 201, body: { code: own, waiting: false, says: `Your code is ${own}: £10.00 off.` } };
const refused = (reason: string, title: string, field: string) => ({ status: 409, body: { reason, title, field } });

function open(how: Opened = {}) {
  const summary = summaryOf({ guest: true, ...how });
  const program = summary.program && { ...summary.program, referrals: true };
  return block.open({ guest: true, ...how, summary: { ...summary, program } });
}
const field = (name: "s-text-field" | "s-email-field") => document.body.querySelector(name) as (HTMLElement & { error?: string }) | null;
const errorOf = (name: "s-text-field" | "s-email-field") => field(name)?.error ?? field(name)?.getAttribute("error");

describe("the line for a friend's code", () => {
  it("takes an advocate's code under the address of the order and applies the friend's own", async () => {
    const applied = block.takesCode(10);
    block.answer("friend", made);
    await open();
    await says("Have a friend’s code?");
    await type(field("s-text-field")!, "maya-2026");
    press("Use the code");
    press("Use the code");
    await says(`Your code is ${own}: £10.00 off.`);
    expect(applied).toHaveBeenCalledExactlyOnceWith({ type: "addDiscountCode", code: own });
    expect(block.asked.slice(1)).toEqual([
      { path: "friend", sent: { code: "maya-2026", email: "ada@example.com", language: "en", surface: "checkout" } },
    ]);
  });

  it("asks for the address where Shopify does not tell it", async () => {
    block.takesCode(10);
    block.answer("friend", refused("address-missing", "Enter your e-mail address.", "email"), made);
    await open({ withheld: true });
    await says("Your e-mail address");
    await type(field("s-text-field")!, "MAYA");
    press("Use the code");
    await says("Use the code");
    await expect.poll(() => errorOf("s-email-field")).toBe("Enter your e-mail address.");
    await type(field("s-email-field")!, "jane@example.com");
    press("Use the code");
    await says(`Your code is ${own}`);
    expect(block.asked.at(-1)?.sent).toMatchObject({ code: "MAYA", email: "jane@example.com" });
  });

  it("says what is wrong beside the field, and applies nothing", async () => {
    const applied = block.takesCode(10);
    block.answer("friend", refused("own-code", "This is your own code.", "code"));
    await open({ guest: false });
    await says("Have a friend’s code?");
    press("Use the code");
    await expect.poll(() => errorOf("s-text-field")).toBe("This is your own code.");
    expect(applied).not.toHaveBeenCalled();
  });

  it("says it where the code takes nothing off this order yet; of free shipping the price says nothing", async () => {
    block.takesCode(null);
    block.answer("friend", made, { ...made, body: { ...made.body, kind: "shipping", says: "Free shipping." } });
    await open();
    await says("Have a friend’s code?");
    press("Use the code");
    await says("The code takes nothing off this order");
    press("Use the code");
    await says("Free shipping.");
    expect(read()).not.toContain("takes nothing off");
  });

  it("says it too where the checkout leaves out what counts nothing", async () => {
    block.answer("friend", made);
    await open();
    await says("Have a friend’s code?");
    block.shopify().applyDiscountCodeChange = async () => createResult("applyDiscountCodeChange");
    press("Use the code");
    await says("The code takes nothing off this order");
  });

  it("says what was promised where the order takes no codes, and that nobody answers", async () => {
    block.answer("friend", made, "offline");
    await open();
    await says("Have a friend’s code?");
    block.shopify().instructions.value = {
      ...block.shopify().instructions.value,
      discounts: { ...block.shopify().instructions.value.discounts, canUpdateDiscountCodes: false },
    };
    press("Use the code");
    await says("No codes can be added here.");
    press("Use the code");
    await says("That did not work. Try again in a moment.");
  });

  it("is not there where referrals are off, or the merchant leaves it out", async () => {
    await block.open({ guest: true });
    await says("Sign in");
    expect(read()).not.toContain("friend");
  });
});
