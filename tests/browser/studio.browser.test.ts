import type { FrameLocator } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { demoProgram } from "../../app/loyalty/default-program";
import { openAdmin, saveBarOf, says, seeToast } from "./merchant";
import { openShop } from "./open-shop";
import { addMember, placeOrder } from "./people";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
/** of the demo's catalogue, in the collection Coffee */
const coffee = "22301";

const granted = async (order: string) => (await world.api<{ points: { granted: number } }>(shop, `orders/${order}`)).points.granted;

/** Chooses an entry of the menu that a button opens. */
async function fromMenu(admin: FrameLocator, button: string, entry: string): Promise<void> {
  await admin.getByRole("button", { name: button, exact: true }).click();
  await admin.getByRole("menuitem", { name: entry, exact: true }).click();
}

/** Business time on a Saturday, so that this weekend is now. */
async function untilSaturday(): Promise<void> {
  const { at } = await world.control<{ at: string }>("clock");
  const weekday = new Date(at).getUTCDay();
  if (weekday !== 0 && weekday !== 6) await world.control("clock", { advance: `P${6 - weekday}D` });
  await world.settled();
}

async function orderCoffee(customer: string): Promise<string> {
  const { id } = await world.control<{ id: string }>("orders", { shop, customer, lines: [{ sku: coffee, price: "40.00", quantity: 10 }] });
  await world.settled();
  return id;
}

describe("the program studio", { retry: 0 }, () => {
  beforeAll(async () => {
    await openShop(world, shop, demoProgram);
    await untilSaturday();
  });

  it("builds double points on coffee for gold members this weekend, at most 500 a person: seen, tried, published, earned", async () => {
    const golden = await addMember(world, shop, { email: "greta@gold.example", firstName: "Greta" });
    const plain = await addMember(world, shop, { email: "paul@plain.example", firstName: "Paul" });
    await placeOrder(world, shop, { customer: golden, price: "4000.00" });
    await world.settled();

    const office = await world.open();
    const admin = await openAdmin(world, office, { shop, path: "/program/earn" });
    await admin.getByRole("button", { name: "Add a way to earn" }).click();
    await admin
      .getByRole("dialog")
      .getByRole("button", { name: /^Boost or bonus window/u })
      .click();

    // what it is called, and by how much
    await admin.getByLabel("Title (English)").fill("Double points on coffee");
    await admin.getByLabel("Title (French)").fill("Points doublés sur le café");
    expect(await admin.getByLabel("Times").inputValue()).toBe("2");

    // on coffee
    await fromMenu(admin, "Limit to goods", "Collections");
    const picker = office.getByRole("dialog", { name: /collections/iu });
    await picker.getByLabel("Coffee", { exact: false }).filter({ visible: true }).first().waitFor();
    await picker
      .locator("li", { has: office.getByText("Coffee", { exact: true }) })
      .getByRole("checkbox")
      .check();
    await picker.getByRole("button", { name: "Select" }).click();
    await admin.getByText("Coffee", { exact: true }).waitFor();

    // for gold members: a condition without anything chosen is a fault beside its field
    await fromMenu(admin, "Add a condition", "Tier");
    const tier = admin.getByRole("group", { name: "Tier", exact: true });
    await tier.getByText("Enter at least one, or remove this.").waitFor();
    await tier.getByRole("checkbox", { name: "Gold" }).check();
    await tier.getByText("Enter at least one, or remove this.").waitFor({ state: "detached" });

    // this weekend, at most 500 a person
    await fromMenu(admin, "Add a condition", "Dates");
    await admin.getByRole("button", { name: "This weekend" }).click();
    await admin.getByRole("checkbox", { name: "Limit the points of one member" }).check();
    await admin.getByLabel("Points at most").fill("500");

    // in plain words, as it was typed
    const words = says(admin.locator("[data-rule-words]"));
    await words.toMatch(/2 times the points on Coffee, for Gold, from \d+ \w+ \d{4} to \d+ \w+ \d{4}, at most 500 points/u);

    // members see it so: the preview is of what is edited, before anything is saved
    const preview = admin.frameLocator("iframe").first();
    await preview.getByText("Double points on coffee").first().waitFor();

    await saveBarOf(office).getByRole("button", { name: "Save" }).click();
    await seeToast(office, "Draft saved");
    expect(await granted(await orderCoffee(golden))).toBe(600);

    // seen before it is done
    await admin.getByRole("link", { name: "Review and publish" }).first().click();
    await admin.getByRole("heading", { name: "What changes" }).waitFor();
    await admin.getByText("Double points on coffee").first().waitFor();
    await admin.getByText("Nobody changes tier.").waitFor();

    // tried on the orders that there are: 600 more for the order of this weekend, of which 500 are left
    await world.control("shop", { shop, appPlan: "Growth" });
    await openAdmin(world, office, { shop, path: "/settings/plan" });
    await admin.getByText("orders that earned points").waitFor();
    await openAdmin(world, office, { shop, path: "/program/publish" });
    await admin.getByRole("link", { name: "Try it on past orders" }).click();
    await admin.getByRole("button", { name: "Simulate", exact: true }).click();
    await admin.getByText(/^Over the last \d+ months members would have earned 500 points more/u).waitFor();
    await openAdmin(world, office, { shop, path: "/program/publish" });
    await admin.getByRole("button", { name: "Publish", exact: true }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
    await seeToast(office, "Version 2 is live");
    // an order's time is told in whole seconds: one of the very second of a publication may lie before it
    await world.control("clock", { advance: "PT1M" });
    await world.settled();

    // 400 pounds: 600 for gold, 600 more by the boost of which 500 are left; nothing more for others, and nothing more the second time
    expect(await granted(await orderCoffee(golden))).toBe(1100);
    expect(await granted(await orderCoffee(golden))).toBe(600);
    expect(await granted(await orderCoffee(plain))).toBe(400);
  });

  it("says beside each part of referrals what it comes to, shows the friend's page, and keeps a fault beside its field", async () => {
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop, path: "/program/referral" });
    const preview = admin.frameLocator("iframe").first();
    await admin.getByLabel("Money off", { exact: true }).fill("15");
    await admin.getByText("the friend gets a code for one order: £15.00 off on orders of £40.00 or more.").waitFor();
    await preview.getByText("For your first order: £15.00 off").waitFor();
    await admin.getByLabel("Heading (English)").fill("Tea for two");
    await preview.getByRole("heading", { name: "Tea for two" }).waitFor();

    // each milestone is for more friends than the one before
    await admin.getByRole("button", { name: "Add a milestone" }).click();
    await admin.getByText("With 3 friends the advocate gets, once: 500 points.").waitFor();
    await admin.getByRole("button", { name: "Add a milestone" }).click();
    const second = admin.getByRole("group", { name: "Milestone 2" });
    await second.getByLabel("What is given").selectOption({ label: "A tier for a time" });
    await second.getByText("With 8 friends the advocate is Gold for 365 days.").waitFor();
    await second.getByLabel("Friends rewarded").fill("2");
    await second.locator(".Polaris-InlineError").waitFor();
    await second.getByLabel("Friends rewarded").fill("5");
    await second.locator(".Polaris-InlineError").waitFor({ state: "detached" });

    await saveBarOf(office).getByRole("button", { name: "Save" }).click();
    await seeToast(office, "Draft saved");
    const french = await openAdmin(world, office, { shop, path: "/program/referral", language: "fr" });
    await french.getByText(/Avec 5 parrainages, le parrain ou la marraine passe au palier Or pendant 365 jours\./u).waitFor();
    await french.frameLocator("iframe").first().getByRole("heading", { name: "Tea for two" }).waitFor();
  });
});
