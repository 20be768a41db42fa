import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page as Window } from "playwright-core";
import { describe, expect, it } from "vitest";
import { sampleMemberFace, sampleProgramFace } from "../../app/face/sample";
import { Refused, emptyCart, redeemedAnswer, redeemedMember, usePanelPage } from "./panel-page.fixture";
import type { Page } from "./render.fixture";

const panelPage = usePanelPage();
const panelOf = (page: Window) => page.getByRole("dialog", { name: "The Club" });
const said = (page: Window) => panelOf(page).getByRole("status");
const focused = (page: Window) => page.evaluate(() => document.activeElement?.className ?? "");

async function open(page: Window): Promise<void> {
  await page.locator(".fid-launcher").click();
  await page.waitForSelector("#fidelio-panel:modal");
}

describe("before it is touched", () => {
  it("asks for nothing, and is a named button of 44 pixels at least", async () => {
    const { page, asked } = await panelPage.show({}, {}, { width: 390 });
    await page.waitForTimeout(200);
    expect(asked).toEqual(["GET /"]);
    const box = await page.getByRole("button", { name: "The Club" }).boundingBox();
    expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(44);
  });
});

describe("without script", () => {
  it("opens, closes, and keeps its forms", async () => {
    const { page } = await panelPage.show({}, {}, { javaScript: false });
    await page.locator(".fid-launcher").click();
    expect(await panelOf(page).isVisible()).toBe(true);
    await panelOf(page).getByText("200 points", { exact: true }).click();
    expect(await panelOf(page).getByRole("button", { name: "Redeem: £5 off" }).isVisible()).toBe(true);
    await panelOf(page).getByRole("button", { name: "Close" }).click();
    expect(await panelOf(page).isVisible()).toBe(false);
  });

  it("says why a form was refused, by the address alone", async () => {
    const { page } = await panelPage.show({}, {}, { javaScript: false });
    await page.goto(`${page.url()}#fidelio-insufficient-points`);
    const shown = await page.locator(".fid-refusal:visible").allInnerTexts();
    expect(shown).toHaveLength(1);
    expect(shown[0]).toContain("Your balance is too low for this reward.");
  });
});

describe("by keyboard", () => {
  it("is a modal dialog that keeps the focus and gives it back", async () => {
    const { page } = await panelPage.show({});
    await page.locator(".fid-launcher").focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("#fidelio-panel:modal");
    expect(await page.locator("#fidelio-panel").getAttribute("aria-modal")).toBe("true");
    expect(await focused(page)).toBe("fid-close");
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement === document.body || !!document.activeElement?.closest("dialog"))).toBe(true);
    }
    await page.keyboard.press("Escape");
    expect(await panelOf(page).isVisible()).toBe(false);
    expect(await focused(page)).toContain("fid-launcher");
  });

  it("stays closed when it was closed before its script came", async () => {
    const { page } = await panelPage.show({});
    let come = () => {};
    panelPage.moduleWaitsFor(new Promise<void>((done) => (come = done)));
    await page.locator(".fid-launcher").click();
    expect(await panelOf(page).isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    come();
    await page.waitForFunction(() => !document.getElementById("fidelio-panel")?.hasAttribute("popover"));
    expect(await panelOf(page).isVisible()).toBe(false);
    await open(page);
  });
});

describe("redeeming", () => {
  it("takes one code for two taps, applies it beside the cart's others, and says so", async () => {
    const sent: string[] = [];
    const { page, asked } = await panelPage.show(
      {},
      {
        redeem: async (fields) => {
          sent.push(`${fields.get("reward")}/${fields.get("redemption")}`);
          await new Promise((done) => setTimeout(done, 300));
          return redeemedAnswer(redeemedMember(), "NEWC-ODE1-2345");
        },
        "cart.js": () => ({ ...emptyCart, discount_codes: [{ code: "OLD", applicable: true }] }),
        "update.js": (body) => {
          const { discount } = JSON.parse([...body.keys()][0]!) as { discount: string };
          return { discount_codes: discount.split(",").map((code) => ({ code, applicable: true })) };
        },
      },
    );
    await open(page);
    await panelOf(page).getByText("200 points", { exact: true }).click();
    await panelOf(page).getByRole("button", { name: "Redeem: £5 off" }).dblclick();
    await page.waitForFunction(() => document.querySelector("#fidelio-panel .fid-live")?.textContent);
    expect(await said(page).innerText()).toBe("Your code is NEWC-ODE1-2345. The code is applied to your cart.");
    expect(sent).toEqual(["five-off/1"]);
    expect(asked.filter((one) => one.endsWith("/cart/update.js"))).toHaveLength(1);
    expect(await panelOf(page).locator("[data-codes] li code").allInnerTexts()).toEqual(["NEWC-ODE1-2345", "KWRT7MHXQ2PD"]);
    // the page behind the panel says it too
    expect(new Set(await page.locator("[data-slot=available]").allInnerTexts())).toEqual(new Set(["1,050 points"]));
  });

  it("finishes what is under way, though the panel is closed, before a cart's page that shows it by itself is loaded again", async () => {
    let made = () => {};
    const sent: string[] = [];
    const { page, asked } = await panelPage.show(
      { kind: "cart" },
      {
        redeem: async () => {
          await new Promise<void>((done) => (made = done));
          return redeemedAnswer(redeemedMember(), "NEWC-ODE1-2345");
        },
        "update.js": (body) => {
          const { discount } = JSON.parse([...body.keys()][0]!) as { discount: string };
          sent.push(discount);
          return { discount_codes: discount.split(",").map((code) => ({ code, applicable: true })) };
        },
      },
    );
    // a theme whose cart has no part of its own that could be drawn in place
    await page.evaluate(() => document.getElementById("shopify-section-main-cart")!.remove());
    const loaded = () => asked.filter((one) => one === "GET /").length;
    await open(page);
    await panelOf(page).getByRole("button", { name: "Apply to the cart" }).click();
    await page.waitForFunction(() => document.querySelector("#fidelio-panel .fid-live")?.textContent);
    await panelOf(page).getByText("200 points", { exact: true }).click();
    await panelOf(page).getByRole("button", { name: "Redeem: £5 off" }).click();
    await expect.poll(() => asked.filter((one) => one.endsWith("/redeem")).length).toBe(1);
    await page.keyboard.press("Escape");
    expect(await panelOf(page).isVisible()).toBe(false);
    expect(loaded()).toBe(1);
    made();
    await expect.poll(loaded).toBe(2);
    expect(sent).toEqual(["KWRT7MHXQ2PD", "NEWC-ODE1-2345"]);
  });

  it("says why not, and leaves what stands", async () => {
    const { page } = await panelPage.show({}, { redeem: () => new Refused("spending-paused") });
    await open(page);
    await panelOf(page).getByText("200 points", { exact: true }).click();
    await panelOf(page).getByRole("button", { name: "Redeem: £5 off" }).click();
    await page.waitForFunction(() => document.querySelector("#fidelio-panel .fid-live")?.textContent);
    expect(await said(page).innerText()).toBe("Redeeming is paused for now. Your balance stays as it is.");
    expect(await panelOf(page).locator("[data-slot=available]").innerText()).toBe("1,250 points");
  });

  it("says each reason that a cart or a member's standing is, with what to do", async () => {
    let reason = "";
    const { page } = await panelPage.show({}, { redeem: () => new Refused(reason) });
    await open(page);
    await panelOf(page).getByText("200 points", { exact: true }).click();
    for (const [why, says] of [
      ["below-minimum", "Your cart is below the minimum for this reward. Add something and try again: nothing was spent."],
      ["excluded-goods", "This reward covers nothing in your cart. Add something that it is for: nothing was spent."],
      ["subscription-only", "and this reward is for one-time purchases. Add one, or choose another reward."],
      ["not-combinable", "Another discount in your cart does not combine with this reward. Remove it and try again"],
      ["too-many-codes", "Your cart holds as many codes as an order takes. Remove one and try again: nothing was spent."],
      ["other-currency", "This reward works only in the shop’s own currency. Change the currency, or choose another reward."],
      ["insufficient-points", "Your balance is too low for this reward."],
      ["blocked", "Your membership is suspended. The shop can tell you more."],
      ["left", "You left the program. Join it again first."],
      ["debt", "What you earn settles a return first. After that you can redeem again."],
      ["not-ready", "This reward is being prepared. Try again in a few minutes: nothing was spent."],
      ["unavailable", "That did not work. Try again in a moment."],
    ] as const) {
      reason = why;
      await panelOf(page).getByRole("button", { name: "Redeem: £5 off" }).click();
      await said(page).getByText(says).waitFor();
    }
  });

  it("says that another code counts instead, that the cart does not take one, and that one has ended", async () => {
    let member = sampleMemberFace();
    let others: object[] = [{ code: "SUMMER", applicable: true }];
    const takesNone = () => ({ discount_codes: others });
    const { page } = await panelPage.show({}, { summary: () => ({ member }), "update.js": takesNone });
    await open(page);
    const apply = panelOf(page).getByRole("button", { name: "Apply to the cart" });
    await apply.click();
    await said(page).getByText("Another code counts in your cart instead.").waitFor();
    others = [];
    await apply.click();
    await said(page).getByText("The cart does not take this code yet: see its conditions.").waitFor();
    // it expired, or the merchant deleted it, after the panel was drawn
    member = sampleMemberFace("active", { codes: [] });
    await apply.click();
    await said(page).getByText("This code no longer counts: it was used, or it has ended.").waitFor();
    expect(await panelOf(page).locator("[data-codes] li").count()).toBe(0);
  });

  it("says that there is no connection, and works once there is", async () => {
    const { page } = await panelPage.show({}, { redeem: () => redeemedAnswer(redeemedMember(), "NEWC-ODE1-2345") });
    await open(page);
    await panelOf(page).getByText("200 points", { exact: true }).click();
    const redeem = panelOf(page).getByRole("button", { name: "Redeem: £5 off" });
    await page.context().setOffline(true);
    await redeem.click();
    await said(page).getByText("There is no connection. Try again once you are online.").waitFor();
    await page.context().setOffline(false);
    await redeem.click();
    await said(page).getByText("Your code is NEWC-ODE1-2345.").waitFor();
  });

  it("gives a code back only after having asked", async () => {
    const member = sampleMemberFace("active", { codes: [] });
    const { page } = await panelPage.show({}, { "give-back": () => ({ member }) });
    await open(page);
    const yes = panelOf(page).getByRole("button", { name: "Yes, give back" });
    expect(await yes.isVisible()).toBe(false);
    await panelOf(page).getByText("Give back", { exact: true }).click();
    await yes.click();
    await page.waitForFunction(() => document.querySelector("#fidelio-panel .fid-live")?.textContent);
    expect(await said(page).innerText()).toBe("The reward is given back.");
    expect(await panelOf(page).getByText("KWRT7MHXQ2PD").count()).toBe(0);
    expect(await focused(page)).toBe("fid-live");
  });
});

describe("one page for each standing", () => {
  it("joining makes a member of who was none, leaving the other way", async () => {
    const left = { ...sampleMemberFace("left"), codes: [] };
    const face = { ...sampleProgramFace(), terms: { ask: true, version: "v1" } };
    const told = { summary: () => ({ member: null }), join: () => ({ member: sampleMemberFace() }), leave: () => ({ member: left }) };
    const { page } = await panelPage.show({ member: null, face }, told);
    await open(page);
    const join = panelOf(page).getByRole("button", { name: "Join the program" });
    await join.click();
    // the box is empty, so the browser asks for it and nothing is sent
    expect(await join.isVisible()).toBe(true);
    await panelOf(page).getByLabel("I accept the terms of the program").check();
    await join.click();
    await panelOf(page).getByText("1,250 points").first().waitFor();
    expect(await said(page).innerText()).toBe("You take part from now on.");
    await panelOf(page).getByText("Leave the program", { exact: true }).click();
    await panelOf(page).getByRole("button", { name: "Yes, leave the program" }).click();
    await page.waitForFunction(() => document.querySelector("#fidelio-panel .fid-live")?.textContent?.startsWith("You left"));
    expect(await panelOf(page).locator("[data-slot=available]").isVisible()).toBe(false);
  });

  it("brings older movements page by page", async () => {
    const row = (n: number) => ({ on: `${n} May 2026`, points: "+1", says: "1 point" });
    const member = sampleMemberFace();
    for (const text of Object.values(member.texts)) text.movements = Array.from({ length: 10 }, (_, n) => row(n));
    const pages: Record<string, object> = {
      first: { movements: Array.from({ length: 20 }, (_, n) => row(n)), cursor: "next" },
      next: { movements: [row(20)], cursor: null },
    };
    const { page } = await panelPage.show(
      { member },
      { summary: () => ({ member }), history: (query) => pages[query.get("cursor") ?? "first"]! },
    );
    await open(page);
    await panelOf(page).getByText("History", { exact: true }).click();
    const rows = panelOf(page).locator("[data-history] tbody tr");
    const more = panelOf(page).getByRole("button", { name: "Show more" });
    expect(await rows.count()).toBe(10);
    await more.click();
    await expect.poll(() => rows.count()).toBe(20);
    await more.click();
    await expect.poll(() => rows.count()).toBe(21);
    expect(await more.isVisible()).toBe(false);
  });
});

describe("for everyone", () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const dark = { color_schemes: [{ settings: { background: "#101018", text: "#f0f0f0", button: "#ffd000", button_label: "#ffffff" } }] };
  const looks: [string, Page, boolean][] = [
    ["a member", {}, false],
    ["a guest, in French", { guest: true, language: "fr" }, false],
    ["somebody blocked", { member: "blocked" }, false],
    ["a dark theme", { theme: dark }, true],
  ];

  it.each(looks)("axe finds nothing: %s", async (_, of, isDark) => {
    for (const width of [1280, 390]) {
      const { page } = await panelPage.show(of, { summary: () => new Refused("unavailable") }, { width, dark: isDark });
      await page.addScriptTag({ content: axe });
      const faults = () =>
        page.evaluate("axe.run().then((found) => found.violations.map(({ id, nodes }) => id + ' ' + nodes[0].target.join(' ')))");
      expect(await faults()).toEqual([]);
      await open(page);
      await page.evaluate(() => document.querySelectorAll("#fidelio-panel details").forEach((one) => one.setAttribute("open", "")));
      // a colour on its way is not the one that it comes to
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      expect(await faults()).toEqual([]);
    }
  });

  it("has no sideways scrolling in half of a phone's width, as at 200 %", async () => {
    const { page } = await panelPage.show({ language: "fr" }, {}, { width: 390 });
    await page.setViewportSize({ width: 195, height: 422 });
    await page.locator(".fid-launcher").click();
    await page.waitForSelector("#fidelio-panel:modal");
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => one.setAttribute("open", "")));
    const wide = await page.evaluate(() =>
      [document.documentElement, document.getElementById("fidelio-panel")!].map((one) => one.scrollWidth - one.clientWidth),
    );
    expect(wide).toEqual([0, 0]);
  });

  it("moves only for those who want it", async () => {
    const { page } = await panelPage.show({});
    const moves = () => page.evaluate(() => getComputedStyle(document.getElementById("fidelio-panel")!).animationName);
    await open(page);
    expect(await moves()).toBe("fid");
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await moves()).toBe("none");
  });
});
