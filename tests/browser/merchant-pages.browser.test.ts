import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { demoProgram } from "../../app/loyalty/default-program";
import { call } from "../local/local-mode";
import { openAdmin, saveBarOf, seeToast } from "./merchant";
import { openShop } from "./open-shop";
import { addMember } from "./people";
import { enterShop } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
beforeAll(() => openShop(world, shop, demoProgram));

describe("the list of members", { retry: 0 }, () => {
  const points = async (customer: string) =>
    (await world.api<{ balance: { available: number } }>(shop, `members/${customer}`)).balance.available;

  it("is searched, filtered and kept as a view; all in it are adjusted, and that is undone; it is exported", async () => {
    const four = (name: string, points: (number: number) => number) =>
      Promise.all(
        [0, 1, 2, 3].map((number) =>
          addMember(world, shop, { email: `${name}${number}@list.example`, firstName: name + number, points: points(number) }),
        ),
      );
    const [rich, poor] = await Promise.all([four("Rosa", (number) => 400 + number), four("Paul", () => 5)]);
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop, path: "/members" });
    const rows = admin
      .getByRole("row")
      .filter({ has: admin.getByRole("checkbox") })
      .filter({ hasText: "Marsh" });
    const shown = () => expect.poll(() => rows.count());
    await shown().toBe(8);

    // search
    await admin.getByRole("button", { name: /Search and filter/u }).click();
    const search = admin.getByPlaceholder("Search by name, email or the last digits of the customer number");
    await search.fill("rosa2");
    await shown().toBe(1);
    await search.fill("");
    await shown().toBe(8);

    // filter by balance, and keep it as a view
    await admin.getByRole("button", { name: "Points available" }).click();
    await admin.getByLabel("At least").fill("100");
    await shown().toBe(4);
    await admin.getByRole("button", { name: "Save as" }).click();
    await admin.getByRole("dialog").getByRole("textbox").fill("Rich");
    await admin.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await seeToast(office, "View saved");
    await openAdmin(world, office, { shop, path: "/members" });
    await shown().toBe(8);
    await admin.getByRole("tab", { name: "Rich" }).click();
    await shown().toBe(4);

    // all of it, adjusted and undone
    await admin
      .getByRole("checkbox", { name: /Select all/u })
      .first()
      .check();
    await admin.getByRole("button", { name: "Adjust points" }).first().click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByRole("button", { name: "Preview" }).click();
    await dialog.getByText("Enter a whole number from −1,000,000 to 1,000,000, not 0").waitFor();
    await dialog.getByLabel("Points for each member").fill("-401");
    await dialog.getByLabel("Reason").fill("A correction");
    await dialog.getByRole("button", { name: "Preview" }).click();
    await dialog.getByText("3 members would change: -1,203 points in all").waitFor();
    await dialog.getByText("1 member has too few points and is left out").waitFor();
    await dialog.getByRole("button", { name: "Adjust 3 members" }).click();
    await admin.getByText("3 members changed").waitFor();
    expect(await Promise.all([...rich, ...poor].map(points))).toEqual([400, 0, 1, 2, 5, 5, 5, 5]);
    await admin.getByRole("button", { name: "Undo" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
    await admin.getByText("Undone for 3 members").waitFor();
    expect(await Promise.all([...rich, ...poor].map(points))).toEqual([400, 401, 402, 403, 5, 5, 5, 5]);

    // export of what is shown
    await openAdmin(world, office, { shop, path: "/members" });
    await admin.getByRole("tab", { name: "Rich" }).click();
    await shown().toBe(4);
    await admin.getByRole("button", { name: "Export" }).click();
    await admin.getByText("The file with 4 members is ready.").waitFor();
    const coming = office.waitForEvent("download");
    await admin.getByRole("button", { name: "Download CSV" }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/\.csv$/u);
    const lines = (await readFile(await file.path(), "utf8")).trim().split(/\r?\n/u);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain("Customer number");
    expect(lines.filter((line) => /Rosa\d Marsh/u.test(line))).toHaveLength(4);
  });
});

describe("settings", { retry: 0 }, () => {
  it("guard what is not saved, and say what is wrong beside its field", async () => {
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop, path: "/settings/support" });
    const bar = saveBarOf(office);
    const limit = admin.getByLabel("Points a person and day");
    await limit.fill("700");
    await bar.waitFor();

    // leaving asks first, by the app's own links and by the side bar
    await office.getByRole("link", { name: "Members" }).click();
    const leaving = office.getByRole("dialog", { name: "Leave page with unsaved changes?" });
    await leaving.getByRole("button", { name: "Stay" }).click();
    expect(await limit.inputValue()).toBe("700");
    await bar.waitFor();

    // wrong
    await limit.fill("0");
    await bar.getByRole("button", { name: "Save" }).click();
    await admin.getByText("At least 1", { exact: true }).waitFor();
    expect(await limit.getAttribute("aria-invalid")).toBe("true");

    // discarded, then saved
    await bar.getByRole("button", { name: "Discard" }).click();
    await bar.waitFor({ state: "hidden" });
    expect(await limit.inputValue()).toBe("5000");
    await limit.fill("700");
    await bar.getByRole("button", { name: "Save" }).click();
    await seeToast(office, "Saved");
    await bar.waitFor({ state: "hidden" });
    await office.reload();
    await expect.poll(() => limit.inputValue()).toBe("700");

    // left for good
    await limit.fill("900");
    await bar.waitFor();
    await office.getByRole("link", { name: "Members" }).click();
    await leaving.getByRole("button", { name: "Leave page" }).click();
    await admin.getByRole("heading", { name: "Members", exact: true }).waitFor();
    await openAdmin(world, office, { shop, path: "/settings/support" });
    await expect.poll(() => limit.inputValue()).toBe("700");
  });

  it("show a key once, which opens what it may and nothing once it is revoked", async () => {
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop, path: "/settings/api-keys" });
    await admin.getByRole("button", { name: "Create a key" }).click();
    const dialog = admin.getByRole("dialog", { name: "Create a key" });
    await dialog.getByLabel("Name").fill("Help desk");
    await dialog.getByRole("button", { name: "Create a key" }).click();
    await dialog.getByText("Choose at least one").waitFor();
    await dialog.getByLabel("Read members, their points and their movements").check();
    await dialog.getByRole("button", { name: "Create a key" }).click();
    await admin.getByText("Copy the key now: Help desk").waitFor();
    const key = await admin.getByRole("textbox", { name: "Help desk" }).inputValue();
    const ask = (path: string) => call<object>(`${world.local.ready.app}/api/v1/${path}`, { key });
    expect(await ask("members")).toHaveProperty("items");
    await expect(ask("ledger/audit")).rejects.toThrow(/: 403 /u);
    await admin.getByRole("button", { name: "I have copied it" }).click();

    await office.reload();
    await admin.getByRole("heading", { name: "Help desk" }).waitFor();
    await admin
      .getByText(/Last used/u)
      .first()
      .waitFor();
    expect(await admin.locator("html").innerHTML()).not.toContain(key);

    await admin.getByRole("button", { name: "Revoke Help desk" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await seeToast(office, "Revoked");
    await expect(ask("members")).rejects.toThrow(/: 401 /u);
  });

  it("keep terms of the merchant's own, which the storefront shows as they were typed", async () => {
    const typed = "<img src=x onerror=alert(1)> {{ shop.name }} {% raw %} & more";
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop, path: "/settings/terms" });
    await admin.getByRole("button", { name: "Edit this text: Terms in English" }).click();
    const text = admin.getByLabel("Terms in English");
    await text.fill(`${typed}\n\nThe second paragraph.`);
    await saveBarOf(office).getByRole("button", { name: "Save" }).click();
    await seeToast(office, "Saved");
    const { document } = await world.api<{ document: object }>(shop, "program");
    await world.api(shop, "program", { method: "PUT", body: { ...document, title: { en: typed, fr: typed } } });
    await world.settled();
    const page = await world.open();
    await enterShop(world, page, { shop });
    await page.goto(`${world.local.ready.store}/apps/fidelio/terms`);
    await page.getByText("The second paragraph.").waitFor();
    expect(await page.locator("main").innerText()).toContain(typed);
    expect(await page.locator("main img[src=x]").count()).toBe(0);
    // the panel and the loyalty page too
    await page.goto(`${world.local.ready.store}/pages/loyalty`);
    await page.locator("body").getByText(typed).first().waitFor({ state: "attached" });
    expect(await page.locator("img[src=x]").count()).toBe(0);
  });
});
