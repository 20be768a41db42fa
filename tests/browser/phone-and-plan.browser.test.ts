import { describe, expect, it } from "vitest";
import { demoProgram } from "../../app/loyalty/default-program";
import { openAdmin } from "./merchant";
import { openShop } from "./open-shop";
import { addMember } from "./people";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";

describe("on a phone", { retry: 0 }, () => {
  it("a merchant selects members by keyboard and adjusts their points", async () => {
    await openShop(world, shop, demoProgram);
    for (const firstName of ["Ada", "Grace", "Joan"]) await addMember(world, shop, { firstName, email: `${firstName}@example.com` });
    const page = await world.open({ width: 390, locale: "en-GB" });
    const admin = await openAdmin(world, page, { shop, path: "/members" });
    const begin = admin.getByRole("button", { name: "Select", exact: true });
    await begin.waitFor();
    expect(await admin.getByRole("checkbox").count()).toBe(0);
    await begin.focus();
    await page.keyboard.press("Enter");
    const done = admin.getByRole("button", { name: "Done" });
    await admin.getByRole("status").filter({ hasText: "No member selected" }).waitFor();
    expect(await done.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await admin.getByRole("button", { name: "Adjust points" }).isDisabled()).toBe(true);
    const grace = admin.getByRole("checkbox", { name: /^Grace Marsh/u });
    await grace.focus();
    await page.keyboard.press("Space");
    await admin.getByRole("checkbox", { name: /^Ada Marsh/u }).check();
    await admin.getByRole("status").filter({ hasText: "2 members selected" }).waitFor();
    await admin.getByRole("button", { name: "Adjust points" }).click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByLabel("Points for each member").fill("25");
    await dialog.getByLabel("Reason").fill("a good summer");
    await dialog.getByRole("button", { name: "Preview" }).click();
    await dialog.getByRole("button", { name: "Adjust 2 members" }).click();
    await admin.getByText("Available 25").nth(1).waitFor();
    await done.click();
    expect(await admin.getByRole("checkbox").count()).toBe(0);
    expect(await admin.getByText("Available 25").count()).toBe(2);
  });
});

describe("a plan", { retry: 0 }, () => {
  it("is chosen at Shopify, which leads back to where the app reads it", async () => {
    const page = await world.open({ width: 1280, locale: "en-GB" });
    const admin = await openAdmin(world, page, { shop, path: "/settings/plan" });
    await admin.getByRole("link", { name: "Choose a plan at Shopify" }).click();
    await page.getByRole("button", { name: "Choose Growth" }).click();
    const again = page.frameLocator("iframe").first();
    await again.getByText("0 of 1,000 orders that earned points").waitFor();
    expect(page.url()).toContain("/apps/fidelio/app/settings/plan");
  });
});
