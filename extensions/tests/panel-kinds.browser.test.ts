import type { Page as Window } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { MemberFace } from "../../app/face/public-face";
import { sampleMemberFace, sampleProgramFace } from "../../app/face/sample";
import type { ProgramDocument } from "../../app/loyalty/program";
import { Refused, cartSection, emptyCart, redeemedAnswer, usePanelPage } from "./panel-page.fixture";

const panelPage = usePanelPage();
const rewards: ProgramDocument["rewards"] = [
  { key: "slider", title: { en: "Money off" }, kind: "sliding", cost: 100, value: "1.00", minimumSteps: 2 },
  {
    key: "mug",
    title: { en: "A mug" },
    kind: "product",
    cost: 300,
    choices: [
      { product: "7", variant: "71" },
      { product: "7", variant: "72" },
    ],
  },
  { key: "coffee", title: { en: "A coffee" }, kind: "perk", cost: 100 },
];
const of = { face: sampleProgramFace({ rewards }), member: sampleMemberFace("active", {}, { rewards }) };

const panelOf = (page: Window) => page.getByRole("dialog", { name: "The Club" });
const card = (page: Window, key: string) => panelOf(page).locator(`[data-reward=${key}]`);
const said = async (page: Window) => {
  await page.waitForFunction(() => document.querySelector("#fidelio-panel .fid-live")?.textContent);
  return panelOf(page).getByRole("status").innerText();
};

async function open(page: Window, key: string): Promise<void> {
  await page.locator(".fid-launcher").click();
  await page.waitForSelector("#fidelio-panel:modal");
  await card(page, key).locator("summary").click();
}

/** The same member with another code, or something received. */
function after(change: (member: MemberFace) => void): MemberFace {
  const member = sampleMemberFace("active", {}, { rewards });
  change(member);
  return member;
}
const withCode = (code: string, variant: string | null = null) =>
  after((member) => {
    member.codes.unshift({ id: "second", code, reward: "mug", kind: variant === null ? "amount" : "product", variant });
    for (const text of Object.values(member.texts)) text.codes.unshift({ title: "A mug", ends: "Valid until 22 December 2026" });
  });

/** A cart that a shop would keep: lines and codes, with the part of the page that shows it. */
function shopCart(sold = true) {
  const cart = { lines: new Map<string, number>(), codes: [] as string[] };
  const told = () => ({
    ...emptyCart,
    items: [...cart.lines].map(([id, quantity]) => ({
      variant_id: Number(id),
      product_id: 7,
      quantity,
      final_line_price: 900,
      gift_card: false,
    })),
    discount_codes: cart.codes.map((code) => ({ code, applicable: true })),
  });
  const json = (body: URLSearchParams) => JSON.parse([...body.keys()][0] ?? "{}") as Record<string, unknown>;
  return {
    cart,
    answers: {
      "cart.js": told,
      "add.js": (body: URLSearchParams) => {
        if (!sold) return new Refused("sold-out");
        const { items } = json(body) as { items: Array<{ id: number }> };
        for (const { id } of items) cart.lines.set(String(id), 1);
        return {};
      },
      "update.js": (body: URLSearchParams) => {
        const { discount, updates, sections } = json(body) as { discount?: string; updates?: Record<string, number>; sections: string[] };
        if (discount !== undefined) cart.codes = discount.split(",").filter(Boolean);
        for (const [id, quantity] of Object.entries(updates ?? {})) if (quantity === 0) cart.lines.delete(id);
        const drawn = Object.fromEntries(sections.map((name) => [name, cartSection(`codes: ${cart.codes.join(" ")}`)]));
        return { ...told(), sections: drawn };
      },
    },
  };
}

describe("a reward that lets members choose how many", () => {
  it("says what each place of the slider comes to, by keyboard, and sends that many", async () => {
    const sent: string[] = [];
    const { page } = await panelPage.show(of, {
      summary: () => ({ member: of.member }),
      redeem: (fields) => {
        sent.push(fields.get("points")!);
        return redeemedAnswer(withCode("SLID-ECOD-E234"), "SLID-ECOD-E234");
      },
      ...shopCart().answers,
    });
    await open(page, "slider");
    const slider = card(page, "slider").getByRole("slider", { name: "How many points" });
    expect(await card(page, "slider").locator(".fid-rung").innerText()).toBe("200 points for £2.00");
    await slider.focus();
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("ArrowRight");
    expect(await card(page, "slider").locator(".fid-rung").innerText()).toBe("500 points for £5.00");
    expect(await slider.getAttribute("aria-valuetext")).toBe("500 points for £5.00");
    await page.keyboard.press("End");
    expect(await card(page, "slider").locator(".fid-rung").innerText()).toBe("1,200 points for £12.00");
    await card(page, "slider").getByRole("button", { name: "Redeem: Money off" }).click();
    expect(await said(page)).toBe("Your code is SLID-ECOD-E234. The code is applied to your cart.");
    expect(sent).toEqual(["1200"]);
  });

  it("is a list without script", async () => {
    const { page } = await panelPage.show(of, {}, { javaScript: false });
    await page.locator(".fid-launcher").click();
    await card(page, "slider").locator("summary").click();
    expect(await card(page, "slider").getByRole("slider").count()).toBe(0);
    const list = card(page, "slider").getByLabel("How many points");
    expect(await list.locator("option").first().innerText()).toBe("200 points for £2.00");
    expect(await list.locator("option").last().getAttribute("value")).toBe("1200");
  });
});

describe("a free product", () => {
  it("asks which, lies in the cart with its code, and leaves it when it is given back", async () => {
    const { cart, answers } = shopCart();
    const told: string[] = [];
    const { page } = await panelPage.show(of, {
      ...answers,
      summary: () => ({ member: of.member }),
      redeem: (fields) => {
        told.push(fields.get("variant")!, fields.get("cart")!);
        return redeemedAnswer(withCode("MUGS-CODE-2345", "72"), "MUGS-CODE-2345", { kind: "product", variant: "72" });
      },
      "give-back": () => ({ member: of.member }),
    });
    await open(page, "mug");
    await card(page, "mug").getByLabel("Choose one").selectOption("72");
    await card(page, "mug").getByRole("button", { name: "Redeem: A mug" }).click();
    expect(await said(page)).toBe("Your code is MUGS-CODE-2345. The code is applied to your cart.");
    expect([...cart.lines]).toEqual([["72", 1]]);
    expect(cart.codes).toEqual(["MUGS-CODE-2345"]);
    // the app was shown the cart without what becomes free, and the page was drawn anew in place
    expect(told[0]).toBe("72");
    expect(JSON.parse(told[1]!)).toEqual({ currency: "GBP", lines: [], codes: [] });
    expect(await page.locator("#shopify-section-main-cart").innerText()).toBe("codes: MUGS-CODE-2345");
    const mine = panelOf(page).locator("[data-codes] li", { hasText: "MUGS-CODE-2345" });
    expect(await mine.getByText("The code counts in your cart.").isVisible()).toBe(true);
    await mine.getByText("Give back", { exact: true }).click();
    await mine.getByRole("button", { name: "Yes, give back" }).click();
    await expect.poll(() => said(page)).toBe("The reward is given back.");
    expect([[...cart.lines], cart.codes]).toEqual([[], []]);
  });

  it("that is sold out costs nothing, and one that is refused leaves the cart as it was", async () => {
    const soldOut = shopCart(false);
    const asked: string[] = [];
    const refuse = () => {
      asked.push("redeem");
      return new Refused("not-combinable");
    };
    const choose = async (page: Window) => {
      await open(page, "mug");
      await card(page, "mug").getByLabel("Choose one").selectOption("71");
      await card(page, "mug").getByRole("button", { name: "Redeem: A mug" }).click();
      return said(page);
    };
    const first = await panelPage.show(of, { ...soldOut.answers, summary: () => ({ member: of.member }), redeem: refuse });
    expect(await choose(first.page)).toBe("This one is sold out. Choose another: nothing was spent.");
    expect(asked).toEqual([]);
    const { cart, answers } = shopCart();
    const second = await panelPage.show(of, { ...answers, summary: () => ({ member: of.member }), redeem: refuse });
    expect(await choose(second.page)).toContain("does not combine with this reward");
    expect([...cart.lines]).toEqual([]);
  });
});

describe("a perk", () => {
  it("touches no cart, and stands among the rewards with what to do", async () => {
    const received = after((member) => {
      member.received.unshift({ id: "p", code: null, reward: "coffee", kind: "perk" });
      for (const text of Object.values(member.texts)) text.received.unshift({ title: "A coffee", says: "Show this in the shop." });
    });
    const { page, asked } = await panelPage.show(of, {
      summary: () => ({ member: of.member }),
      redeem: () => redeemedAnswer(received, "", { id: "p", kind: "perk", code: null, applies: false, says: "Show this in the shop." }),
      ...shopCart().answers,
    });
    await open(page, "coffee");
    await card(page, "coffee").getByRole("button", { name: "Redeem: A coffee" }).click();
    expect(await said(page)).toBe("Show this in the shop.");
    expect(await panelOf(page).locator("[data-received] li").innerText()).toContain("A coffee");
    expect(asked.filter((one) => one.includes("/cart/update.js"))).toEqual([]);
  });
});

describe("a gift card", () => {
  it("stands among the rewards with its code, which only an answer holds", async () => {
    const received = after((member) => {
      member.received.unshift({ id: "g", code: "GIFT-CODE-2345", reward: "coffee", kind: "gift-card" });
      for (const text of Object.values(member.texts)) text.received.unshift({ title: "A gift card", says: "A gift card of £5.00." });
    });
    const { page } = await panelPage.show(of, {
      summary: () => ({ member: of.member }),
      redeem: () =>
        redeemedAnswer(received, "GIFT-CODE-2345", { id: "g", kind: "gift-card", applies: false, says: "Your gift card is ready." }),
      ...shopCart().answers,
    });
    await open(page, "coffee");
    await card(page, "coffee").getByRole("button", { name: "Redeem: A coffee" }).click();
    await said(page);
    expect(await panelOf(page).locator("[data-received] li").innerText()).toContain("GIFT-CODE-2345");
  });
});

describe("a block of the page, without the embed", () => {
  it("redeems in place, and says so there", async () => {
    const { cart, answers } = shopCart();
    const { page } = await panelPage.show(
      { embed: false },
      { ...answers, redeem: () => redeemedAnswer(withCode("BLOC-KCOD-E234"), "BLOC-KCOD-E234") },
    );
    const address = page.url();
    await page.getByRole("button", { name: "Redeem: £5 off" }).click();
    await page.getByText("Your code is BLOC-KCOD-E234. The code is applied to your cart.").waitFor();
    expect(cart.codes).toEqual(["BLOC-KCOD-E234"]);
    expect(page.url()).toBe(address);
    await page.getByRole("button", { name: "Remove from the cart" }).click();
    await expect.poll(() => cart.codes).toEqual([]);
  });

  it("leads whose session has ended to the sign-in", async () => {
    const { page } = await panelPage.show({ embed: false }, { redeem: () => new Refused("signed-out") });
    await page.getByRole("button", { name: "Redeem: £5 off" }).click();
    await page.getByRole("status").getByText("Sign in first.").waitFor();
    expect(await page.getByRole("status").getByRole("link", { name: "Sign in" }).getAttribute("href")).toContain("return_to");
  });
});
