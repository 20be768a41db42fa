import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleMemberFace } from "../../app/face/sample";
import { all, appThat, close, headings, refused, summaryOf, text, told } from "../account/account.fixture";

const extension = getExtension("customer-account.profile.block.render");
beforeEach(() => extension.setUp());
afterEach(() => {
  close();
  extension.tearDown();
});

async function open(replies: Parameters<typeof appThat>[0], ready: () => void) {
  extension.fetch = appThat(replies).fetch;
  await extension.render();
  await vi.waitFor(ready);
}
const shows = (words: string) => () => expect(text()).toContain(words);
const editing = (editor: object | undefined) =>
  Object.defineProperty(extension.shopify.extension, "editor", { configurable: true, value: editor });
const nothing = { language: "en", program: null, words: null, member: null, shop: "https://demo.example" };

describe("the profile's block", () => {
  it("says what a member has, where they stand, and leads to the rest", async () => {
    await open({ summary: summaryOf(sampleMemberFace()) }, shows("1,250 points"));
    expect(headings()).toEqual(["The Club"]);
    expect(text()).toContain("£330.00 more to Gold");
    expect(text()).toContain("200 points expire on 12 March 2027");
    expect(all("s-link").map((one) => [one.getAttribute("href"), one.textContent])).toEqual([
      ["extension:fidelio-account/", "See your balance and rewards"],
    ]);
  });

  it("says what the program is to who is no member", async () => {
    await open({ summary: summaryOf(null) }, shows("50 points for joining"));
    expect(text()).toContain("Orders earn points to exchange for rewards.");
  });

  it("says that a membership is suspended", async () => {
    await open({ summary: summaryOf(sampleMemberFace("blocked")) }, shows("Your membership is suspended."));
  });

  it("shows nothing where there is no program to be seen", async () => {
    editing(undefined);
    await open({ summary: nothing }, () => expect(all("s-skeleton-paragraph")).toEqual([]));
    expect(text()).toBe("");
  });

  it("says so to a merchant who places it", async () => {
    editing({ type: "checkout" });
    await open({ summary: nothing }, shows("none"));
  });

  it("says why there is no answer, and offers another try", async () => {
    await open({ summary: refused("unavailable", "That did not work. Try again in a moment.", 503) }, shows("again"));
    expect(told()).toEqual(["warning: That did not work. Try again in a moment.again"]);
  });
});
