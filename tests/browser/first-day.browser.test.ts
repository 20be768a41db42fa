import { describe, expect, it } from "vitest";
import { openAdmin } from "./merchant";
import { openPanel } from "./shop-window";
import { buy, enterShop, fillCart, signIn, wordsOf } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
const words = wordsOf("en");

/** One shop's first days, in order: each test goes on where the one before ended. */
describe("the first days of an empty shop", () => {
  it("goes from the setup guide to the first points, by its pages alone", async () => {
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop });
    await admin.getByText("0 of 7 done").waitFor();
    await admin.getByRole("heading", { name: "What you will see here" }).waitFor();
    expect(await admin.getByRole("heading", { name: "Points outstanding" }).count()).toBe(0);

    // how long goods may be returned, then the program with that answer in it
    await admin.getByRole("button", { name: "Answer" }).click();
    await admin.getByRole("spinbutton", { name: "Days from the order" }).fill("20");
    await admin.getByRole("button", { name: "Save", exact: true }).click();
    await admin.getByText("1 of 7 done").waitFor();
    await admin.getByRole("button", { name: "See what will be published" }).click();
    const asked = admin.getByRole("dialog", { name: "Publish this program?" });
    await asked.getByText("Points can be spent 20 days after the order.").waitFor();
    await asked.getByRole("button", { name: "Publish the program" }).click();
    await admin.getByText("2 of 7 done").waitFor();

    // the embed and the blocks, by the guide's own links
    await admin.locator("#step-embed").getByRole("link", { name: "Open the theme editor" }).click();
    expect(await office.getByRole("switch").first().isChecked()).toBe(true);
    await office.getByRole("button", { name: "Save" }).click();
    await office.getByText("Saved.").waitFor();
    await openAdmin(world, office, { shop });
    await admin.getByText("3 of 7 done").waitFor();
    await admin.getByRole("link", { name: "Add to the theme: Points on the product page" }).click();
    expect(await office.locator("#product-product-points").isChecked()).toBe(true);
    await office.locator("#cart-cart-points").check();
    for (const block of ["hero", "earn", "rewards", "tiers"]) await office.locator(`#page-loyalty-${block}`).check();
    await office.getByRole("button", { name: "Save" }).click();
    await office.getByText("Saved.").waitFor();
    await openAdmin(world, office, { shop });
    await admin.getByText("6 of 7 done").waitFor();
    await admin.getByRole("button", { name: "Mark as done" }).click();
    await admin.getByText("All done").waitFor();
    await world.settled();

    // a customer signs in, sees what the order will earn, buys, and becomes a member by looking at the panel
    const page = await world.open();
    const shopper = await enterShop(world, page, { shop });
    const customer = await signIn(shopper, "first@example.com");
    const spent = await fillCart(shopper, 12_000);
    const points = Math.floor(spent / 100);
    expect(await page.locator(".fid-cart").innerText()).toMatch(new RegExp(`^This cart earns members ${points}\\spoints\\.$`, "u"));
    await world.settled();
    const panel = await openPanel(page, words);
    await panel.locator("[data-slot=pending]").getByText("50 points").waitFor();
    await page.keyboard.press("Escape");
    await buy(shopper);
    await world.settled();

    // the merchant finds them in the list, with the reason, and in the figures
    await openAdmin(world, office, { shop, path: "/members" });
    await admin.getByRole("link", { name: "Robin Marsh" }).first().click();
    await admin
      .getByText(new RegExp(`^${points} points: £`, "u"))
      .first()
      .waitFor();
    await openAdmin(world, office, { shop });
    await admin.getByText(`Worth £`).first().waitFor();
    expect(await figure(admin, "Members")).toBe("1");
    expect(await figure(admin, "Points granted")).toBe(String(points + 50));
    expect(await figure(admin, "Orders by members")).toBe("100%");
    expect(customer).toMatch(/^\d+$/u);
  });

  it("a guest's order waits, and is theirs once they sign in with that address", async () => {
    const page = await world.open();
    const shopper = await enterShop(world, page, { shop });
    const points = Math.floor((await fillCart(shopper, 8_000)) / 100);
    expect(await page.locator(".fid-cart").innerText()).toMatch(new RegExp(`^This cart earns members ${points}\\spoints\\.$`, "u"));
    const order = await buy(shopper, "Guest@Example.com");
    await world.settled();
    expect(await world.api(shop, `orders/${order}`)).toMatchObject({ customerId: null });

    const customer = await signIn(shopper, "guest@example.com", "Gwen");
    await world.settled();
    const panel = await openPanel(page, words);
    await panel
      .locator("[data-slot=pending]")
      .getByText(`${points + 50} points`)
      .waitFor();
    await panel.getByText("History", { exact: true }).click();
    await panel
      .locator("[data-history]")
      .getByText(new RegExp(`^${points} points: £`, "u"))
      .waitFor();
    expect(await world.api(shop, `orders/${order}`)).toMatchObject({ customerId: customer, points: { granted: points } });

    // somebody else's sign-in finds nothing of it
    const other = await enterShop(world, await world.open(), { shop });
    await signIn(other, "other@example.com");
    await world.settled();
    const theirs = await openPanel(other.page, words);
    await theirs.locator("[data-slot=pending]").getByText("50 points").waitFor();
  });

  it("Home says when another theme is published without the embed, and leads to the place", async () => {
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop });
    await admin.getByText("All done").waitFor();
    const notice = admin.getByText("Your live theme does not show the program");
    expect(await notice.count()).toBe(0);

    await office.goto(`${world.local.ready.admin}/store/demo/themes`);
    await office.getByRole("button", { name: "Publish Spring" }).click();
    const page = await world.open();
    await enterShop(world, page, { shop });
    expect(await page.getByRole("button", { name: words.launcher }).count()).toBe(0);

    await openAdmin(world, office, { shop });
    await notice.waitFor();
    await admin.getByRole("link", { name: "Open the theme editor" }).first().click();
    await office.getByRole("heading", { name: "Theme editor: Spring" }).waitFor();
    await office.getByRole("button", { name: "Save" }).click();
    await office.getByText("Saved.").waitFor();
    await page.reload();
    await page.getByRole("button", { name: words.launcher }).waitFor();
    await openAdmin(world, office, { shop });
    await admin.getByText("4 of 7 done").waitFor();
    expect(await notice.count()).toBe(0);
  });
});

/** What stands below the heading of a key figure. */
const figure = (admin: Awaited<ReturnType<typeof openAdmin>>, title: string): Promise<string> =>
  admin
    .locator(".Polaris-ShadowBevel", { has: admin.getByRole("heading", { name: title, exact: true }) })
    .locator(".Polaris-Text--headingXl")
    .first()
    .innerText();
