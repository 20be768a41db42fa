import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleMemberFace, sampleMembers } from "../../app/face/sample";
import { all, appThat, buttons, close, headings, press, refused, summaryOf, text, told } from "./account.fixture";

const extension = getExtension("customer-account.page.render");
beforeEach(() => extension.setUp());
afterEach(() => {
  close();
  extension.tearDown();
});

async function open(replies: Parameters<typeof appThat>[0], ready: () => void) {
  const app = appThat(replies);
  extension.fetch = app.fetch;
  await extension.render();
  await vi.waitFor(ready);
  return app;
}

const shows = (words: string) => () => expect(text()).toContain(words);

describe("before there is an answer", () => {
  it("says that it is loading", async () => {
    extension.fetch = () => new Promise(() => {});
    await extension.render();
    expect(all("s-skeleton-paragraph")).toHaveLength(2);
    expect(text()).toBe("loading");
  });

  it.each([
    ["nobody answers", {}, "offline"],
    ["the app is in trouble", { summary: { status: 500 } }, "away"],
    ["who asks is not signed in", { summary: refused("signed-out", "Sign in first.", 401) }, "Sign in first."],
  ])("says so and offers another try when %s", async (_, replies, says) => {
    const app = await open(replies, shows(says));
    expect(told()).toEqual([`warning: ${says}again`]);
    app.replies["summary"] = summaryOf(sampleMemberFace());
    press("again");
    await vi.waitFor(shows("1,250 points"));
    expect(told()).toEqual([]);
  });

  it("says that there is no program where nobody may see one", async () => {
    await open({ summary: { language: "en", program: null, words: null, member: null, shop: "https://demo.example" } }, shows("none"));
    expect(text()).toBe("none");
  });
});

describe("a member's page", () => {
  it("shows what they have, where they stand, what they can do and what happened", async () => {
    const app = await open({ summary: summaryOf(sampleMemberFace()) }, shows("1,250 points"));
    expect(app.sent).toEqual([{ path: "summary", token: "Bearer mock-session-token", fields: { language: "en", surface: "account" } }]);
    expect(all("s-page")[0]!.getAttribute("heading")).toBe("The Club");
    expect(headings()).toEqual([
      "Your balance",
      "Your rewards",
      "Rewards",
      "Ways to earn points",
      "Tiers",
      null,
      "History",
      "Your membership",
    ]);
    for (const words of [
      "worth £31.25 in rewards",
      "120 points, from 3 December 2026",
      "£330.00 more to Gold",
      "200 points expire on 12 March 2027",
    ])
      expect(text()).toContain(words);
    expect(all("s-progress")[0]!.getAttribute("value")).toBe("83");
    expect(text()).toContain("50 points for joining");
    expect(told()).toEqual([]);
    expect(all("s-link").map((one) => one.getAttribute("href"))).toEqual(["https://demo.example/apps/fidelio/terms"]);
  });

  it("speaks French to who reads French, with tu where the program does", async () => {
    extension.shopify.localization.language.value = { isoCode: "fr-CA" };
    const member = sampleMemberFace("active", {}, { formOfAddress: "tu" });
    const app = await open({ summary: summaryOf(member, { formOfAddress: "tu" }, "fr") }, shows("250 points"));
    expect(app.sent[0]!.fields["language"]).toBe("fr-CA");
    expect(headings()[0]).toBe("Ton solde");
    expect(text()).toContain("Il te restera");
    const links = all("s-button, s-link").flatMap((one) => one.getAttribute("href") ?? []);
    expect(links).toEqual([
      "https://demo.example/fr/discount/KWRT7MHXQ2PD?redirect=/fr/cart",
      "https://demo.example/fr/apps/fidelio/terms",
    ]);
  });

  it("has nothing to spend, and says how much is missing", async () => {
    await open({ summary: summaryOf(sampleMemberFace("fresh")) }, shows("0 points"));
    expect(text()).toContain("200 points to go");
    expect(text()).toContain("Nothing has moved yet.");
    expect(buttons()).not.toContain("Redeem: £5 off");
  });

  it("owes points after a return, and redeems nothing", async () => {
    await open({ summary: summaryOf(sampleMemberFace("debtor")) }, shows("Your next 30 points settle a return"));
    expect(buttons()).not.toContain("Redeem: £5 off");
    expect(text()).toContain("You keep Silver until 22 December 2026");
  });

  it("is blocked: told where to ask, and nothing can be done but leaving", async () => {
    await open({ summary: summaryOf(sampleMemberFace("blocked")) }, shows("Your membership is suspended"));
    expect(told()).toEqual(["warning: Your membership is suspended. The shop can tell you more."]);
    expect(buttons().filter((name) => /Redeem|Save/u.test(name))).toEqual([]);
  });

  it("shows the program alone to a visitor whose token names nobody", async () => {
    await open({ summary: { ...summaryOf(sampleMemberFace()), signedIn: false } }, shows("Sign in or create an account to take part."));
    expect(headings()).toEqual(["Rewards", "Ways to earn points", "Tiers"]);
    expect(buttons()).toEqual([]);
  });

  it("has a code that is being made", async () => {
    const codes = sampleMembers.active.codes.map((one) => ({ ...one, code: null }));
    await open({ summary: summaryOf(sampleMemberFace("active", { codes })) }, shows("Your code is being made."));
    expect(buttons()).not.toContain("Copy the code: £5 off");
  });
});

describe("a program that rests or ends", () => {
  it("says that redeeming is paused, once, and offers none", async () => {
    const paused = summaryOf(sampleMemberFace(), {}, "en", { spendingPaused: "by-merchant" });
    await open({ summary: paused }, shows("Redeeming is paused for now."));
    expect(told()).toEqual(["warning: Redeeming is paused for now. Your balance stays as it is."]);
    expect(buttons()).not.toContain("Redeem: £5 off");
    // what they have stays theirs
    expect(buttons()).toContain("Give back: £5 off");
  });

  it("says that it ends, and until when", async () => {
    const closing = { earnUntil: "2026-12-01T00:00:00Z", spendUntil: "2027-01-01T00:00:00Z" };
    await open({ summary: summaryOf(sampleMemberFace(), { closing }) }, shows("The program is coming to an end."));
    expect(told()).toHaveLength(1);
    expect(buttons()).toContain("Redeem: £5 off");
  });
});
