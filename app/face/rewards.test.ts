import { describe, expect, it } from "vitest";
import type { ProgramDocument } from "../loyalty/program";
import type { Taken } from "./member-state";
import { programFace } from "./program-face";
import type { ClosedRewards } from "./program-states";
import { noDoings, sampleMemberFace, sampleMembers, sampleNow, sampleProgram, sampleProgramFace, sampleShop } from "./sample";

type Rewards = NonNullable<ProgramDocument["rewards"]>;
const title = { en: "Treat", fr: "Douceur" };
const slider: Rewards[number] = { key: "slider", title, kind: "sliding", cost: 100, value: "1.00", minimumSteps: 2, maximumSteps: 80 };
const perk: Rewards[number] = {
  key: "coffee",
  title: { en: "A coffee" },
  kind: "perk",
  cost: 100,
  instructions: { en: "Ask at the bar." },
};
const treat = (more: object = {}): Rewards => [{ key: "treat", title, kind: "amount", cost: 200, value: "5.00", ...more }];
const mine = (rewards: Rewards, more: Parameters<typeof sampleMemberFace>[1] = {}) =>
  sampleMemberFace("active", more, { rewards }).texts.en!;
const rich = { balance: { available: 100_000, pending: 0, owed: 0 } };

describe("a reward that lets members choose how many", () => {
  it("tells everyone from where to where, and what a step is worth", () => {
    const face = sampleProgramFace({ rewards: [slider] });
    expect(face.rewards).toMatchObject([{ cost: 200, slide: { step: 100, least: 200, most: 8_000, minor: 100 }, needsCart: false }]);
    expect(face.texts.en?.rewards[0]).toMatchObject({ cost: "From 200 points", gives: "100 points for £1.00" });
    expect(face.texts.en?.rewards[0]?.rungs.slice(0, 2)).toEqual(["200 points for £2.00", "300 points for £3.00"]);
    expect(face.texts.fr?.rewards[0]?.rungs).toHaveLength(60);
  });

  it("tells a member the choices that they can pay for, evenly, the most among them", () => {
    const few = mine([slider]).rewards[0]!;
    expect(few.rungs.map(({ points }) => points)).toEqual([200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200]);
    expect(few).toMatchObject({ can: true, says: "Up to 1,200 points" });
    const many = mine([slider], rich).rewards[0]!.rungs;
    expect(many.length).toBeLessThanOrEqual(41);
    expect([many[0]?.points, many.at(-1)]).toEqual([200, { points: 8_000, says: "8,000 points for £80.00" }]);
    expect(many.every(({ points }) => points % 100 === 0)).toBe(true);
    const poor = mine([slider], { balance: { available: 150, pending: 0, owed: 0 } }).rewards[0];
    expect(poor).toMatchObject({ can: false, rungs: [], says: "50 points to go" });
  });
});

describe("what keeps a member from a reward", () => {
  it("a limit, until its period ends or for good", () => {
    const taken = { treat: ["2026-11-10T10:00:00.000Z"] };
    expect(mine(treat({ limit: { times: 1, every: "month" } }), { taken }).rewards[0]).toMatchObject({
      can: false,
      says: "Again from 1 December 2026",
    });
    expect(mine(treat({ limit: { times: 1 } }), { taken }).rewards[0]).toMatchObject({ can: false, says: "Taken as often as possible" });
    expect(mine(treat({ limit: { times: 2, every: "month" } }), { taken }).rewards[0]?.can).toBe(true);
    const before = { treat: ["2026-10-31T10:00:00.000Z"] };
    expect(mine(treat({ limit: { times: 1, every: "month" } }), { taken: before }).rewards[0]?.can).toBe(true);
  });

  it("a debt, whatever the balance", () => {
    expect(mine(treat(), { balance: { available: 0, pending: 0, owed: 5 } }).rewards[0]).toMatchObject({
      can: false,
      says: "Once a return is settled",
    });
  });

  it("its days, its stock and what it needs of Shopify keep everybody from it", () => {
    const closed = (more: object, why: ClosedRewards = {}, language: "en" | "fr" = "en") => {
      const program = sampleProgram({ rewards: treat(more) });
      const settings = { visibility: { who: "everyone", tag: "" } } as const;
      return programFace({ program, version: 1, settings, shop: sampleShop, now: sampleNow, closed: why }).texts[language]?.rewards[0]
        ?.closed;
    };
    expect(closed({ from: "2026-12-01" })).toBe("From 1 December 2026");
    expect(closed({ until: "2026-11-21" })).toBe("The last day was 21 November 2026.");
    expect(closed({ from: "2026-11-22", until: "2026-11-22" })).toBeNull();
    expect(closed({ stock: 3 }, { treat: "gone" })).toBe("This reward has run out.");
    expect(closed({ stock: 3 }, { treat: "gone" }, "fr")).toBe("Cette récompense est épuisée.");
    expect(closed({ stock: 3 })).toBeNull();
    expect(closed({}, { treat: "not-ready" })).toBe("This reward is being prepared: back soon.");
    expect(closed({}, { treat: "not-available" }, "fr")).toBe("Cette récompense n’est pas disponible pour le moment.");
    // a day is something to wait for
    expect(closed({ from: "2026-12-01" }, { treat: "not-available" })).toBe("From 1 December 2026");
  });
});

describe("points that would end while the code is valid", () => {
  const lot = (remaining: number, expiresAt: string | null) => ({ remaining, approved: true, availableAt: sampleNow, expiresAt });
  const lots = [lot(60, "2026-12-01T23:59:59.999Z"), lot(90, "2026-12-10T23:59:59.999Z"), lot(1_100, null)];

  it("are told before redeeming, those that would be taken alone, from the first day", () => {
    expect(mine(treat(), { lots }).rewards[0]?.expires).toBe("If the code goes unused, 150 points expire on 1 December 2026.");
    expect(mine(treat({ cost: 50 }), { lots }).rewards[0]?.expires).toBe("If the code goes unused, 50 points expire on 1 December 2026.");
    expect(mine(treat({ validDays: 5 }), { lots }).rewards[0]?.expires).toBeNull();
    expect(mine(treat(), { lots: [lot(1_250, null)] }).rewards[0]?.expires).toBeNull();
    expect(mine([slider], { lots }).rewards[0]?.expires).toBe("If the code goes unused, up to 150 points expire on 1 December 2026.");
  });

  it("are not told where nothing can go unused", () => {
    expect(mine([perk], { lots }).rewards[0]?.expires).toBeNull();
  });
});

describe("what was redeemed", () => {
  const taken = { programVersion: 3, at: sampleNow, expiresAt: null, code: null };
  const received = [
    { ...taken, id: "a", reward: "coffee", value: { kind: "perk" as const }, expiresAt: "2026-12-22T23:59:59.999Z" },
    { ...taken, id: "b", reward: "card", code: "GIFT-CODE", value: { kind: "gift-card" as const, amount: "10.00", currency: "GBP" } },
    { ...taken, id: "c", reward: "credit", value: { kind: "store-credit" as const, amount: "12.00", currency: "GBP" } },
  ];

  it("and is no code for the cart stands with what to do, a gift card without its code", () => {
    const face = sampleMemberFace("active", { received }, { rewards: [perk] });
    expect(face.texts.en?.received.map(({ says }) => says)).toEqual([
      "Ask at the bar. Valid until 22 December 2026",
      "A gift card of £10.00: enter its code when you pay.",
      "£12.00 of credit is in your account: it is offered when you pay, signed in.",
    ]);
    expect(JSON.stringify(face)).not.toContain("GIFT-CODE");
    expect(sampleMemberFace("active", { received }, { rewards: [perk], formOfAddress: "tu" }).texts.fr?.received[1]?.says).toContain(
      "saisis son code",
    );
  });

  it("bears what was chosen in its name", () => {
    const [base] = sampleMembers.active.codes;
    const code = (reward: string, value: Taken["value"]): Taken => ({ ...base!, reward, value });
    const mug = { kind: "product" as const, productId: "7", variantId: "71", title: "Mug, blue", amount: "9.00", currency: "GBP" };
    const codes = [code("slider", { kind: "amount", amount: "6.00", currency: "GBP" }), code("mug", mug)];
    const product: Rewards[number] = {
      key: "mug",
      title: { en: "A mug" },
      kind: "product",
      cost: 1,
      choices: [{ product: "7", variant: "71" }],
    };
    const face = sampleMemberFace("active", { codes, doings: noDoings }, { rewards: [slider, product] });
    expect(face.texts.en?.codes.map((one) => one.title)).toEqual(["Treat: £6.00", "A mug: Mug, blue"]);
    expect(face.codes.map(({ kind, variant }) => [kind, variant])).toEqual([
      ["amount", null],
      ["product", "71"],
    ]);
  });

  it("names a free product's variants for everyone, by number where Shopify did not tell", () => {
    const choices = [
      { product: "7", variant: "71" },
      { product: "7", variant: "72" },
    ];
    const program = sampleProgram({ rewards: [{ key: "mug", title, kind: "product", cost: 1, choices }] });
    const settings = { visibility: { who: "everyone", tag: "" } } as const;
    const face = programFace({ program, version: 1, settings, shop: sampleShop, now: sampleNow, goodsNames: { "71": "Mug, blue" } });
    expect(face.rewards[0]?.variants).toEqual([
      { id: "71", title: "Mug, blue" },
      { id: "72", title: "72" },
    ]);
  });
});
