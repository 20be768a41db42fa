import { beforeAll, describe, expect, it } from "vitest";
import { demoProgram, frenchDemoProgram } from "../../app/loyalty/default-program";
import { enter, isFocused, write } from "./keyboard";
import { openAdmin } from "./merchant";
import { openShop } from "./open-shop";
import { addMember } from "./people";
import { openPanel } from "./shop-window";
import { buy, enterShop, fillCart, signIn, wordsOf } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
const words = wordsOf("en");
interface Member {
  status: string;
  balance: { available: number; held: number };
}
const member = (id: string, of = shop) => world.api<Member>(of, `members/${id}`);

describe("the ways of a shopper", () => {
  beforeAll(() => openShop(world, shop, demoProgram));

  it("by keyboard alone: opens the panel, redeems, closes it where it was opened, and buys", async () => {
    const customer = await addMember(world, shop, { email: "keys@example.com", firstName: "Kay", points: 500 });
    await world.settled();
    const page = await world.open();
    await page.goto(`${world.local.ready.store}/?shop=${shop}`);
    await enter(page, page.locator("form[action$='/cookies'] button"));
    await page.goto(`${world.local.ready.store}/account/login`);
    await write(page, page.locator("#email"), "keys@example.com");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/account$/u);
    await page.goto(`${world.local.ready.store}/collections/all`);
    await enter(page, page.locator("main a[href*='/products/']").first());
    await write(page, page.locator("#quantity"), "40");
    await enter(page, page.locator("button[name=add]"));
    await page.waitForURL(/\/cart$/u);

    await page.goto(`${world.local.ready.store}/`);
    const launcher = page.getByRole("button", { name: words.launcher });
    await enter(page, launcher);
    await page.waitForSelector("#fidelio-panel:modal");
    const panel = page.getByRole("dialog", { name: words.panel });
    expect(await isFocused(panel.getByRole("button", { name: "Close" }))).toBe(true);
    const reward = panel.locator("[data-reward='five-off']");
    await enter(page, reward.locator("summary"));
    await enter(page, reward.getByRole("button"));
    await panel.getByRole("status").getByText("The code is applied to your cart.").waitFor();
    const code = (await panel.locator("[data-codes] code").first().textContent())!;
    await page.keyboard.press("Escape");
    await expect.poll(() => isFocused(launcher)).toBe(true);

    await enter(page, page.locator("a[data-cart-count]"));
    await page.locator(`[data-code="${code}"][data-applicable="true"]`).waitFor();
    await enter(page, page.locator("main a[href$='/checkout']"));
    await enter(page, page.locator("button[name=place]"));
    await page.waitForURL(/\/checkout\/thank-you\//u);
    expect(await page.locator(`[data-discount="${code}"]`).count()).toBe(1);
    await world.settled();
    expect((await member(customer)).balance).toMatchObject({ available: 300, held: 0 });
  });

  it("a merchant by keyboard alone: opens a member, adjusts points with a reason, and undoes it", async () => {
    const customer = await addMember(world, shop, { email: "tab@example.com", firstName: "Tabea", lastName: "Stone" });
    const page = await world.open();
    const admin = await openAdmin(world, page, { shop, path: "/members" });
    await enter(page, admin.getByRole("link", { name: "Tabea Stone" }));
    await enter(page, admin.getByRole("button", { name: "Adjust points" }));
    const dialog = admin.getByRole("dialog", { name: "Adjust points" });
    await write(page, dialog.getByRole("textbox", { name: "Points" }), "75");
    await write(page, dialog.getByRole("textbox", { name: "Reason" }), "A parcel that came late");
    await enter(page, dialog.getByRole("button", { name: "Adjust", exact: true }));
    await admin.getByText("Reason: “A parcel that came late”").waitFor();
    await expect.poll(async () => (await member(customer)).balance).toMatchObject({ available: 75 });
    await dialog.waitFor({ state: "detached" });

    await enter(page, admin.getByRole("button", { name: "Undo" }));
    const asked = admin.getByRole("dialog", { name: "Undo this adjustment?" });
    await enter(page, asked.getByRole("button", { name: "Undo" }));
    await admin.getByText("Undone").first().waitFor();
    await expect.poll(async () => (await member(customer)).balance).toMatchObject({ available: 0 });
  });

  it("without script: sees the balance, redeems by a plain form into the cart, and gives the code back", async () => {
    const customer = await addMember(world, shop, { email: "plain@example.com", firstName: "Pat", points: 500 });
    await world.settled();
    const page = await world.open({ javaScript: false });
    const shopper = await enterShop(world, page, { shop });
    await signIn(shopper, "plain@example.com");
    await fillCart(shopper, 5_000);
    expect(await page.getByRole("button", { name: words.launcher }).innerText()).toMatch(/500\spoints/u);
    await page.getByRole("button", { name: words.launcher }).click();
    const panel = page.getByRole("dialog", { name: words.panel });
    await panel.locator("[data-slot=available]").getByText("500 points").waitFor();
    const reward = panel.locator("[data-reward='five-off']");
    await reward.locator("summary").click();
    await reward.getByText("Leaves 300 points").waitFor();
    await reward.getByRole("button").click();
    await page.waitForURL(/\/cart$/u);
    const applied = page.locator("li[data-code][data-applicable='true']");
    await applied.waitFor();
    const code = (await applied.getAttribute("data-code"))!;
    expect((await member(customer)).balance).toMatchObject({ available: 300, held: 200 });

    await world.settled();
    await page.reload();
    await page.getByRole("button", { name: words.launcher }).click();
    await panel.locator("[data-slot=available]").getByText("300 points").waitFor();
    const card = panel.locator("[data-codes] li", { hasText: code });
    await card.getByText("Give back", { exact: true }).click();
    await card.getByText("The code stops working and its points return to your balance.").waitFor();
    await card.getByRole("button", { name: "Yes, give back" }).click();
    await page.waitForURL(/\/cart$/u);
    await expect.poll(async () => (await member(customer)).balance).toMatchObject({ available: 500, held: 0 });
    await world.settled();
    await page.reload();
    expect(await page.locator(`[data-code="${code}"][data-applicable="true"]`).count()).toBe(0);
    expect(await page.locator("#fidelio-panel code").allInnerTexts()).toEqual([]);
  });

  it("redeeming twice, by a double tap and in a second window, is one redemption and shows one code", async () => {
    const customer = await addMember(world, shop, { email: "twice@example.com", firstName: "Toni", points: 500 });
    await world.settled();
    const page = await world.open();
    await signIn(await enterShop(world, page, { shop }), "twice@example.com");
    const second = await page.context().newPage();
    const said = [];
    for (const one of [page, second]) await one.goto(`${world.local.ready.store}/pages/loyalty`);
    for (const one of [page, second]) {
      const reward = (await openPanel(one, words)).locator("[data-reward='five-off']");
      await reward.locator("summary").click();
      await reward.getByRole("button").waitFor();
    }
    for (const one of [page, second]) {
      const panel = one.getByRole("dialog", { name: words.panel });
      await panel.locator("[data-reward='five-off']").getByRole("button").dblclick();
      const status = panel.getByRole("status");
      await status.getByText("Your code is").waitFor();
      said.push(/is (\S+)\. /u.exec(await status.innerText())?.[1]);
      expect(await panel.locator("[data-codes] li code").allInnerTexts()).toEqual([said.at(-1)]);
    }
    expect(said[0]).toMatch(/^[A-Z0-9-]{14}$/u);
    expect(said[1]).toBe(said[0]);
    expect((await member(customer)).balance).toMatchObject({ available: 300, held: 200 });
  });
});

describe("joining and leaving", () => {
  it("asks for the terms by an empty box and keeps the consent; who leaves is told what is lost, and may come back", async () => {
    await openShop(world, shop, { ...demoProgram, enrolment: "opt-in", terms: { ask: true, texts: {} } });
    const page = await world.open();
    const shopper = await enterShop(world, page, { shop });
    const customer = await signIn(shopper, "joins@example.com", "Joan");
    const points = Math.floor((await fillCart(shopper, 9_000)) / 100);
    await buy(shopper);
    await world.settled();
    await page.goto(`${world.local.ready.store}/pages/loyalty`);
    const panel = await openPanel(page, words);
    const join = panel.getByRole("button", { name: "Join the program" });
    const box = panel.getByRole("checkbox", { name: "I accept the terms of the program" });
    expect(await box.isChecked()).toBe(false);
    await join.click();
    expect((await member(customer)).status).toBe("candidate");
    const terms = await page.context().newPage();
    await terms.goto(new URL((await box.locator("..").getByRole("link").getAttribute("href"))!, page.url()).href);
    await terms.getByText(/In force since \d+ \w+ \d{4}\. Version \w+\./u).waitFor();
    const version = /Version (\w+)\./u.exec(await terms.locator("main").innerText())![1]!;
    await box.check();
    await join.click();
    await panel.getByRole("status").getByText("You take part from now on.").waitFor();
    await panel
      .locator("[data-slot=pending]")
      .getByText(`${points + 50} points`)
      .waitFor();

    const office = await world.open();
    const admin = await openAdmin(world, office, { shop, path: `/members/${customer}` });
    await admin.getByText("Consent given").waitFor();
    await admin.getByText(`Terms of the program, version ${version}`).waitFor();

    await panel.getByText("Leave the program", { exact: true }).click();
    const told = panel.getByText(/^If you leave, /u);
    await told.waitFor();
    expect(await told.innerText()).toContain("you earn nothing more");
    await panel.getByRole("button", { name: "Yes, leave the program" }).click();
    await panel.getByRole("status").getByText("You left the program. You can join again at any time.").waitFor();
    expect(await panel.locator("[data-slot=pending]").isVisible()).toBe(false);
    expect(await panel.getByRole("button", { name: /^Redeem/u }).count()).toBe(0);
    await world.settled();
    await page.reload();
    expect(await page.getByRole("button", { name: words.launcher }).innerText()).not.toMatch(/\d/u);
    expect((await member(customer)).status).toBe("left");
    await office.reload();
    await admin.getByText("Consent withdrawn").waitFor();

    await openPanel(page, words);
    await panel.locator("p[data-for=left]").getByText("You left the program.").waitFor();
    expect(await box.isChecked()).toBe(false);
    await box.check();
    await join.click();
    await panel
      .locator("[data-slot=pending]")
      .getByText(`${points + 50} points`)
      .waitFor();
    expect((await member(customer)).status).toBe("active");
  });

  it("in French with tu says tu to everybody, and vous to nobody", async () => {
    const french = "demo-fr.myshopify.com";
    const club = wordsOf("fr");
    await openShop(world, french, { ...frenchDemoProgram, formOfAddress: "tu", enrolment: "opt-in", terms: { ask: true, texts: {} } });
    const page = await world.open({ locale: "fr-FR", width: 390 });
    const shopper = await enterShop(world, page, { shop: french });
    const seen = async (place: string) => {
      const ours = place === "terms" ? "main" : ".fid";
      const told = (await page.locator(ours).allTextContents()).join("\n").replaceAll(/\.fid[^\n]*\{[^\n]*\}/gu, "");
      expect([place, told.match(/\S*\b(?:vous|votre|vos)\b\S*/giu)]).toEqual([place, null]);
      expect([place, told.match(/[a-zé]+ez\b/giu)?.filter((word) => !/^(?:chez|assez)$/iu.test(word)) ?? []]).toEqual([place, []]);
      expect([place, /(?:^|\s)(?:tu|ton|ta|tes|toi)\s/iu.test(told)]).toEqual([place, true]);
    };
    const loyalty = `${world.local.ready.store}/pages/loyalty`;
    await page.goto(loyalty);
    await seen("guest");
    const customer = await signIn(shopper, "lou@example.com", "Lou");
    await page.goto(loyalty);
    const panel = await openPanel(page, club);
    await seen("outside");
    await panel.getByRole("checkbox").check();
    await panel.getByRole("button", { name: "Rejoindre le programme" }).click();
    await panel.getByRole("status").getByText("Ta participation commence maintenant.").waitFor();
    await world.settled();
    await world.api(french, `members/${customer}/adjustments`, { body: { amount: 500, reason: "essai" } });
    await world.settled();
    await page.goto(loyalty);
    await openPanel(page, club);
    const reward = panel.locator("[data-reward='five-off']");
    await reward.locator("summary").click();
    await reward.getByRole("button").click();
    await panel
      .getByRole("status")
      .getByText(/^Ton code est /u)
      .waitFor();
    await seen("member");
    await world.settled();
    await page.goto(`${world.local.ready.store}/apps/fidelio/terms`);
    await seen("terms");
  });
});
