import { describe, expect, it } from "vitest";
import { sampleMemberFace, sampleMembers, sampleProgramFace } from "./sample";

const plain = (text: string | null | undefined) => (text ?? "null").replace(/[\u00a0\u202f]/g, " ");

describe("a program's face", () => {
  it("says what it gives, in both languages", () => {
    const { texts, ...face } = sampleProgramFace();
    expect(face).toMatchObject({
      schema: 1,
      version: 3,
      earning: true,
      spending: true,
      main: "en",
      product: { points: 1, pointsScale: 1, per: 100, newcomer: 10_000 },
      rewards: [{ key: "five-off", kind: "amount", cost: 200 }],
      tiers: [
        { key: "bronze", multiplier: 10_000 },
        { key: "silver", multiplier: 12_500 },
        { key: "gold", multiplier: 15_000 },
      ],
    });
    expect(texts.en).toMatchObject({
      title: "The Club",
      points: ["point", "points"],
      group: ",",
      rate: "1 point for each £1.00 spent",
      joins: "50 points for joining",
      pending: "Your points can be spent 14 days after you earn them.",
    });
    expect(texts.en?.rewards[0]?.conditions).toBe(
      "On orders of £25.00 or more. Valid for 30 days. Can be combined with discounts on products and shipping.",
    );
    expect(texts.en?.tiers.map(({ from, gives }) => [from, gives])).toEqual([
      ["From joining", "1 point for each £1.00 spent"],
      ["From £1,000.00 spent in 12 months", "1.25 points for each £1.00 spent"],
      ["From £3,000.00 spent in 12 months", "1.5 points for each £1.00 spent"],
    ]);
    expect(plain(texts.fr?.rewards[0]?.conditions)).toBe(
      "Dès 25,00 £ d’achat. Valable 30 jours. Cumulable avec les réductions sur les produits et la livraison.",
    );
    expect(texts.fr?.group).toBe("\u202f");
    expect(texts.en?.earning.map(({ gives }) => gives)).toEqual([
      "1 point for each £1.00 spent",
      "50 points, once",
      "100 points, once a year",
    ]);
  });

  it("has a sentence of its own for each way in which a program pauses or ends", () => {
    const states = (change: Parameters<typeof sampleProgramFace>[0], shop = {}) => {
      const { texts } = sampleProgramFace(change, shop);
      return [texts.en, texts.fr].map((one) => Object.values(one?.states ?? {}).map((text) => text && plain(text)));
    };
    const closing = (earnUntil: string, spendUntil: string) => ({ closing: { earnUntil, spendUntil, notice: { en: "Thank you" } } });
    expect(states({})).toEqual([
      [null, null, null, null],
      [null, null, null, null],
    ]);
    expect(states({ earningPaused: true }, { spendingPaused: "by-merchant" })).toEqual([
      ["Orders earn nothing at the moment.", "Redeeming is paused for now. Your balance stays as it is.", null, null],
      ["Les commandes ne rapportent rien pour le moment.", "L’échange est suspendu pour le moment. Votre solde ne change pas.", null, null],
    ]);
    expect(states(closing("2026-12-31T23:59:59.999Z", "2027-02-28T23:59:59.999Z"))[0]).toEqual([
      null,
      null,
      "The program is coming to an end. The last day to earn is 31 December 2026, the last day to redeem is 28 February 2027.",
      "Thank you",
    ]);
    expect(states(closing("2026-11-01T23:59:59.999Z", "2027-02-28T23:59:59.999Z"))).toEqual([
      [
        "Orders earn nothing any more: the last day was 1 November 2026.",
        null,
        "The program is coming to an end. The last day to redeem is 28 February 2027.",
        "Thank you",
      ],
      [
        "Les commandes ne rapportent plus rien : le dernier jour était le 1er novembre 2026.",
        null,
        "Le programme prend fin. Dernier jour pour l’échange : 28 février 2027.",
        "Thank you",
      ],
    ]);
    expect(states(closing("2026-10-01T23:59:59.999Z", "2026-11-01T23:59:59.999Z"))[0]?.slice(1)).toEqual([
      "Nothing can be redeemed any more: the last day was 1 November 2026.",
      "The program has ended.",
      null,
    ]);
  });

  it("speaks only the shop's languages, its main one always", () => {
    expect(Object.keys(sampleProgramFace({}, { locale: "fr-CA", locales: ["fr-CA"] }).texts)).toEqual(["fr"]);
    expect(Object.keys(sampleProgramFace({}, { locale: "de", locales: ["de"] }).texts)).toEqual(["en"]);
    expect(sampleProgramFace({}, { locale: "fr", locales: ["fr", "en"] }).main).toBe("fr");
  });

  it("says tu where the program does, its copy too", () => {
    const vous = sampleProgramFace().texts.fr;
    const tu = sampleProgramFace({ formOfAddress: "tu" }).texts.fr;
    expect([vous?.pending, tu?.pending]).toEqual([
      "Vous pouvez utiliser vos points 14 jours après leur attribution.",
      "Tu peux utiliser tes points 14 jours après leur attribution.",
    ]);
    expect([vous?.ui["balance_title"], tu?.ui["balance_title"]]).toEqual(["Votre solde", "Ton solde"]);
    expect(Object.keys(tu?.ui ?? {})).toEqual(Object.keys(vous?.ui ?? {}));
  });

  it.each([
    ["tax is taken off", { basis: { tax: "excluded" } }],
    ["orders earn when fulfilled", { grantWhen: "fulfilled" }],
  ] as const)("leaves a product's number open where %s", (_case, change) => {
    const rule = { key: "purchase", title: { en: "Shop" }, on: "order", points: "1", per: "1.00", ...change } as const;
    expect(sampleProgramFace({ earning: [rule] }).product).toBeNull();
    expect(sampleProgramFace({ earning: [rule] }).texts.en?.rate).toBe("1 point for each £1.00 spent");
  });

  it("shows a reward of other tiers with what it asks, in each form of address", () => {
    const reward = { key: "treat", title: { en: "Treat" }, kind: "amount" as const, cost: 1, value: "5.00", tiers: ["silver", "gold"] };
    const of = (formOfAddress: "vous" | "tu", tier: string) =>
      sampleMemberFace("active", { tier: { key: tier, until: null, dueAt: null } }, { rewards: [reward], formOfAddress }).texts;
    expect(of("vous", "bronze").en?.rewards).toMatchObject([{ key: "treat", can: false, says: "For Silver or Gold members" }]);
    expect(of("tu", "bronze").fr?.rewards[0]?.says).toBe("Uniquement au palier Argent ou Or");
    expect(of("vous", "gold").en?.rewards[0]?.can).toBe(true);
  });

  it("says a debt by what settles it, in one or in many, never as what is lacking", () => {
    const owing = (owed: number) => sampleMemberFace("debtor", { balance: { available: 0, pending: 0, owed } }).texts;
    expect(owing(90).en?.owed).toBe("Your next 90 points settle a return");
    expect(owing(1).en?.owed).toBe("Your next 1 point settles a return");
    expect(owing(90).fr?.owed).toBe("Vos prochains gains compensent d’abord un retour\u00a0: 90 points");
  });

  const rule = { key: "purchase", title: { en: "Shop" }, on: "order", points: "1", per: "1.00" } as const;
  const boost = { key: "double", title: { en: "Double" }, on: "boost", effect: "multiply", by: "2" } as const;
  it.each<[string, Parameters<typeof sampleProgramFace>[0]]>([
    ["a boost may raise it", { earning: [rule, boost] }],
    ["some goods never earn", { earning: [rule], exclusions: { earning: { tags: ["sale"] } } }],
    ["it is for some goods", { earning: [{ ...rule, lines: { only: { collections: ["1"] } } }] }],
    ["it is for some days", { earning: [{ ...rule, when: { weekdays: ["sunday"] } }] }],
    ["it is for some customers", { earning: [{ ...rule, when: { customerTags: { none: ["trade"] } } }] }],
    ["some customers earn nothing", { earning: [rule], eligible: { customerTagsExcluded: ["trade"] } }],
    ["it is capped", { earning: [{ ...rule, cap: { period: { points: 500, every: "month" } } }] }],
    ["it comes so often only", { earning: [{ ...rule, limit: { times: 3 } }] }],
    ["no tier multiplies it", { earning: [{ ...rule, multiplied: false }] }],
    ["it is so many an item", { earning: [{ ...rule, gives: "per-item" }] }],
    ["discounted goods do not count", { earning: [{ ...rule, basis: { discountedLines: false } }] }],
    ["gift cards do not count", { earning: [{ ...rule, basis: { giftCardPayments: false } }] }],
  ])("leaves a product's number open where %s", (_case, change) => {
    expect(sampleProgramFace(change).product).toBeNull();
  });

  it("keeps a product's number where an archived boost or a challenge stands beside the rule", () => {
    const challenge = { key: "five", title: { en: "Five" }, on: "challenge", counts: "orders", steps: [{ at: "5", points: "9" }] } as const;
    const earning = [rule, { ...boost, archived: true }, { ...challenge, steps: [...challenge.steps] }];
    expect(sampleProgramFace({ earning }).product).toMatchObject({ points: 1, per: 100 });
  });

  it("shows no number while earning is paused, with two rules, or before the program begins", () => {
    const rule = { key: "purchase", title: { en: "Shop" }, on: "order", points: "0.5", per: "2.00" } as const;
    expect(sampleProgramFace({ earning: [rule] }).product).toEqual({ points: 5, pointsScale: 10, per: 200, newcomer: 10_000 });
    expect(sampleProgramFace({ earning: [rule], earningPaused: true })).toMatchObject({ product: null, earning: false });
    expect(sampleProgramFace({ earning: [rule, { ...rule, key: "more" }] }).product).toBeNull();
    expect(sampleProgramFace({ earning: [rule], startsAt: "2027-01-01T00:00:00Z" })).toMatchObject({ product: null, earning: false });
  });
});

describe("a member's face", () => {
  it("says what they have", () => {
    const { texts } = sampleMemberFace();
    expect(texts.en).toMatchObject({
      available: "1,250 points",
      pending: "120 points, from 3 December 2026",
      owed: null,
      worth: "worth £31.25 in rewards",
      tier: "Silver",
      next: "£330.00 more to Gold",
      nextShare: 83,
      expires: "200 points expire on 12 March 2027",
      rewards: [{ key: "five-off", can: true, says: "Leaves 1,050 points" }],
      codes: [{ title: "£5 off", ends: "Valid until 20 December 2026" }],
      changed: null,
    });
    expect(texts.en?.movements.map(({ points, says }) => [points, says])).toEqual([
      ["−200", "200 points set aside for a reward"],
      ["+120", "120 points: £96.00 of goods at 1 point per £1.00, times 1.25 for the tier Silver. The gift card did not count"],
      ["+50", "50 points for joining"],
    ]);
  });

  it("says it in French, with the spaces of French", () => {
    const { fr } = sampleMemberFace().texts;
    expect([fr?.available, fr?.worth, fr?.pending]).toEqual([
      "1\u202f250 points",
      "soit 31,25\u00a0£ en récompenses",
      "120 points, à partir du 3 décembre 2026",
    ]);
    expect(sampleMemberFace("fresh").texts.fr?.available).toBe("0 point");
    expect(sampleMemberFace("fresh").texts.en?.available).toBe("0 points");
    expect(sampleMemberFace("debtor").texts.fr).toMatchObject({
      owed: "Vos prochains gains compensent d’abord un retour : 30 points",
      until: "Vous gardez le palier Argent jusqu’au 22 décembre 2026",
      rewards: [{ can: false, says: "Une fois le retour compensé" }],
    });
    expect(sampleMemberFace("debtor", {}, { formOfAddress: "tu" }).texts.fr?.owed).toBe(
      "Tes prochains gains compensent d’abord un retour : 30 points",
    );
  });

  it("writes euros as the French do", () => {
    const face = sampleMemberFace(
      "active",
      { balance: { available: 1928, pending: 0, owed: 0 } },
      { currency: "EUR" },
      { currency: "EUR" },
    );
    expect(face.texts.fr?.worth).toBe("soit 48,20\u00a0€ en récompenses");
  });

  it("avoids agreement with the points' own name", () => {
    const names = { en: ["pearl", "pearls"], fr: ["perle", "perles"] } satisfies Record<string, [string, string]>;
    const face = sampleMemberFace("active", {}, { points: { names, genders: { fr: "feminine" } } });
    expect(plain(face.texts.fr?.expires)).toBe("200 perles expirent le 12 mars 2027");
    expect(plain(face.texts.fr?.leaving)).toContain("(1 370 perles)");
  });

  it("names the first of several dates, and knows until when it holds", () => {
    const lots = sampleMembers.active.lots.map((lot, place) => ({
      ...lot,
      approved: false,
      availableAt: `2026-12-0${place + 1}T09:00:00.000Z`,
    }));
    const face = sampleMemberFace("active", { lots, balance: { available: 0, pending: 1370, owed: 0 } });
    expect(face.texts.en?.pending).toBe("1,370 points, of which 200 points from 1 December 2026");
    expect(face.goodUntil).toBe(Date.parse("2026-12-01T09:00:00.000Z") / 1000);
    expect(sampleMemberFace("fresh").goodUntil).toBeNull();
  });

  it("says that a code is being made, and shows it once it stands", () => {
    const [code] = sampleMembers.active.codes;
    const face = sampleMemberFace("active", { codes: [{ ...code!, code: null }, code!] });
    expect(face.making).toEqual(["five-off"]);
    expect(face.codes).toHaveLength(1);
    expect(face.texts.en?.codes).toHaveLength(1);
  });
});
