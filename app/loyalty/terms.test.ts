import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { faceSentences } from "../face/say";
import { describeSentences } from "./describe/say";
import { voiceOf } from "./describe/voice";
import { demoProgram } from "./default-program";
import { parseProgram, type Program, type ProgramDocument, type ProgramVersion } from "./program";
import { draftText, termsChangeIn, termsChangeSince, termsOf, termsVersion } from "./terms";

const shop = { locale: "en", zone: "Europe/London" };
function program(change: Partial<ProgramDocument> = {}): Program {
  const parsed = parseProgram({ ...demoProgram, ...change });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.program;
}
const version = (number: number, change: Partial<ProgramDocument> = {}): ProgramVersion => ({
  number,
  program: program(change),
  inForceFrom: `2026-0${number}-01T12:00:00.000Z`,
});
const plain = (text: string) => text.replace(/[\u00a0\u202f]/gu, " ");

describe("the draft of the terms", () => {
  it("says in words what the program does", () => {
    const text = draftText(program(), "en", shop);
    for (const sentence of [
      "Every customer of the shop is a member. Membership costs nothing.",
      "Shop: 1 point for each £1.00 spent.",
      "Your birthday: 100 points, once a year.",
      "Gift cards do not count.",
      "£5 off: 200 points. On orders of £25.00 or more. Valid for 30 days.",
      "Your points can be spent 14 days after you earn them.",
      "Your points expire 12 months after the day from which they can be spent, at the end of that day.",
      "Silver: From £1,000.00 spent in 12 months. 1.25 points for each £1.00 spent.",
      "When an order is refunded or cancelled, what it earned is taken back",
      "You can leave at any time, on the shop’s loyalty page.",
      "You are shown what changed and from when.",
    ]) {
      expect(text).toContain(sentence);
    }
  });

  it("says what never earns, and for whom and when the rest does", () => {
    const text = draftText(
      program({
        exclusions: { earning: { tags: ["sale"], products: ["1", "2"] } },
        earning: [
          { key: "purchase", title: { en: "Shop" }, on: "order", points: "1", per: "1.00", cap: { order: 500 } },
          { key: "double", title: { en: "Gold days" }, on: "boost", effect: "multiply", by: "2", when: { tiers: ["gold"] } },
        ],
      }),
      "en",
      shop,
    );
    for (const sentence of [
      "Shop: 1 point for each £1.00 spent, at most 500 points an order.",
      "Gold days: 2 times the points, for Gold.",
      "These earn nothing: 2 products and goods tagged sale.",
    ]) {
      expect(text).toContain(sentence);
    }
  });

  it("says it in French, with vous and with tu", () => {
    expect(plain(draftText(program(), "fr", shop))).toContain("Vous pouvez utiliser vos points 14 jours après leur attribution.");
    const tu = draftText(program({ formOfAddress: "tu" }), "fr", shop);
    expect(tu).toContain("Tu peux utiliser tes points");
    // the merchant's own titles stay as they are
    expect(tu.replace(/^Vo(?:s achats|tre anniversaire)/gmu, "")).not.toMatch(/\b(?:vous|votre|vos)\b/iu);
  });

  it("follows the program", () => {
    const names = { en: ["star", "stars"], fr: ["étoile", "étoiles"] } satisfies Record<string, [string, string]>;
    const other = program({
      earningPaused: true,
      rewards: [],
      tiers: null,
      points: { names, giveBack: "never", rounding: "ceil" },
    });
    const text = draftText(other, "en", shop);
    expect(text).toContain("Your stars can be spent at once.");
    expect(text).toContain("There are no rewards at present.");
    expect(text).toContain("Earning is paused");
    expect(text).toContain("is not given back");
    expect(text).not.toContain("Silver");
    expect(draftText(other, "fr", shop)).not.toMatch(/\bde étoiles|d’étoile\b/u);
  });

  it("tells of an announced end with its days, and is another version by it", () => {
    const ending = program({ closing: { earnUntil: "2026-12-31T23:59:59.999Z", spendUntil: "2027-03-31T22:59:59.999Z" } });
    expect(draftText(ending, "en", shop)).toContain(
      "The program ends: orders earn until 31 December 2026, and what was earned can be redeemed until 31 March 2027.",
    );
    expect(termsVersion(ending, shop)).not.toBe(termsVersion(program(), shop));
  });

  it("gives way to the merchant's own text, language by language", () => {
    const own = program({ terms: { ask: true, texts: { en: "Be kind.\nAnd patient." } } });
    expect(termsOf(own, "en", shop)).toEqual([{ part: "text", heading: null, lines: ["Be kind.", "And patient."] }]);
    expect(termsOf(own, "fr", shop)[0]).toMatchObject({ part: "joining", heading: "Inscription" });
  });
});

describe("the version of the terms", () => {
  it("changes with the words and with nothing else", () => {
    const name = termsVersion(program(), shop);
    expect(name).toMatch(/^[a-z0-9]{11}$/u);
    expect(termsVersion(program({ eligible: { tagsExcluded: ["other"] } }), shop)).toBe(name);
    expect(termsVersion(program({ terms: { ask: true, texts: {} } }), shop)).toBe(name);
    expect(termsVersion(program({ rewards: [] }), shop)).not.toBe(name);
    expect(termsVersion(program({ terms: { ask: false, texts: { fr: "Rien." } } }), shop)).not.toBe(name);
  });
});

describe("what changed", () => {
  const [first, same, changed, later] = [
    version(1),
    version(2, { eligible: { tagsExcluded: ["x"] } }),
    version(3, { rewards: [], points: { ...demoProgram.points, pendingDays: 3 } }),
    version(4, { rewards: [], points: { ...demoProgram.points, pendingDays: 3 }, eligible: { tagsExcluded: ["y"] } }),
  ];
  const agreed = termsVersion(first.program, shop);
  const saidOf = (versions: ProgramVersion[], language: "en" | "fr" = "en") =>
    termsChangeIn(termsChangeSince(agreed, versions, language, shop), voiceOf(versions.at(-1)!.program, language, shop));

  it("is said with its parts and since when, not since the last publication", () => {
    expect(saidOf([first, same, changed, later])).toBe(
      "The terms changed after you agreed to them: rewards and what they cost and from when you can spend. In force since 1 March 2026.",
    );
    expect(plain(saidOf([first, changed], "fr") ?? "")).toContain("les récompenses et leur prix et le délai avant utilisation");
  });

  it("is nothing where the words are the same, went back, or were never agreed to", () => {
    expect(saidOf([first, same])).toBeNull();
    expect(saidOf([first, changed, { ...first, number: 5 }])).toBeNull();
    expect(termsChangeSince("unknown", [first, changed], "en", shop)).toBeNull();
  });

  it("is the text, where the merchant wrote it", () => {
    expect(saidOf([first, version(2, { terms: { ask: false, texts: { en: "Ours." } } })])).toContain("agreed to them: their text.");
    expect(saidOf([first, version(2, { terms: { ask: false, texts: { fr: "À nous." } } })])).toBeNull();
  });
});

describe.each([
  ["of a program", describeSentences],
  ["of a member", faceSentences],
])("the sentences %s", (_name, { en, fr, "fr-tu": tu }) => {
  const placeholders = (message: string) => [...new Set(message.match(/\{\w+(?=[,}])/gu))].sort();

  it("stand in both languages, with the same figures, and compile", () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    for (const [key, message] of Object.entries(fr)) {
      expect(() => new IntlMessageFormat(message, "fr", undefined, { ignoreTag: true })).not.toThrow();
      for (const figure of placeholders(message))
        expect([key, placeholders(en[key] ?? "")]).toEqual([key, expect.arrayContaining([figure])]);
    }
  });

  it("say tu where vous stands, and only there", () => {
    for (const [key, message] of Object.entries(fr)) {
      const speaks = /\b(?:vous|votre|vos)\b/iu.test(message);
      expect([key, tu[key] !== undefined]).toEqual([key, speaks]);
      if (speaks) expect(tu[key]).not.toMatch(/\b(?:vous|votre|vos)\b/iu);
    }
  });
});
