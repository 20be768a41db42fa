import { beforeAll, describe, expect, it } from "vitest";
import { demoProgram } from "../../app/loyalty/default-program";
import { openAdmin, seeToast } from "./merchant";
import { openShop } from "./open-shop";
import { addMember, aMinuteLater, placeOrder } from "./people";
import { enterShop, signIn, wordsOf } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
const words = wordsOf("en");

const granted = async (order: string) => (await world.api<{ points: { granted: number } }>(shop, `orders/${order}`)).points.granted;

async function orderFor(customer: string): Promise<string> {
  const order = await placeOrder(world, shop, { customer, price: "40.00" });
  await world.settled();
  return order;
}

/** The day so many days from now; the demo's zone is never a day away from it at noon. */
async function dayAfter(days: number): Promise<string> {
  const { at } = await world.control<{ at: string }>("clock");
  return new Date(Date.parse(at) + days * 86_400_000).toISOString().slice(0, 10);
}

beforeAll(() => openShop(world, shop, demoProgram));

describe("the end of a program", { retry: 0 }, () => {
  it("is announced with two days, seen by a member, comes, and is taken back: what was placed after the day stays without points", async () => {
    const customer = await addMember(world, shop, { email: "edna@end.example", firstName: "Edna", points: 500 });
    await world.settled();
    const page = await world.open();
    await signIn(await enterShop(world, page, { shop }), "edna@end.example", "Edna");
    const openPanel = async () => {
      await page.goto(`${world.local.ready.store}/`);
      await page.getByRole("button", { name: words.launcher }).click();
      await page.locator("#fidelio-panel:modal").waitFor();
      const panel = page.getByRole("dialog", { name: words.panel });
      await panel.locator("[data-reward='five-off'] summary").click();
      return { panel, redeem: panel.locator("[data-reward='five-off']").getByRole("button", { name: /Redeem/u }) };
    };

    // two days are asked for, and the second is not before the first
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop });
    await admin.getByRole("button", { name: "Close the program", exact: true }).click();
    const asked = admin.getByRole("dialog");
    await asked.getByLabel("Last day to earn").fill(await dayAfter(2));
    await asked.getByLabel("Last day to exchange points").fill(await dayAfter(1));
    await asked.getByLabel("Your own words to members, in English").fill("Thank you for three years.");
    await asked.getByRole("button", { name: "Close the program", exact: true }).click();
    await asked.getByText("Choose the last day to earn or a later one.").waitFor();
    await asked.getByLabel("Last day to exchange points").fill(await dayAfter(20));
    await asked.getByRole("button", { name: "Close the program", exact: true }).click();
    await seeToast(office, "The end of the program is announced");
    await admin.getByText(/^Orders earn until .+, points can be exchanged until .+\. Members see both days\.$/u).waitFor();
    await world.settled();

    // told at once, and everything still goes on
    const told = await openPanel();
    await told.panel.getByText(/^The program is coming to an end\. The last day to earn is /u).waitFor();
    await told.panel.getByText("Thank you for three years.").waitFor();
    await told.redeem.waitFor();
    expect(await granted(await orderFor(customer))).toBe(40);

    // the day to earn is over: an order earns nothing and says why; points can still be exchanged
    await world.control("clock", { advance: "P4D" });
    await world.settled();
    const late = await orderFor(customer);
    expect(await granted(late)).toBe(0);
    await openAdmin(world, office, { shop, path: `/orders/${late}` });
    await admin
      .getByText(/^Nothing earned: earning ended on /u)
      .first()
      .waitFor();
    const spending = await openPanel();
    expect(await spending.panel.getByText(/The last day to earn is/u).count()).toBe(0);
    await spending.redeem.click();
    await spending.panel.locator("[data-codes] code").waitFor();

    // the studio says it too, and takes it back
    await openAdmin(world, office, { shop, path: "/program" });
    await admin.getByText(/^Orders have earned nothing since .+\. Points can be exchanged until /u).waitFor();
    await admin.getByRole("button", { name: "Go on with the program", exact: true }).click();
    await admin.getByRole("dialog").getByText("Orders placed since the last day to earn stay without points.", { exact: false }).waitFor();
    await admin.getByRole("dialog").getByRole("button", { name: "Go on with the program", exact: true }).click();
    await seeToast(office, "The program goes on");
    await admin.getByText("No end is announced.").waitFor();
    await aMinuteLater(world);
    const after = await orderFor(customer);
    expect([await granted(late), await granted(after)]).toEqual([0, 40]);
    const again = await openPanel();
    expect(await again.panel.getByText("Thank you for three years.").count()).toBe(0);
  });
});

describe("an older version", { retry: 0 }, () => {
  it("is gone back to after having seen what that changes, and the next orders earn by it", async () => {
    const customer = await addMember(world, shop, { email: "olaf@older.example", firstName: "Olaf" });
    const twice = demoProgram.earning?.map((rule) => (rule.key === "purchase" ? { ...rule, points: "2" } : rule));
    await world.api(shop, "program", { method: "PUT", body: { ...demoProgram, earning: twice } });
    await aMinuteLater(world);
    const before = await orderFor(customer);
    expect(await granted(before)).toBe(80);

    const office = await world.open();
    const admin = await openAdmin(world, office, { shop, path: "/program" });
    await admin.getByRole("link", { name: "Version 1", exact: true }).click();
    await admin.getByRole("heading", { name: "Go back to this version" }).waitFor();
    await admin.getByText("Nobody changes tier.").waitFor();
    await admin.getByRole("button", { name: "Go back to version 1", exact: true }).click();
    await admin.getByRole("dialog").getByText("What version 1 says is live at once, for orders placed from now on.").waitFor();
    await admin.getByRole("dialog").getByRole("button", { name: "Go back to this version", exact: true }).click();
    await seeToast(office, "is live");
    await admin.getByRole("heading", { name: "Versions" }).waitFor();
    await aMinuteLater(world);

    // a version of its own, and what was granted stays granted
    const after = await orderFor(customer);
    expect([await granted(before), await granted(after)]).toEqual([80, 40]);
  });
});
