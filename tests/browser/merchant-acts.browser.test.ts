import { beforeAll, describe, expect, it } from "vitest";
import { demoProgram } from "../../app/loyalty/default-program";
import { openAdmin, says, seeToast } from "./merchant";
import { openShop } from "./open-shop";
import { addMember, aMinuteLater, placeOrder } from "./people";
import { enterShop, signIn, wordsOf } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
const words = wordsOf("en");

beforeAll(() => openShop(world, shop, demoProgram));

describe("a merchant who pauses the program", { retry: 0 }, () => {
  it("stops earning and spending, the storefront says so, and what was ordered meanwhile earns nothing for good", async () => {
    const customer = await addMember(world, shop, { email: "paula@pause.example", firstName: "Paula", points: 500 });
    await world.settled();
    const page = await world.open();
    const shopper = await enterShop(world, page, { shop });
    await signIn(shopper, "paula@pause.example", "Paula");
    const product = `${world.local.ready.store}/products/`;
    await page.goto(`${world.local.ready.store}/collections/all`);
    const handle = (await page.locator("main a[href*='/products/']").first().getAttribute("href"))!.split("/products/")[1]!;
    const openPanel = async () => {
      await page.goto(product + handle);
      await page.getByRole("button", { name: words.launcher }).click();
      await page.locator("#fidelio-panel:modal").waitFor();
      const panel = page.getByRole("dialog", { name: words.panel });
      const reward = panel.locator("[data-reward='five-off']");
      await reward.locator("summary").click();
      return { panel, redeem: reward.getByRole("button", { name: /Redeem/u }) };
    };
    const open = await openPanel();
    await open.redeem.waitFor();
    expect(await page.locator(".fid-product").count()).toBe(1);

    // both are paused on Home, each asked for first
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop });
    const change = async (button: string, toast: string) => {
      await admin.getByRole("button", { name: button, exact: true }).click();
      await admin.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
      await seeToast(office, toast);
    };
    await change("Pause earning", "Earning is paused");
    await change("Pause spending", "Spending is paused");
    await admin.getByText("Orders placed now earn nothing.").waitFor();
    await admin.getByText("Nobody can exchange points. Codes made before stay valid.").waitFor();
    await world.settled();

    // the storefront promises nothing
    const paused = await openPanel();
    expect(await page.locator(".fid-product").count()).toBe(0);
    expect(await paused.redeem.isVisible()).toBe(false);
    await paused.panel.getByText("Orders earn nothing at the moment.").first().waitFor();
    await paused.panel.getByText("Redeeming is paused for now. Your balance stays as it is.").waitFor();

    // an order of the pause earns nothing, and the admin says why
    const during = await placeOrder(world, shop, { customer, price: "40.00" });
    await world.settled();
    await openAdmin(world, office, { shop, path: `/orders/${during}` });
    await admin.getByText("Nothing earned: earning was paused when the order was placed").first().waitFor();
    await openAdmin(world, office, { shop, path: `/members/${customer}` });
    await admin.getByText("Spending is paused for the whole shop.").waitFor();

    // resumed: the next order earns, that one does not
    await openAdmin(world, office, { shop });
    await change("Resume earning", "Earning resumed");
    await change("Resume spending", "Spending resumed");
    await aMinuteLater(world);
    const after = await placeOrder(world, shop, { customer, price: "40.00" });
    await world.settled();
    const granted = async (order: string) => (await world.api<{ points: { granted: number } }>(shop, `orders/${order}`)).points.granted;
    expect([await granted(during), await granted(after)]).toEqual([0, 40]);
    const resumed = await openPanel();
    await resumed.redeem.click();
    await resumed.panel.locator("[data-codes] code").waitFor();
    expect(await page.locator(".fid-product").count()).toBe(1);
  });
});

describe("a permission that is optional", { retry: 0 }, () => {
  it("is withdrawn, asked for, refused and granted, and the pages say what works without it", async () => {
    const office = await world.open();
    const open = (path: string) => openAdmin(world, office, { shop, path });
    const admin = await open("/settings/permissions");
    const asked = office.getByRole("dialog", { name: "Fidelio needs more access" });
    const ask = admin.getByRole("button", { name: "Grant read_all_orders" });
    const takeBack = admin.getByRole("button", { name: "Take back read_all_orders" });
    const short = "Repair reaches 60 days back: Shopify shows older orders only with a further permission.";
    await takeBack.waitFor();

    // withdrawn at Shopify, not here
    await world.control("scopes", { shop, revoke: ["read_all_orders"] });
    await world.settled();
    await open("/health");
    await admin.getByText(short).waitFor();
    await open("/settings/permissions");
    await admin.getByText("Without it: repairs reach back 60 days").waitFor();

    // refused in Shopify's dialog
    await ask.click();
    await asked.getByText("View orders older than 60 days").waitFor();
    await asked.getByRole("button", { name: "Cancel" }).click();
    await admin.getByText("Shopify did not grant it. Nothing has changed.").waitFor();
    await ask.waitFor();

    // granted
    await ask.click();
    await asked.getByRole("button", { name: "Update" }).click();
    await takeBack.waitFor();
    await world.settled();
    await open("/health");
    await admin.getByText("Repair reaches back to the first order: the shop lets us read all orders.").waitFor();
  });
});

describe("an adjustment above one person's limit", () => {
  it("waits for a second person, who confirms it", async () => {
    const customer = await addMember(world, shop, { email: "nadia@limit.example", firstName: "Nadia" });
    const path = `/members/${customer}`;
    const available = async () => (await world.api<{ balance: { available: number } }>(shop, `members/${customer}`)).balance.available;
    const ada = await world.open();
    const hers = await openAdmin(world, ada, { shop, path, staff: "42" });
    await hers.getByRole("button", { name: "Adjust points" }).click();
    const form = hers.getByRole("dialog", { name: "Adjust points" });
    await form.getByText("You can adjust 5,000 more points today on your own.").waitFor();
    await form.getByLabel("Points").first().fill("6000");
    await form.getByLabel("Reason").fill("Opening gift");
    await form.getByRole("button", { name: "Adjust", exact: true }).click();
    await seeToast(ada, "Above your limit today: a second person can confirm it");
    await hers.getByText("Somebody else has to confirm it.").waitFor();
    expect(await hers.getByRole("button", { name: "Confirm" }).count()).toBe(0);
    expect(await available()).toBe(0);

    const grace = await world.open();
    const others = await openAdmin(world, grace, { shop, path, staff: "43" });
    await others.getByText(/Ada .*proposed \+6,000 .*Opening gift/u).waitFor();
    await others.getByRole("button", { name: "Confirm" }).click();
    await seeToast(grace, "Confirmed: points adjusted");
    await others.getByText(/Proposed by: Ada.*Confirmed by: Grace/u).waitFor();
    expect(await available()).toBe(6_000);
    await ada.reload();
    await hers.getByText(/Proposed by: Ada.*Confirmed by: Grace/u).waitFor();
    expect(await hers.getByText("Waiting for a second person").count()).toBe(0);
  });
});

describe("more orders in a month than the plan counts on", { retry: 0 }, () => {
  it("one notice says so, and can be dismissed; earning, spending and export go on", async () => {
    const customer = await addMember(world, shop, { email: "omar@plan.example", firstName: "Omar", points: 300 });
    await Promise.all(Array.from({ length: 201 }, () => placeOrder(world, shop, { customer, price: "2.00" })));
    await world.settled();
    const office = await world.open();
    const open = (path: string) => openAdmin(world, office, { shop, path });
    const admin = await open("");
    const notice = admin.getByText("More orders this month than the plan Free covers");
    await notice.waitFor();
    expect(await notice.count()).toBe(1);
    await admin.getByText("Nothing stops: earning, spending and export go on.").waitFor();
    await admin.getByRole("button", { name: "Dismiss notification" }).click();
    await seeToast(office, "Notice dismissed");
    await notice.waitFor({ state: "detached" });

    // nothing stops
    const more = await placeOrder(world, shop, { customer, price: "7.00" });
    await world.settled();
    const { points } = await world.api<{ points: { granted: number } }>(shop, `orders/${more}`);
    expect(points.granted).toBe(7);
    const { status } = await world.api<{ status: string }>(shop, `members/${customer}/redemptions`, { body: { reward: "five-off" } });
    expect(status).toBe("issued");
    await open("/members");
    await admin.getByRole("button", { name: "Export" }).click();
    await admin.getByRole("button", { name: "Download CSV" }).waitFor();

    // it stays dismissed; what larger plans hold is seen, and what only Plus shops get is not
    await open("");
    await admin.getByRole("heading", { name: "Status" }).waitFor();
    expect(await notice.count()).toBe(0);
    const feature = (name: string) => admin.getByText(name, { exact: true }).filter({ visible: true }).locator("xpath=../..");
    await world.control("shop", { shop, plan: "Basic" });
    await world.settled();
    await open("/settings/plan");
    await admin.getByText("More orders this month than your plan covers").waitFor();
    await says(feature("Referrals")).toBe("ReferralsFrom Growth");
    await says(feature("Surveys")).toBe("SurveysFrom Plus");
    const checkout = admin.getByText("Redeeming inside checkout");
    expect(await checkout.count()).toBe(0);
    await world.control("shop", { shop, plan: "Shopify Plus", appPlan: "Growth" });
    await world.settled();
    await open("/settings/plan");
    await checkout.waitFor();
    await says(feature("Referrals")).toBe("ReferralsIncluded");
    await says(feature("Surveys")).toBe("SurveysFrom Plus");
  });
});
