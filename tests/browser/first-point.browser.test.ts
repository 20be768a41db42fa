import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { frenchDemoProgram } from "../../app/loyalty/default-program";
import { openAdmin, seeToast } from "./merchant";
import { openShop } from "./open-shop";
import { addMember } from "./people";
import { buy, enterShop, fillCart, signIn } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
const french = "demo-fr.myshopify.com";
const panelOf = (page: Page, name = "The Club") => page.getByRole("dialog", { name });
const openPanel = async (page: Page, name = /The Club/u) => {
  await page.getByRole("button", { name }).click();
  // before its script has come its forms lead to another page
  await page.locator("#fidelio-panel:modal").waitFor();
};
const held = async (where: string, customer: string) =>
  (await world.api<{ balance: { available: number; pending: number } }>(where, `members/${customer}`)).balance;

it("an empty shop is set up through its pages, and a customer's first order brings the first points", { retry: 0 }, async () => {
  const office = await world.open();
  let admin = await openAdmin(world, office, { shop });
  await admin.getByRole("heading", { name: "What you will see here" }).waitFor();

  // how long goods may come back, then the program, after having read what it does
  await admin.getByRole("button", { name: "Answer" }).click();
  await admin.getByLabel("Days from the order").fill("7");
  await admin.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await seeToast(office, "Return window saved");
  await admin.getByRole("button", { name: "See what will be published" }).click();
  await admin.getByRole("button", { name: "Publish the program" }).last().click();
  await seeToast(office, "Program published");
  await world.settled();

  // the embed, by the guide's own link
  await admin.getByRole("link", { name: "Open the theme editor" }).first().click();
  await office.locator("#embed-launcher:checked").waitFor();
  await office.getByRole("button", { name: "Save" }).first().click();
  await office.getByText("Saved.").waitFor();
  admin = await openAdmin(world, office, { shop });
  await admin.getByText(/3 of 8/u).waitFor();

  // a customer is seen signed in, and buys
  const page = await world.open();
  const shopper = await enterShop(world, page, { shop });
  const customer = await signIn(shopper, "first@shop.example", "Frances");
  await world.settled();
  await openPanel(page);
  await panelOf(page).locator("[data-slot=available]").first().waitFor();
  const points = Math.floor((await fillCart(shopper, 5_000)) / 100);
  await buy(shopper);
  await world.settled();
  expect((await held(shop, customer)).pending).toBe(points + 50);
  admin = await openAdmin(world, office, { shop, path: `/members/${customer}` });
  await admin
    .getByText(new RegExp(`^${points} points\\b`, "u"))
    .first()
    .waitFor();

  // another theme is published, in which the embed is off
  await world.control("theme", { shop, publish: "Spring" });
  admin = await openAdmin(world, office, { shop });
  await admin.getByText("Your live theme does not show the program").waitFor();
  await world.control("theme", { shop, publish: "Paper" });
});

it("a guest who bought signs in with the same address, takes part, and has the points", async () => {
  const page = await world.open();
  const shopper = await enterShop(world, page, { shop });
  const points = Math.floor((await fillCart(shopper, 3_000)) / 100);
  await buy(shopper, "guest@shop.example");
  await world.settled();
  const customer = await signIn(shopper, "guest@shop.example", "Gale");
  await world.settled();
  await openPanel(page);
  await panelOf(page).locator("[data-slot=available]").first().waitFor();
  await world.settled();
  expect((await held(shop, customer)).pending).toBe(points + 50);
});

it("without script a balance is seen, a reward redeemed into the cart, and given back", async () => {
  const customer = await addMember(world, shop, { email: "plain@shop.example", firstName: "Pat" });
  await world.api(shop, "members", { body: { customerId: customer, termsVersion: "1" } });
  await world.api(shop, `members/${customer}/adjustments`, { body: { amount: 450, reason: "for this journey" } });
  await world.settled();
  const page = await world.open({ javaScript: false });
  const shopper = await enterShop(world, page, { shop });
  await signIn(shopper, "plain@shop.example");
  await fillCart(shopper, 5_000);
  const panel = page.locator("#fidelio-panel");
  // without script nothing asks anew: a page shows the summary that was written last
  await expect
    .poll(
      async () => {
        await page.reload();
        return panel.getByText("450 points", { exact: true }).count();
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBeGreaterThan(0);
  await page.getByRole("button", { name: /The Club/u }).click();
  await panel.locator("[data-reward='five-off'] summary").click();
  await panel.locator("[data-reward='five-off'] button").click();
  await page.waitForURL(/\/cart/u);
  await page.locator("[data-code][data-applicable='true']").waitFor();
  await world.settled();
  expect(await held(shop, customer)).toMatchObject({ available: 250 });
  // the page draws the code once the summary is written again
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.locator("#fidelio-panel [data-codes] li").count();
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(1);
  await page.getByRole("button", { name: /The Club/u }).click();
  const code = panel.locator("[data-codes] li").first();
  await code.locator("summary").click();
  await code.getByRole("button", { name: "Yes, give back" }).click();
  await world.settled();
  expect(await held(shop, customer)).toMatchObject({ available: 450 });
});

it("by keyboard alone the panel opens, a reward is redeemed and the focus comes back", async () => {
  const customer = await addMember(world, shop, { email: "keys@shop.example", firstName: "Kay" });
  await world.api(shop, "members", { body: { customerId: customer, termsVersion: "1" } });
  await world.api(shop, `members/${customer}/adjustments`, { body: { amount: 250, reason: "for this journey" } });
  await world.settled();
  const page = await world.open();
  const shopper = await enterShop(world, page, { shop });
  await signIn(shopper, "keys@shop.example");
  await fillCart(shopper, 5_000);
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      return `${at?.className ?? ""} ${at?.closest("[data-reward]") ? "reward" : ""} ${at?.tagName ?? ""}`;
    });
  const tabTo = async (wanted: RegExp) => {
    for (let steps = 0; steps < 200; steps += 1) {
      await page.keyboard.press("Tab");
      if (wanted.test(await focused())) return;
    }
    throw new Error(`Nothing by Tab is ${wanted}; the last was ${await focused()}.`);
  };
  await tabTo(/fid-launcher/u);
  await page.keyboard.press("Enter");
  await page.locator("#fidelio-panel:modal").waitFor();
  await tabTo(/reward SUMMARY/u);
  await page.keyboard.press("Enter");
  await tabTo(/fid-main reward BUTTON/u);
  await page.keyboard.press("Enter");
  await panelOf(page).locator("[data-codes] code").waitFor();
  const code = (await panelOf(page).locator("[data-codes] code").first().textContent())!;
  await panelOf(page).getByRole("status").getByText(code).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(`main [data-code="${code}"][data-applicable="true"]`).waitFor();
});

it("two windows of one member, tapping the same reward, get one code", async () => {
  const customer = await addMember(world, shop, { email: "twice@shop.example", firstName: "Toni" });
  await world.api(shop, "members", { body: { customerId: customer, termsVersion: "1" } });
  await world.api(shop, `members/${customer}/adjustments`, { body: { amount: 500, reason: "for this journey" } });
  await world.settled();
  const page = await world.open();
  await signIn(await enterShop(world, page, { shop }), "twice@shop.example");
  const other = await page.context().newPage();
  const windows = [page, other];
  for (const one of windows) {
    await one.goto(`${world.local.ready.store}/cart`);
    await openPanel(one);
    await panelOf(one).locator("[data-reward='five-off'] summary").click();
    await panelOf(one).locator("form[data-do=redeem] button").waitFor();
  }
  for (const one of windows) await panelOf(one).locator("form[data-do=redeem] button").click();
  for (const one of windows) await panelOf(one).locator("[data-codes] code").first().waitFor();
  const codes = await Promise.all(windows.map((one) => panelOf(one).locator("[data-codes] code").allTextContents()));
  expect(codes[0]).toEqual(codes[1]);
  expect(await held(shop, customer)).toMatchObject({ available: 300 });
});

it("in French with tu: who is asked for the terms ticks a box to join, is told what leaving loses, and may come back", async () => {
  await openShop(world, french, { ...frenchDemoProgram, enrolment: "opt-in", formOfAddress: "tu", terms: { ask: true } });
  const page = await world.open({ width: 390, locale: "fr-FR" });
  const shopper = await enterShop(world, page, { shop: french });
  const customer = await signIn(shopper, "camille@shop.example", "Camille");
  await world.settled();
  await page.goto(`${world.local.ready.store}/pages/loyalty`);
  const joining = page.locator("main form[data-do=join]").first();
  expect(await joining.getByRole("checkbox").isChecked()).toBe(false);
  await joining.getByRole("checkbox").check();
  await joining.getByRole("button").click();
  await page.waitForLoadState();
  await expect.poll(async () => (await world.api<{ status: string }>(french, `members/${customer}`)).status).toBe("active");
  await world.settled();

  await page.goto(`${world.local.ready.store}/pages/loyalty`);
  // what the merchant wrote speaks as the merchant does
  const spoken = (await page.locator("main").innerText()).toLowerCase().replaceAll(/vos achats|votre anniversaire/gu, "");
  expect(spoken).toMatch(/\b(tu|ton|ta|tes)\b/u);
  expect(spoken).not.toMatch(/\b(vous|votre|vos)\b/u);
  const leaving = page.locator("main details", { has: page.locator("form[data-do=leave]") }).first();
  await leaving.locator("summary").click();
  expect(await leaving.locator("[data-slot=leaving]").innerText()).toMatch(/\S+ \S+/u);
  await leaving.getByRole("button").click();
  await expect.poll(async () => (await world.api<{ status: string }>(french, `members/${customer}`)).status).toBe("left");
  await world.settled();
  await page.goto(`${world.local.ready.store}/pages/loyalty`);
  await page.locator("main").getByText("Tu peux y revenir à tout moment").filter({ visible: true }).first().waitFor();
  await page.locator("main form[data-do=join]").first().waitFor();
});
