import { beforeAll, describe, expect, it } from "vitest";
import { demoProgram } from "../../app/loyalty/default-program";
import { openAdmin, saveBarOf, says, seeToast } from "./merchant";
import { openShop } from "./open-shop";
import { addMember, aMinuteLater } from "./people";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";

interface Redeemed {
  id: string;
  code: string;
  value: { kind: string; amount: string };
}
const redeem = (customer: string, body: object) => world.api<Redeemed>(shop, `members/${customer}/redemptions`, { body });
const balance = async (customer: string) =>
  (await world.api<{ balance: { available: number; held: number } }>(shop, `members/${customer}`)).balance;

describe("rewards, from their form to the merchant's list", { retry: 0 }, () => {
  beforeAll(async () => {
    await openShop(world, shop, demoProgram);
  });

  it("builds points as money step by step, in words and with what it gives back, warned of what will not combine", async () => {
    await world.control("discounts", { shop, title: "Autumn sale", percent: 10 });
    await world.control("discounts", { shop, title: "Newsletter", code: "NEWS5", amount: "5.00", combinesWith: { order: true } });
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop, path: "/program/spend" });
    await admin.getByRole("button", { name: "Add a reward" }).first().click();
    await admin
      .getByRole("dialog")
      .getByRole("button", { name: /^Points as money/u })
      .click();

    // figures, and the slide that members will move
    await admin.getByLabel("A step costs").fill("50");
    await admin.getByLabel("A step takes off").fill("1.50");
    await admin.getByLabel("At least", { exact: true }).fill("2");
    await admin.getByLabel("At most", { exact: true }).fill("10");
    const words = says(admin.locator("[data-reward-words]"));
    await words.toContain("50 points buy £1.50 off, from 100 points to 500 points.");
    await admin.getByText("The reward gives £1.50: 3% of that.").filter({ visible: true }).waitFor();
    const slide = admin.getByRole("slider", { name: "Try the slide" });
    await slide.focus();
    await slide.press("End");
    expect(await slide.getAttribute("aria-valuetext")).toBe("500 points = £15.00");
    await slide.press("ArrowLeft");
    expect(await slide.getAttribute("aria-valuetext")).toBe("450 points = £13.50");

    // a condition in the same words as members read it
    await admin.getByRole("button", { name: "Add a condition" }).click();
    await admin.getByRole("menuitem", { name: "How often" }).click();
    await words.toContain("Each member can take it once a month.");

    // of the two discounts neither combines, and each says why
    await admin.getByText("2 discounts of your shop will not combine").waitFor();
    await admin.getByText("Autumn sale (applies by itself): neither allows the other.").waitFor();
    await admin.getByText("Newsletter (by code): the reward does not allow discounts of its kind.").waitFor();
    await admin.getByRole("checkbox", { name: "Discounts on the order" }).check();
    await admin.getByText("A discount of your shop will not combine").waitFor();

    await saveBarOf(office).getByRole("button", { name: "Save" }).click();
    await seeToast(office, "Draft saved");
    await admin.getByRole("link", { name: "Review and publish" }).first().click();
    await admin.getByRole("heading", { name: "Discounts that will not combine" }).waitFor();
    await admin.getByText("Autumn sale (applies by itself): £5 off and Points as money").waitFor();
    await admin.getByRole("button", { name: "Publish", exact: true }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
    await seeToast(office, "Version 2 is live");
    await admin.getByText(/^Live: version 2/u).waitFor();
  });

  it("lists what was redeemed, found by its code; gives points back, makes a new code", async () => {
    const customer = await addMember(world, shop, { email: "nell@slide.example", firstName: "Nell", points: 1000 });
    const slid = await redeem(customer, { reward: "sliding", points: 250 });
    expect(slid.value).toMatchObject({ kind: "amount", amount: "7.50" });
    const five = await redeem(customer, { reward: "five-off" });
    await world.settled();

    const office = await world.open();
    const admin = await openAdmin(world, office, { shop, path: "/redemptions" });
    await admin.getByText(five.code).waitFor();
    await admin.getByRole("button", { name: "Search and filter results" }).click();
    await admin.getByPlaceholder("Search by code, member or order number").fill(slid.code.replaceAll("-", "").toLowerCase());
    await admin.getByText(five.code).waitFor({ state: "detached" });
    await admin.getByText("£7.50 off").waitFor();

    await admin.getByRole("button", { name: "Make a new code: Points as money" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Make a new code" }).click();
    await seeToast(office, "New code made");
    expect((await world.api<Redeemed>(shop, `redemptions/${slid.id}`)).code).not.toBe(slid.code);

    await openAdmin(world, office, { shop, path: `/redemptions?q=nell` });
    await admin.getByRole("button", { name: "Give the points back: £5 off" }).click();
    await admin.getByRole("dialog").getByText(`The code ${five.code} stops working and 200 points go back to the member.`).waitFor();
    await admin.getByRole("dialog").getByRole("button", { name: "Give the points back" }).click();
    await seeToast(office, "Code taken back");
    await admin.getByText("Taken back by staff").waitFor();
    expect(await balance(customer)).toMatchObject({ available: 750, held: 250 });
  });

  it("says what store credit needs of Shopify, asks for it, and has a perk handed over once", async () => {
    await world.control("scopes", { shop, revoke: ["read_store_credit_accounts", "write_store_credit_account_transactions"] });
    await world.settled();
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop, path: "/program/spend" });
    const add = async (kind: RegExp) => {
      await admin.getByRole("button", { name: "Add a reward" }).first().click();
      await admin.getByRole("dialog").getByRole("button", { name: kind }).click();
    };
    await add(/^Store credit/u);
    await admin.getByText("Shopify has not allowed this yet").waitFor();
    await admin.getByRole("button", { name: "Ask for permission" }).click();
    await office.getByRole("dialog", { name: "Fidelio needs more access" }).getByRole("button", { name: "Update" }).click();
    await admin.getByText("Shopify has not allowed this yet").waitFor({ state: "detached" });

    await admin.getByRole("navigation").getByRole("link", { name: "Spend", exact: true }).click();
    await add(/^Something that staff hand over/u);
    await admin.getByLabel("Price").fill("40");
    await saveBarOf(office).getByRole("button", { name: "Save" }).click();
    await seeToast(office, "Draft saved");
    await openAdmin(world, office, { shop, path: "/program/publish" });
    await admin.getByText("New reward: A coffee on us, 40 points").first().waitFor();
    await admin.getByRole("button", { name: "Publish", exact: true }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
    await seeToast(office, "Version 3 is live");
    await admin.getByText(/^Live: version 3/u).waitFor();
    await aMinuteLater(world);

    const customer = await addMember(world, shop, { email: "paul@perk.example", firstName: "Paul", points: 100 });
    await redeem(customer, { reward: "perk" });
    expect(await balance(customer)).toMatchObject({ available: 60, held: 0 });
    await openAdmin(world, office, { shop, path: "/redemptions?view=hand-over" });
    await admin.getByRole("button", { name: "Mark as handed over: A coffee on us" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Mark as handed over" }).click();
    await seeToast(office, "Marked as handed over");
    await admin.getByText("Nothing waits for your staff.").waitFor();
    await openAdmin(world, office, { shop, path: `/members/${customer}?tab=rewards` });
    await admin.getByText(/Handed over on .* by Ada Shopkeeper/u).waitFor();
  });
});
