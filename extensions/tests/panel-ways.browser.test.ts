import { describe, expect, it } from "vitest";
import { noDoings, sampleMemberFace, sampleProgramFace } from "../../app/face/sample";
import type { ProgramDocument } from "../../app/loyalty/program";
import { Refused, usePanelPage } from "./panel-page.fixture";

const panelPage = usePanelPage();
const title = { en: "Your day", fr: "Votre jour" };
const change: Partial<ProgramDocument> = {
  birthdays: { minimumAge: 16 },
  earning: [
    { key: "birthday", title, on: "birthday", points: "100" },
    { key: "photo", title: { en: "Follow us" }, on: "social", points: "8", network: "Instagram", link: "https://social.example/club" },
  ],
};
const member = (more: object = {}) => sampleMemberFace("active", { doings: { ...noDoings, ...more } }, change);
const before = () => ({ face: sampleProgramFace(change), member: member() });

async function opened(answers: Parameters<typeof panelPage.show>[1]) {
  const { page } = await panelPage.show(before(), { summary: () => ({ member: member() }), ...answers });
  await page.locator(".fid-launcher").click();
  await page.waitForSelector("#fidelio-panel:modal");
  const panel = page.getByRole("dialog", { name: "The Club" });
  await panel.getByText("Ways to earn points").click();
  return { page, panel, said: () => panel.getByRole("status").innerText() };
}

describe("the birthday in the panel", () => {
  it("is given with consent and age, is then shown on the page too, and removed again", async () => {
    const sent: string[] = [];
    const birthday = { month: 4, day: 4, changedAt: "2026-11-20T00:00:00.000Z" };
    const { page, panel, said } = await opened({
      birthday: (fields) => {
        sent.push(fields.toString());
        return { member: member({ birthday, aged: true }) };
      },
      "birthday/remove": () => ({ member: member({ aged: true }) }),
    });
    await panel.getByText("Enter day and month").click();
    await panel.getByLabel("Day", { exact: true }).fill("4");
    await panel.getByLabel("Month").selectOption("April");
    const save = panel.getByRole("button", { name: "Save the birthday" });
    await save.click();
    // the browser asks for the ticks first
    expect(sent).toEqual([]);
    await panel.getByLabel(/I agree/u).check();
    await panel.getByLabel("I am 16 or older").check();
    await save.click();
    await page.waitForFunction(() => document.querySelector("#fidelio-panel .fid-live")?.textContent);
    expect(await said()).toBe("Your birthday is kept.");
    expect(sent).toEqual(["return=%2Fpages%2Floyalty&day=4&month=4&agree=yes&age=yes&language=en"]);
    expect(await page.locator("[data-given]:visible").allInnerTexts()).toEqual(["Your birthday: 4 April", "Your birthday: 4 April"]);
    expect(await save.isVisible()).toBe(false);
    await panel.getByRole("button", { name: "Remove the birthday" }).click();
    await page.waitForFunction(() => document.querySelector("#fidelio-panel .fid-live")?.textContent === "Your birthday is removed.");
    expect(await page.locator("[data-given]:visible").count()).toBe(0);
    // declared before: not asked again
    expect(await panel.getByLabel("I am 16 or older").isVisible()).toBe(false);
    expect(await panel.locator("[name=age]").evaluate((box: HTMLInputElement) => box.required)).toBe(false);
  });

  it("says why not", async () => {
    const { page, panel, said } = await opened({ birthday: () => new Refused("birthday-changed") });
    await panel.getByText("Enter day and month").click();
    await panel.getByLabel("Day", { exact: true }).fill("4");
    await panel.getByLabel(/I agree/u).check();
    await panel.getByLabel("I am 16 or older").check();
    await panel.getByRole("button", { name: "Save the birthday" }).click();
    await page.waitForFunction(() => document.querySelector("#fidelio-panel .fid-live")?.textContent);
    expect(await said()).toBe("A birthday can be changed once a year.");
  });
});

describe("a link in the panel", () => {
  it("opens beside the shop, and the way to earn is done", async () => {
    const earlier = { social: { photo: ["2026-11-22T12:00:00.000Z"] } };
    const { page, panel } = await opened({ social: () => ({ member: member({ earlier }) }) });
    await page.evaluate(() => {
      window.open = (to) => {
        document.title = String(to);
        return null;
      };
    });
    await panel.getByRole("button", { name: "Open: Follow us" }).click();
    await page.waitForFunction(() => [...document.querySelectorAll("[data-stands]")].some((one) => one.textContent === "Done"));
    expect(await page.title()).toBe("https://social.example/club");
    expect(await page.locator("[data-way=photo] [data-stands]:visible").allInnerTexts()).toEqual(["Done", "Done"]);
  });
});

describe("what a member hands on", () => {
  const open = { face: sampleProgramFace({}, { appPlan: "growth" }) };
  const url = "https://shop.example/apps/fidelio/friend/ADA-ROSES";
  /** What the page's own clipboard and share sheet were handed. */
  const devices = `window.handed=[];Object.defineProperty(navigator,"clipboard",{value:{writeText:async(text)=>{handed.push(text)}}});navigator.share=async({title,text,url})=>{handed.push({title,text,url})}`;

  it("is copied, shared by the device's own sheet, and copied on the way to Messenger's page", async () => {
    const { page } = await panelPage.show(open);
    await page.addInitScript(devices);
    await page.reload();
    await page.context().route("https://www.facebook.com/**", (route) => route.fulfill({ body: "Messenger" }));
    await page.locator(".fid-launcher").click();
    const panel = page.getByRole("dialog", { name: "The Club" });
    await panel.getByText("Invite friends").click();
    expect(await panel.getByRole("link", { name: "Messenger" }).count()).toBe(1);
    await panel.getByRole("button", { name: "Copy the link" }).click();
    await panel.getByRole("status").filter({ hasText: "Copied, ready to paste." }).waitFor();
    await panel.getByRole("button", { name: "Share" }).click();
    await panel.getByRole("link", { name: "Messenger" }).click();
    await page.waitForFunction("handed.length === 3");
    const text = "For your first order at Paper & Lantern: £10.00 off on orders of £40.00 or more.";
    expect(await page.evaluate("handed")).toEqual([url, { title: "An invitation from Paper & Lantern", text, url }, `${text} ${url}`]);
  });

  it("is copied from the block too, and without script the button leads to the member's own page", async () => {
    const { page } = await panelPage.show({ ...open, embed: false });
    await page.addInitScript(devices);
    await page.reload();
    await page.getByRole("main").getByRole("button", { name: "Copy the link" }).click();
    await page.getByRole("status").filter({ hasText: "Copied, ready to paste." }).first().waitFor();
    expect(await page.evaluate("handed")).toEqual([url]);
    const plain = await panelPage.show(open, {}, { javaScript: false });
    await plain.page.getByRole("main").getByRole("button", { name: "Copy the link" }).click();
    await plain.page.waitForURL(/\/apps\/fidelio\/referrals/u);
  });
});
