import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleMemberFace, sampleMembers } from "../../app/face/sample";
import type { MemberState } from "../../app/face/member-state";
import type { MemberFace } from "../../app/face/public-face";
import type { ProgramDocument } from "../../app/loyalty/program";
import { all, appThat, buttons, change, close, press, summaryOf, text, told } from "./account.fixture";

const extension = getExtension("customer-account.page.render");
beforeEach(() => extension.setUp());
afterEach(() => {
  close();
  extension.tearDown();
});

type Reward = NonNullable<ProgramDocument["rewards"]>[number];
const title = { en: "Treat", fr: "Plaisir" };
const answer = { status: 201, id: "019a0000-0000-7000-8000-000000000009", code: null, waiting: false, applies: false, variant: null };

/** A member with 1,250 points before a program with this one reward. */
async function open(reward: Reward, more: Partial<MemberState> = {}, then = (member: MemberFace): MemberFace => member) {
  const rewards = { rewards: [reward] };
  const member = then(sampleMemberFace("active", { codes: [], ...more }, rewards));
  const app = appThat({ summary: summaryOf(member, rewards), redeem: { ...answer, kind: reward.kind, member, says: "It is yours." } });
  extension.fetch = app.fetch;
  await extension.render();
  await vi.waitFor(() => expect(all("s-page")).toHaveLength(1));
  return app;
}
const sentTo = async (app: Awaited<ReturnType<typeof open>>) => {
  await vi.waitFor(() => expect(told()).toEqual(["success: It is yours."]));
  return app.asked("redeem")[0]!.fields;
};

describe("a sliding reward", () => {
  const slide: Reward = { key: "slide", title, kind: "sliding", cost: 100, value: "1.00", minimumSteps: 2, maximumSteps: 50 };
  const field = (name: string) => all("s-number-field")[0]!.getAttribute(name);

  it("lets points be chosen by steps, as many as there are, and says what they come to", async () => {
    const app = await open(slide);
    expect(["min", "max", "step"].map(field)).toEqual(["200", "1200", "100"]);
    expect(text()).toContain("200 points for £2.00");
    await change("How many points", "750");
    expect(text()).toContain("700 points for £7.00");
    press("Redeem: Treat");
    expect(await sentTo(app)).toMatchObject({ reward: "slide", points: 700 });
  });

  it.each([
    ["99999", "1,200 points for £12.00"],
    ["-5", "200 points for £2.00"],
    ["", "200 points for £2.00"],
  ])("keeps %s within what can be chosen", async (typed, says) => {
    await open(slide);
    await change("How many points", typed);
    expect(text()).toContain(says);
  });

  it("offers nothing while there are too few", async () => {
    await open(slide, { balance: { available: 150, pending: 0, owed: 0 } });
    expect(all("s-number-field")).toHaveLength(0);
    expect(buttons()).not.toContain("Redeem: Treat");
  });
});

describe("a free product", () => {
  it("asks which one where there are several, and sends the choice", async () => {
    const choices = [
      { product: "1", variant: "11" },
      { product: "1", variant: "12" },
    ];
    const app = await open({ key: "mug", title, kind: "product", cost: 300, choices });
    await change("Choose one", "12");
    press("Redeem: Treat");
    expect(await sentTo(app)).toMatchObject({ reward: "mug", variant: "12" });
  });

  it("is put into the cart with its code", async () => {
    const value = { kind: "product", productId: "1", variantId: "12", title: "Mug", amount: "9.00", currency: "GBP" } as const;
    const codes = [{ ...sampleMembers.active.codes[0]!, reward: "mug", value }];
    await open({ key: "mug", title, kind: "product", cost: 300, choices: [{ product: "1", variant: "12" }] }, { codes });
    const link = all("s-button").find((one) => one.textContent === "Use in the shop")!;
    expect(link.getAttribute("href")).toBe(
      "https://demo.example/cart/add?id=12&quantity=1&return_to=%2Fdiscount%2FKWRT7MHXQ2PD%3Fredirect%3D%2Fcart",
    );
  });
});

describe("what is made at once", () => {
  it.each<[string, Reward]>([
    ["a perk", { key: "treat", title, kind: "perk", cost: 100 }],
    ["a gift card", { key: "treat", title, kind: "gift-card", cost: 100, value: "5.00" }],
    ["store credit", { key: "treat", title, kind: "store-credit", cost: 100, value: "5.00" }],
  ])("is asked about first, because nobody gives it back: %s", async (_, reward) => {
    const app = await open(reward);
    const modal = all("s-modal").find(({ id }) => id === "take-treat")!;
    expect(modal.textContent).toContain("The exchange for 100 points is made at once and cannot be given back.");
    expect(app.asked("redeem")).toHaveLength(0);
    press("Yes, exchange");
    expect(await sentTo(app)).toMatchObject({ reward: "treat" });
  });

  it("stands among the rewards with what to do", async () => {
    const value = { kind: "gift-card", amount: "5.00", currency: "GBP" } as const;
    const received = [{ ...sampleMembers.active.codes[0]!, reward: "card", code: "giftcardcode1234", value, expiresAt: null }];
    // its code is money: only answers to the member hold it
    await open({ key: "card", title, kind: "gift-card", cost: 100, value: "5.00" }, { received }, (member) => ({
      ...member,
      received: member.received.map((one) => ({ ...one, code: "giftcardcode1234" })),
    }));
    expect(text()).toContain("A gift card of £5.00: enter its code when you pay.");
    expect(buttons().filter((name) => name.startsWith("Give back"))).toEqual([]);
    expect(buttons()).toContain("Copy the code: Treat");
  });
});

describe("a reward that cannot be had here or now", () => {
  it("depends on the cart, and leads there", async () => {
    await open({ key: "tenth", title, kind: "percentage", cost: 300, percent: "10", cap: "20.00" });
    expect(text()).toContain("What this reward comes to depends on your cart: it is redeemed there.");
    expect(buttons()).not.toContain("Redeem: Treat");
    expect(
      all("s-link")
        .find((one) => one.textContent === "Open the cart")!
        .getAttribute("href"),
    ).toBe("https://demo.example/cart");
  });

  it.each<[string, Partial<Reward>, string]>([
    ["is over", { until: "2026-11-01" }, "The last day was 1 November 2026."],
    ["has not begun", { from: "2026-12-24" }, "From 24 December 2026"],
    ["is for others", { tiers: ["gold"] }, "For Gold members"],
  ])("says so when it %s", async (_, change_, says) => {
    await open({ key: "treat", title, kind: "amount", cost: 100, value: "2.00", ...change_ } as Reward);
    expect(text()).toContain(says);
    expect(buttons()).not.toContain("Redeem: Treat");
  });

  it("was taken as often as it may be", async () => {
    const reward: Reward = { key: "treat", title, kind: "amount", cost: 100, value: "2.00", limit: { times: 1 } };
    await open(reward, { taken: { treat: ["2026-11-20T10:00:00.000Z"] } });
    expect(text()).toContain("Taken as often as possible");
    expect(buttons()).not.toContain("Redeem: Treat");
  });
});

describe("points that would expire meanwhile", () => {
  it("are told before they are exchanged", async () => {
    const lots = [{ remaining: 1250, approved: true, availableAt: "2026-03-12T09:00:00.000Z", expiresAt: "2026-12-01T23:59:59.999Z" }];
    await open({ key: "treat", title, kind: "amount", cost: 100, value: "2.00" }, { lots });
    expect(text()).toContain("If the code goes unused, 100 points expire on 1 December 2026.");
  });
});
