import { describe, expect, it } from "vitest";
import { demoProgram } from "./default-program";
import { rewardKinds } from "./reward-shape";
import { parseProgram } from "./program";

const number = (text: string) => `"${text}" is no number of points; write a whole number from 1 as a text such as "50".`;
const oneOf = (got: string, ...choices: string[]) =>
  `${got} is not known here; it must be one of ${choices.map((choice) => `"${choice}"`).join(", ")}.`;
const more = { key: "more", title: { en: "More" }, on: "order", points: "1", per: "1.00" };
const base = { key: "low", title: { en: "Low" }, from: "0" };

describe("a fault has its path, its code and a sentence", () => {
  it.each<[name: string, place: string, value: unknown, code: string, message: string, faultAt?: string]>([
    ["a rule without points", "earning.0.points", undefined, "missing", "This is missing; it must be a text."],
    ["points as a number", "earning.0.points", 1, "type", "1 stands here; it must be a text."],
    ["no decimal", "earning.0.points", "1,5", "decimal", '"1,5" is no decimal number; write it as a text such as "1.25".'],
    ["a rate of nothing", "earning.0.per", "0.00", "positive-decimal", '"0.00" must be more than zero, written as a text such as "1.25".'],
    ["too many decimals", "rewards.0.value", "5.005", "money-digits", "5.005 is no amount in GBP, which has 2 decimals."],
    ["an unknown field", "earning.0.pionts", "1", "unknown-field", "“pionts” is not known here; correct its name or leave it out."],
    ["one at the top", "bonus", 1, "unknown-field", "“bonus” is not known here; correct its name or leave it out."],
    ["an unknown choice", "enrolment", "always", "choice", oneOf('"always"', "automatic", "first-seen-signed-in", "opt-in")],
    ["an unknown reward", "rewards.0.kind", "cake", "choice", oneOf('"cake"', ...rewardKinds)],
    [
      "a reward of no kind",
      "rewards.0.kind",
      undefined,
      "missing-choice",
      `This is missing; it must be ${rewardKinds.map((kind) => `"${kind}"`).join(", ")}.`,
    ],
    [
      "an unknown occasion",
      "earning.1.on",
      "sneeze",
      "choice",
      oneOf(
        '"sneeze"',
        "order",
        "boost",
        "challenge",
        "signup",
        "birthday",
        "anniversary",
        "newsletter",
        "sms",
        "review",
        "social",
        "visit",
        "event",
      ),
    ],
    [
      "an unknown expiry",
      "points.expiry",
      { mode: "soon" },
      "choice",
      oneOf('"soon"', "lot", "dates", "inactivity", "none"),
      "points.expiry.mode",
    ],
    ["another schema", "schema", 99, "choice", "99 is not known here; it must be one of 1."],
    ["no currency", "currency", undefined, "missing", "This is missing; it must be a text."],
    ["small letters", "currency", "gbp", "currency", '"gbp" is no currency; write its three letters, such as "GBP".'],
    ["no time", "startsAt", "yesterday", "instant", '"yesterday" is no time; write it as RFC 3339, such as "2026-01-31T00:00:00Z".'],
    ["no language", "title", {}, "no-language", '{} has no text; give it in at least one language, such as {"en": "…"}.'],
    [
      "a strange language",
      "title",
      { "English!": "x" },
      "language",
      '"x" must name each text by a language such as "en" or "fr".',
      "title.English!",
    ],
    [
      "a key with capitals",
      "rewards.0.key",
      "Five",
      "key",
      '"Five" cannot be a key; use small letters, digits and hyphens, such as "five-off".',
    ],
    ["a key used twice", "earning.1.key", "purchase", "key-twice", "The key “purchase” is used twice; each part needs one of its own."],
    ["half a point", "earning.1.points", "0.5", "whole-points", number("0.5")],
    ["no points", "referral.advocate.points", "0", "whole-points", number("0")],
    ["a reward for nothing", "rewards.0.cost", 0, "too-small", "0 is too small; it must be at least 1."],
    ["half a day", "points.pendingDays", 0.5, "type", "0.5 stands here; it must be a whole number."],
    ["too long a wait", "points.pendingDays", 5000, "too-big", "5000 is too large; it must be at most 365."],
    ["tiers that do not rise", "tiers.levels.2.from", "1000.00", "tiers-rise", "1000.00 must be more than 1000.00 of the tier before it."],
    ["no tier levels", "tiers.levels", [], "too-few", "[] is too short; at least 1 is needed."],
    ["a name too long", "title.en", "x".repeat(2001), "too-many", `"${"x".repeat(58)}… is too long; at most 2000 is possible.`],
    [
      "a part of an order",
      "tiers",
      { measure: "orders", window: "lifetime", levels: [base, { ...base, key: "high", from: "1.5" }] },
      "whole-number",
      '1.5 must be a whole number written as a text such as "5".',
      "tiers.levels.1.from",
    ],
    [
      "an image without https",
      "image",
      { en: "http://example.com/a.png" },
      "image",
      '"http://example.com/a.png" is no address of an image; it must begin with https://.',
      "image.en",
    ],
    [
      "rules that grant at two moments",
      "earning.1",
      { ...more, grantWhen: "fulfilled" },
      "grant-when-differs",
      "All rules for orders must grant at one moment; the first says “paid”, this one “fulfilled”.",
      "earning.1.grantWhen",
    ],
  ])("%s", (_name, place, value, code, message, faultAt = place) => {
    expect(parseProgram(changed([place, value]))).toEqual({ ok: false, faults: [{ path: faultAt, code, message }] });
  });

  it("all are named at once, in the language asked for", () => {
    const parsed = parseProgram(changed(["currency", "pounds"], ["rewards.0.cost", "many"]), "fr");
    expect(!parsed.ok && parsed.faults.map((fault) => [fault.path, fault.message])).toEqual([
      ["currency", '"pounds" n’est pas une devise\u202f; écrivez ses trois lettres, par exemple "EUR".'],
      ["rewards.0.cost", '"many" se trouve ici\u202f; il faut un nombre.'],
    ]);
  });

  it.each([[null], ["text"], [42], [[]], [undefined]])("%j is no document", (input) => {
    const parsed = parseProgram(input);
    expect(!parsed.ok && parsed.faults.map((fault) => fault.path)).toEqual([""]);
  });

  it("archived rules may grant when they did", () => {
    expect(parseProgram(changed(["earning.1", { ...more, grantWhen: "fulfilled", archived: true }])).ok).toBe(true);
  });
});

/** The demo program with other values at these places; undefined takes the field away. */
function changed(...changes: [place: string, value: unknown][]): unknown {
  const document = structuredClone(demoProgram) as unknown;
  for (const [place, value] of changes) {
    const steps = place.split(".");
    const last = steps.pop() ?? "";
    const parent = steps.reduce((at, step) => at[step] as Record<string, unknown>, document as Record<string, unknown>);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return document;
}

/** The path of every text in a document. */
function texts(value: unknown, path: string[] = []): string[][] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([step, inner]) => texts(inner, [...path, step]));
}

describe("whatever stands in the place of a text", () => {
  it.each(texts(demoProgram))("is a fault or a program, at %s", (...path) => {
    for (const other of ["", "abc", "-5", "1.2.3", "1e9", "9".repeat(400), 5, null, [], {}]) {
      const document = structuredClone(demoProgram) as unknown as Record<string, unknown>;
      const place = path.slice(0, -1).reduce((at, step) => at[step] as Record<string, unknown>, document);
      place[path.at(-1)!] = other;
      const parsed = parseProgram(document);
      if (!parsed.ok) expect(parsed.faults.map((fault) => fault.message).every((message) => message.length > 5)).toBe(true);
    }
  });
});
