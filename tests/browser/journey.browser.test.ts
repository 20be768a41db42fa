import { describe, expect, it } from "vitest";
import { demoProgram, frenchDemoProgram } from "../../app/loyalty/default-program";
import { openAdmin } from "./merchant";
import { openShop } from "./open-shop";
import { buy, enterShop, fillCart, signIn, wordsOf } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();

/** The ends of what a merchant and a shopper do with an order, in both languages. */
const journeys = [
  {
    title: "in English, on a desk",
    shop: "demo.myshopify.com",
    language: "en" as const,
    prefix: "",
    width: 1280,
    program: demoProgram,
    earned: /^\+?260 points?|260 points: £260/u,
    takenBack: /taken back|clawed/iu,
  },
  {
    title: "in French, at 390 pixels",
    shop: "demo-fr.myshopify.com",
    language: "fr" as const,
    prefix: "",
    width: 390,
    program: frenchDemoProgram,
    earned: /points/u,
    takenBack: /repris/iu,
  },
];

describe.each(journeys)("from an order to its refund, $title", ({ shop, language, prefix, width, program }) => {
  it("points are seen and explained, spent on the next order, and taken back and given back with refunds", async () => {
    const words = wordsOf(language);
    const locale = language === "fr" ? "fr-FR" : "en-GB";
    const page = await world.open({ width, locale });
    await openShop(world, shop, program);

    // a customer buys
    const shopper = await enterShop(world, page, { shop, prefix });
    const customer = await signIn(shopper, `robin@${language}.example`);
    const spent = await fillCart(shopper, 26_000);
    const points = Math.floor(spent / 100);
    // the program gives 50 for joining, once the customer is seen signed in
    const joining = 50;
    const first = await buy(shopper);
    await world.settled();

    // the merchant sees the points, explained
    const office = await world.open({ width, locale });
    const admin = await openAdmin(world, office, { shop, path: `/members/${customer}`, language });
    await admin
      .getByText(new RegExp(`^${points} points\\b`, "u"))
      .first()
      .waitFor();

    // the waiting period passes; the shopper redeems on the storefront
    await world.control("clock", { advance: "P15D" });
    await world.settled();
    const second = await fillCart(shopper, 5_000);
    await page.getByRole("button", { name: words.launcher }).click();
    // before its script has come its forms lead to another page
    await page.locator("#fidelio-panel:modal").waitFor();
    const panel = page.getByRole("dialog", { name: words.panel });
    const reward = panel.locator("[data-reward='five-off']");
    await reward.locator("summary").click();
    await reward.getByRole("button").click();
    await panel.locator("[data-codes] code").waitFor();
    const code = (await panel.locator("[data-codes] code").first().textContent())!;
    await page.keyboard.press("Escape");
    await page.locator(`main [data-code="${code}"][data-applicable="true"]`).waitFor();

    // buys with it: captured
    const order = await buy(shopper);
    expect(await page.locator(`[data-discount="${code}"]`).count()).toBe(1);
    await world.settled();
    const answered = await world.api<{ balance: { available: number; held: number } }>(shop, `members/${customer}`);
    expect(answered.balance).toMatchObject({ available: points - 200, held: 0 });
    await office.reload();
    await admin.getByText(code).first().waitFor();

    // the order is refunded: what it granted is taken back, what was spent on it is given back
    const { lines } = await world.control<{ lines: Array<{ id: string; quantity: number }> }>(`orders/${order}?shop=${shop}`);
    await world.control(`orders/${order}/refunds`, { shop, lines: lines.map(({ id, quantity }) => ({ line: id, quantity })) });
    await world.settled();
    const after = await world.api<{ balance: object }>(shop, `members/${customer}`);
    expect(after.balance).toEqual({ available: points, pending: joining, held: 0, owed: 0 });
    const story = await world.api<{ points: { granted: number; reversed: number } }>(shop, `orders/${order}`);
    expect(story.points.granted).toBe(Math.floor((second - 500) / 100));
    expect(story.points.reversed).toBe(story.points.granted);
    await openAdmin(world, office, { shop, path: `/orders/${order}`, language });
    await admin.getByText(code).first().waitFor();
    expect(first).not.toBe(order);
  });
});
