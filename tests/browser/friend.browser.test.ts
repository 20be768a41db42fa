import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { demoProgram } from "../../app/loyalty/default-program";
import { ofThisTry } from "./attempt";
import { extensionAt, extensionFaults, placeExtensions, pressFor } from "./extensions";
import { openAdmin } from "./merchant";
import { openShop } from "./open-shop";
import { addMember, aMinuteLater, placeOrder } from "./people";
import { buy, enterShop, fillCart, minorUnits, pressPlace, signIn } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
const referral = { ...demoProgram.referral!, monthlyLimit: 1 };

let networks = 0;
/** A window in a home of its own: Shopify tells the app where a shopper asks from. */
async function atHome(options: Parameters<typeof world.open>[0] = {}): Promise<Page> {
  const page = await world.open(options);
  await page.setExtraHTTPHeaders({ "x-forwarded-for": `203.0.113.${(networks += 1)}` });
  return page;
}

async function advocate(name: string): Promise<{ customer: string; code: string; email: string }> {
  const email = `${name.toLowerCase()}@advocates.example`;
  const customer = await addMember(world, shop, { email, firstName: name });
  const { referral: told } = await world.api<{ referral: { code: string } }>(shop, `members/${customer}`);
  return { customer, code: told.code, email: ofThisTry(email) };
}
/** What a page's address keeps in this browser, but for the shop's own cookies, and what is stored there at all. */
async function keptOnDevice(page: Page): Promise<string[]> {
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  const stored = await page.evaluate<string[]>("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]");
  return [...cookies.filter((name) => !name.startsWith("storefront_")), ...stored];
}
const available = async (customer: string) =>
  (await world.api<{ balance: { available: number } }>(shop, `members/${customer}`)).balance.available;

/** What is said beside the field, once it is. */
async function enter(page: Page, code: string, email: string): Promise<void> {
  const form = page.locator("form.fid-referral");
  await form.getByRole("textbox").first().fill(code);
  await form.locator("input[type=email]").fill(email);
  await form.getByRole("button").click();
}
const says = (page: Page, text: string | RegExp) => page.locator("form.fid-referral [data-says]").filter({ hasText: text }).waitFor();

beforeAll(async () => {
  await world.control("shop", { shop, appPlan: "Growth" });
  // the app reads its plan where a merchant looks at it
  const office = await world.open();
  await (await openAdmin(world, office, { shop, path: "/settings/plan" })).getByText("of 1,000 orders that earned points").waitFor();
  await openShop(world, shop, { ...demoProgram, referral });
  await world.control("theme", { shop, place: [{ template: "page.loyalty", block: "referral" }] });
  await world.settled();
  await aMinuteLater(world);
});

describe("a friend", () => {
  it("opens the link, claims and buys; the advocate reads in their own profile that they wait, are rewarded, and give back with the refund", async () => {
    // the advocate, in a browser of their own
    const own = await atHome();
    const advocate = await enterShop(world, own, { shop });
    const customer = await signIn(advocate, "maya@advocates.example", "Maya");
    await world.settled();
    const ownPage = async () => void (await own.goto(`${world.local.ready.store}/apps/fidelio/referrals`));
    await ownPage();
    const link = new URL(await own.getByLabel("Your link", { exact: true }).inputValue());

    // the friend, in another, who says nothing to the banner about cookies
    const page = await atHome();
    const email = ofThisTry("noor@friends.example");
    await page.goto(`${world.local.ready.store}${link.pathname.toLowerCase()}?shop=${shop}`);
    await page.getByRole("heading", { name: "Maya invites you" }).waitFor();
    await page.getByText("For your first order: £10.00 off on orders of £40.00 or more.").waitFor();
    expect(await keptOnDevice(page)).toEqual([]);
    await page.getByLabel("Your e-mail address").fill(email);
    await page.getByRole("button", { name: "Get the code" }).click();
    const says = page.getByRole("status").filter({ hasText: "Your code is" });
    await says.waitFor();
    const code = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec((await says.textContent())!)![0];
    expect(await keptOnDevice(page)).toEqual([]);
    await page.getByRole("link", { name: "Shop with the code" }).click();
    await ownPage();
    await own.getByText(/Has until \d/u).waitFor();

    // the same address elsewhere is the same code
    const phone = await atHome({ width: 390 });
    await enterShop(world, phone, { shop });
    await phone.goto(`${world.local.ready.store}${link.pathname}`);
    await phone.getByLabel("Your e-mail address").fill(email.toUpperCase());
    await phone.getByRole("button", { name: "Get the code" }).click();
    await phone.getByRole("status").filter({ hasText: code }).waitFor();

    const shopper = await enterShop(world, page, { shop });
    const goods = await fillCart(shopper, 6_000);
    const order = await buy(shopper, email);
    await world.settled();
    const { total, lines } = await world.control<{ total: string; lines: Array<{ id: string; quantity: number }> }>(`orders/${order}`);
    expect(Number(total)).toBeLessThan(goods / 100);
    await ownPage();
    await own.getByText(/Has ordered\. You get 200 points on .*, if the order is kept\.$/u).waitFor();
    expect(await available(customer)).toBe(0);
    await world.control("clock", { advance: "P15D" });
    await world.settled();
    expect(await available(customer)).toBe(200);
    await ownPage();
    await own.getByText(/You got 200 points on /u).waitFor();
    const back = lines.map(({ id, quantity }) => ({ line: id, quantity }));
    await world.control(`orders/${order}/refunds`, { shop, lines: back });
    await world.settled();
    expect(await available(customer)).toBe(0);
    await ownPage();
    await own.getByText("The order was taken back, so there is nothing for it.").waitFor();
  });
});

describe("an advocate", () => {
  it("is led from the panel to their own page, chooses a code, hides the name, and reads in French too who came", async () => {
    const page = await atHome({ width: 390 });
    const shopper = await enterShop(world, page, { shop });
    await signIn(shopper, "wilma@advocates.example", "Wilma");
    await world.settled();
    await page.goto(`${world.local.ready.store}/pages/loyalty`);
    const way = page.getByRole("main").getByRole("link", { name: "Who came, your code and your name" });
    await pressFor(page.getByRole("main").getByText("Invite friends", { exact: true }), way);
    await way.click();
    await page.getByRole("heading", { name: "Invite friends" }).waitFor();
    await page.getByText("Nobody has used your link yet.").waitFor();
    await page.getByText("Change the code").click();
    await page.getByLabel("Your code").fill("x");
    await page.getByRole("button", { name: "Keep this code" }).click();
    await page.getByRole("alert").filter({ hasText: "Enter 4 to 20 letters, digits or hyphens." }).waitFor();
    const own = `WILMA-${networks}-ROSES`;
    await page.getByLabel("Your code").fill(own.toLowerCase());
    await page.getByRole("button", { name: "Keep this code" }).click();
    await page.getByText(own, { exact: true }).first().waitFor();
    const link = await page.getByLabel("Your link", { exact: true }).inputValue();
    expect(new URL(link).pathname).toBe(`/apps/fidelio/friend/${own}`);
    expect(await page.getByRole("link", { name: "WhatsApp" }).getAttribute("href")).toContain(encodeURIComponent(link));
    await page.getByRole("button", { name: "Do not show my first name" }).click();
    await page.getByText("does not read your name").waitFor();

    const friend = await atHome();
    await enterShop(world, friend, { shop });
    await friend.goto(`${world.local.ready.store}/apps/fidelio/friend/${own}`);
    await friend.getByRole("heading", { name: "You are invited" }).waitFor();
    await friend.getByLabel("Your e-mail address").fill(ofThisTry("wilmas@friends.example"));
    await friend.getByRole("button", { name: "Get the code" }).click();
    await friend.getByRole("status").filter({ hasText: "Your code is" }).waitFor();

    await page.goto(`${world.local.ready.store}/fr/apps/fidelio/referrals`);
    await page.getByRole("heading", { name: "Qui est venu par vous" }).waitFor();
    await page.getByText(/Peut commander jusqu’au/u).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

describe("the code's entry on the storefront", () => {
  /** Does it while the app's answers are on their way, and lets them come then. */
  async function answeredLate(page: Page, act: () => Promise<void>): Promise<void> {
    const seen = Promise.withResolvers<void>();
    await page.route("**/apps/fidelio/friend", async (route) => {
      await seen.promise;
      await route.continue().catch(() => undefined);
    });
    await act();
    seen.resolve();
    await page.unroute("**/apps/fidelio/friend");
  }

  it("says each state beside the field, forgives case and spaces, and puts the friend's code into the cart", async () => {
    const [rose, eve] = [await advocate("Rose"), await advocate("Eve")];
    const regular = await addMember(world, shop, { email: "regular@friends.example", firstName: "Ines" });
    await placeOrder(world, shop, { customer: regular, price: "50.00" });
    await world.settled();
    const page = await atHome();
    const shopper = await enterShop(world, page, { shop });
    await fillCart(shopper, 6_000);
    await page.goto(`${world.local.ready.store}/pages/loyalty`);
    expect(await keptOnDevice(page)).toEqual([]);
    await enter(page, "", "new@friends.example");
    await says(page, "Enter the code or the link that you were given.");
    await enter(page, rose.code, "new@");
    await says(page, "Enter your e-mail address, such as name@example.com.");
    expect(await page.locator("form.fid-referral input[name=email]").getAttribute("aria-invalid")).toBe("true");
    await answeredLate(page, async () => {
      await enter(page, "NOBODYS", "new@friends.example");
      await page.getByText("The code is being checked.").waitFor();
      expect(await page.locator("form.fid-referral").getAttribute("data-state")).toBe("checking");
    });
    await says(page, "This code is not known.");
    await page.getByText("The code is being checked.").waitFor({ state: "hidden" });
    expect(await page.locator("form.fid-referral").getAttribute("data-state")).toBe("refused");
    expect(await page.locator("form.fid-referral input[name=code]").getAttribute("aria-invalid")).toBe("true");
    await enter(page, rose.code, rose.email);
    await says(page, "This is your own code.");
    await enter(page, rose.code, ofThisTry("regular@friends.example"));
    await says(page, "there is an order under this address already");
    const email = ofThisTry("tess@friends.example");
    await enter(page, ` ${rose.code.slice(0, 3).toLowerCase()} ${rose.code.slice(3)} `, email);
    await says(page, /Your code is .*£10\.00 off.*applied to your cart/u);
    expect(await page.locator("form.fid-referral").getAttribute("data-state")).toBe("accepted");
    expect(await page.locator("form.fid-referral input[name=code]").getAttribute("aria-invalid")).toBe("false");
    expect(await keptOnDevice(page)).toEqual([]);
    await enter(page, eve.code, email);
    await says(page, "An invitation was accepted under this address before");

    // the advocate's month is full once a friend's order counts
    await buy(shopper, email);
    await world.settled();
    await page.goto(`${world.local.ready.store}/pages/loyalty`);
    await enter(page, rose.code, ofThisTry("late@friends.example"));
    await says(page, "This code has been used as often as it can be this month.");
  });

  it("says that the time is over, and that those were many tries", async () => {
    const ada = await advocate("Ada");
    const page = await atHome();
    await enterShop(world, page, { shop });
    await page.goto(`${world.local.ready.store}/pages/loyalty`);
    const email = ofThisTry("slow@friends.example");
    await enter(page, ada.code, email);
    await says(page, "Your code is");
    await world.control("clock", { advance: "P31D" });
    await world.settled();
    await enter(page, ada.code, email);
    await says(page, "The time for this invitation is over.");
    for (let tries = 0; tries < 12; tries += 1) {
      await enter(page, `UNKNOWN-${tries}`, email);
      await says(page, /This code is not known|Those were many tries/u);
    }
    await says(page, "Those were many tries in a short time.");
  });

  it("says it in French, in the form of address of the program", async () => {
    const nina = await advocate("Nina");
    const page = await atHome({ width: 390, locale: "fr-FR" });
    await enterShop(world, page, { shop, prefix: "/fr" });
    await page.goto(`${world.local.ready.store}/fr/pages/loyalty`);
    await enter(page, "", "");
    await says(page, "Saisissez le code ou le lien reçu.");
    await enter(page, nina.code, "");
    await says(page, "Saisissez votre adresse e-mail");
    await enter(page, "PERSONNE", "zoe@amis.example");
    await says(page, "Ce code est inconnu.");
    await enter(page, nina.code, nina.email);
    await says(page, "C’est votre propre code.");
    // the two fields confused
    await enter(page, ofThisTry("zoe@amis.example"), nina.code);
    await says(page, /Votre code est .*10,00\s£/u);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it("works without script: the page says what is wrong beside the field, and leads to the shop with the code", async () => {
    const joan = await advocate("Joan");
    const page = await atHome({ javaScript: false });
    await enterShop(world, page, { shop, prefix: "/fr" });
    await page.goto(`${world.local.ready.store}/fr/pages/loyalty`);
    await enter(page, "PERSONNE", "sans@script.example");
    await page.getByRole("alert").filter({ hasText: "Ce code est inconnu." }).waitFor();
    await page.getByLabel("Code de parrainage").fill(joan.code);
    await page.getByRole("button", { name: "Recevoir le code" }).click();
    await page.getByRole("status").filter({ hasText: "Votre code est" }).waitFor();
    expect(await page.getByRole("link", { name: "Acheter avec le code" }).getAttribute("href")).toMatch(/^\/discount\//u);
  });
});

describe("the line at checkout", () => {
  beforeAll(() => placeExtensions(world, shop));
  const line = (page: Page) => extensionAt(page, "purchase.checkout.reductions.render-after");
  const total = async (page: Page) => minorUnits((await page.locator("[data-total] dd").textContent())!);

  it.each([
    {
      prefix: "",
      ...{ opens: /Have a friend’s code/u, code: "Code", email: "Your e-mail address", send: "Use the code" },
      ...{ unknown: "This code is not known.", made: /Your code is .*£10\.00 off/u, off: 1_000, before: undefined, says: undefined },
    },
    {
      prefix: "/fr",
      ...{ opens: /Un code de parrainage/u, code: "Code", email: "Votre adresse e-mail", send: "Utiliser le code" },
      ...{ unknown: "Ce code est inconnu.", made: /Votre code est .*10,00\s£/u },
      // the shop's own discount goes before it: the order counts all the same
      ...{ before: "GRANDE-REMISE", says: "Le code ne déduit rien", off: 0 },
    },
  ])("says what is wrong beside the field, takes the code and says what it takes off: $prefix", async ({ prefix, ...words }) => {
    const owen = await advocate(prefix === "" ? "Owen" : "Océane");
    const page = await atHome({ width: prefix === "" ? 1280 : 390 });
    const shopper = await enterShop(world, page, { shop, prefix });
    await fillCart(shopper, 6_000);
    if (words.before !== undefined) {
      await world.control("discounts", { shop, title: "Sale", code: `${words.before}-${networks}`, amount: "20.00" });
      await page.goto(`${world.local.ready.store}/discount/${words.before}-${networks}?redirect=/cart`);
    }
    await page.goto(`${world.local.ready.store}${prefix}/checkout`);
    const email = ofThisTry(`checkout${prefix.length}@friends.example`);
    await page.locator("#email").fill(email);
    const before = await total(page);
    const field = line(page).getByLabel(words.code, { exact: true });
    await pressFor(line(page).getByText(words.opens), field);
    if ((await line(page).getByLabel(words.email).count()) > 0) await line(page).getByLabel(words.email).fill(email);
    await field.fill("NOBODYS");
    await pressFor(line(page).getByRole("button", { name: words.send }), line(page).getByText(words.unknown));
    await field.fill(` ${owen.code.toLowerCase()} `);
    await line(page).getByRole("button", { name: words.send }).click();
    await line(page).getByText(words.made).waitFor();
    if (words.says !== undefined) await line(page).getByText(words.says).waitFor();
    await page.locator('[data-part="codes"] [data-applicable="true"]').waitFor();
    expect(before - (await total(page))).toBe(words.off);
    expect(await extensionFaults(page)).toEqual([]);
    await pressPlace(page);
    await world.settled();
    const own = await world.api<{ items: Array<{ surface: string; state: string }> }>(shop, `referrals?advocate=${owen.customer}`);
    expect(own.items).toMatchObject([{ surface: "checkout", state: "waiting" }]);
  });
});

describe("referrals that are off", () => {
  it("are said by a page that was opened before, by the block and by the link", async () => {
    await world.api(shop, "program", { method: "PUT", body: { ...demoProgram, referral } });
    const lena = await advocate("Lena");
    // a page that was opened before
    const old = await atHome();
    await enterShop(world, old, { shop, prefix: "/fr" });
    await old.goto(`${world.local.ready.store}/fr/pages/loyalty`);
    await world.api(shop, "program", { method: "PUT", body: { ...demoProgram, referral: null } });
    await world.settled();
    await enter(old, lena.code, ofThisTry("tard@friends.example"));
    await says(old, "Les invitations sont suspendues pour le moment.");
    const page = await atHome();
    await enterShop(world, page, { shop });
    await page.goto(`${world.local.ready.store}/pages/loyalty`);
    await page.getByText("Referral codes are not taken at the moment.").waitFor();
    await page.goto(`${world.local.ready.store}/apps/fidelio/friend/${lena.code}`);
    await page.getByText("Invitations are paused at the moment.").waitFor();
  });
});
