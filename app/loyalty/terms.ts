import { writeDate } from "./explain/figures";
import {
  conditionsIn,
  expiryIn,
  liveOrderRules,
  pendingIn,
  tierFromIn,
  tierGiftIn,
  tierGivesIn,
  tierKeptIn,
  wayIn,
} from "./describe/rules";
import { anyIn } from "./describe/goods-words";
import { say } from "./describe/say";
import { listIn, manyIn, pointsIn, voiceOf, writtenIn, type Voice } from "./describe/voice";
import type { Program, ProgramVersion } from "./program";
import { languages, type Language } from "./words";

export const termsParts = ["joining", "earning", "rewards", "pending", "expiry", "tiers", "refunds", "leaving", "changes", "text"] as const;
export type TermsPartName = (typeof termsParts)[number];

/** One part of the terms; a merchant's own text is one part without a heading. */
export interface TermsPart {
  part: TermsPartName;
  heading: string | null;
  lines: string[];
}

/** What the terms need to know of the shop: its main language and its days. */
export interface TermsShop {
  locale: string;
  zone: string;
}

/** The terms in one language: the merchant's own text where there is one in it, else the draft made from the program. */
export function termsOf(program: Program, language: Language, shop: TermsShop): TermsPart[] {
  const own = program.terms.texts[language];
  return own === undefined ? draftTerms(program, language, shop) : [{ part: "text", heading: null, lines: own.split(/\r?\n/u) }];
}

/** What the program says, in words: the draft that a merchant may edit. */
export function draftTerms(program: Program, language: Language, shop: TermsShop): TermsPart[] {
  const voice = voiceOf(program, language, shop);
  const many = manyIn(voice);
  const part = (name: TermsPartName, lines: string[]): TermsPart => ({ part: name, heading: say(voice, `part-${name}`, { many }), lines });
  const { tiers } = program;
  return [
    part("joining", [say(voice, `joining-${program.enrolment}`)]),
    part("earning", earningLines(voice, program)),
    part("rewards", rewardLines(voice, program)),
    part("pending", [pendingIn(voice, program) ?? say(voice, "pending-none", { many })]),
    part("expiry", [expiryIn(voice, program)]),
    ...(tiers === null ? [] : [part("tiers", tierLines(voice, program, tiers))]),
    part("refunds", [say(voice, "refunds-earned"), say(voice, `refunds-spent-${program.points.giveBack}`), say(voice, "refunds-debt")]),
    part("leaving", [say(voice, "leaving-how"), say(voice, "leaving-loss", { many })]),
    part("changes", [...closingLines(voice, program, shop.zone), say(voice, "changes-how")]),
  ];
}

/** The draft as the text that a merchant edits: headings on lines of their own, an empty line between parts. */
export function draftText(program: Program, language: Language, shop: TermsShop): string {
  return draftTerms(program, language, shop)
    .map(({ heading, lines }) => [...(heading === null ? [] : [heading]), ...lines].join("\n"))
    .join("\n\n");
}

/** "Terms: The Club". */
export function termsTitle(program: Program, language: Language, shop: TermsShop): string {
  const voice = voiceOf(program, language, shop);
  return say(voice, "terms-title", { title: writtenIn(voice, program.title) ?? "" });
}

function earningLines(voice: Voice, program: Program): string[] {
  const live = program.earning.filter(({ archived }) => !archived);
  const [rule] = liveOrderRules(program);
  const lines = live.map((one) => say(voice, "earning-rule", { title: writtenIn(voice, one.title) ?? one.key, gives: wayIn(voice, one) }));
  if (live.length === 0) lines.push(say(voice, "earning-none"));
  if (rule !== undefined) {
    lines.push(
      say(voice, "earning-basis"),
      say(voice, `earning-tax-${rule.basis.tax}`),
      say(voice, "earning-shipping", { counts: rule.basis.shipping ? "yes" : "no" }),
      say(voice, `earning-when-${rule.grantWhen}`),
      say(voice, "earning-rounding", { how: program.points.rounding, many: manyIn(voice) }),
    );
  }
  const { earning: excluded } = program.exclusions;
  if (excluded !== undefined) lines.push(say(voice, "earning-excluded", { goods: anyIn(voice, excluded) }));
  if (program.earningPaused) lines.push(say(voice, "earning-paused"));
  return lines;
}

function rewardLines(voice: Voice, program: Program): string[] {
  const lines = program.rewards
    .filter(({ archived }) => !archived)
    .map((reward) =>
      say(voice, "rewards-reward", {
        title: writtenIn(voice, reward.title) ?? reward.key,
        cost: pointsIn(voice, reward.cost),
        conditions: conditionsIn(voice, reward),
      }),
    );
  return [...(lines.length === 0 ? [say(voice, "rewards-none")] : lines), say(voice, "rewards-value", { many: manyIn(voice) })];
}

function tierLines(voice: Voice, program: Program, tiers: NonNullable<Program["tiers"]>): string[] {
  const levels = tiers.levels
    .filter(({ archived }) => !archived)
    .map((level) =>
      say(voice, "tiers-level", {
        title: writtenIn(voice, level.title) ?? level.key,
        from: tierFromIn(voice, level, tiers),
        gives: [tierGivesIn(voice, level, program), tierGiftIn(voice, level)].filter((each) => each !== null).join(". "),
      }),
    );
  return [...levels, ...tierKeptIn(voice, tiers)];
}

function closingLines(voice: Voice, { closing }: Program, zone: string): string[] {
  if (closing === null) return [];
  const day = (at: string) => writeDate(at, voice.language, zone);
  return [say(voice, "closing", { earn: day(closing.earnUntil), spend: day(closing.spendUntil) })];
}

const versionNames = new WeakMap<Program, Map<string, string>>();

/** A name for these very words: two programs whose terms read alike in every language have one version. */
export function termsVersion(program: Program, shop: TermsShop): string {
  let names = versionNames.get(program);
  if (names === undefined) versionNames.set(program, (names = new Map()));
  const known = names.get(shop.locale);
  if (known !== undefined) return known;
  const words = languages.map((language) => termsOf(program, language, shop).map(({ heading, lines }) => [heading, lines]));
  const name = textName(JSON.stringify(words));
  names.set(shop.locale, name);
  return name;
}

/** What changed since a version of the terms was agreed to, and since when; null: nothing, or that version is not known. */
export interface TermsChange {
  parts: TermsPartName[];
  /** when the terms of today came into force */
  since: string;
}

/** `versions`: all published ones, oldest first; the last is live. */
export function termsChangeSince(
  agreed: string,
  versions: readonly ProgramVersion[],
  language: Language,
  shop: TermsShop,
): TermsChange | null {
  const live = versions.at(-1);
  if (live === undefined) return null;
  const names = versions.map(({ program }) => termsVersion(program, shop));
  const now = names.at(-1);
  const held = names.lastIndexOf(agreed);
  if (held < 0 || agreed === now) return null;
  const first = names.findIndex((name, place) => place > held && names.slice(place).every((later) => later === name));
  const before = termsOf(versions[held]?.program ?? live.program, language, shop);
  const after = termsOf(live.program, language, shop);
  const textOf = (parts: readonly TermsPart[], name: TermsPartName) => parts.find(({ part }) => part === name)?.lines.join("\n");
  const own = [before, after].some((parts) => parts.some(({ part }) => part === "text"));
  const differs = (name: TermsPartName) => textOf(before, name) !== textOf(after, name);
  const parts: TermsPartName[] = own && termsParts.some(differs) ? ["text"] : termsParts.filter(differs);
  return { parts, since: versions[first]?.inForceFrom ?? live.inForceFrom };
}

/** The same in a sentence; null when nothing that this language says has changed. */
export function termsChangeIn(change: TermsChange | null, voice: Voice): string | null {
  if (change === null || change.parts.length === 0) return null;
  const list = listIn(
    voice,
    change.parts.map((name) => say(voice, `changed-${name}`, { many: manyIn(voice) })),
  );
  return say(voice, "changed", { list, date: writeDate(change.since, voice.language, voice.zone) });
}

/** 53 bits of the text, in eleven signs: a name, no secret; made without the machine's cryptography, for browsers too. */
export function textName(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let place = 0; place < text.length; place += 1) {
    const sign = text.charCodeAt(place);
    high = Math.imul(high ^ sign, 2_654_435_761);
    low = Math.imul(low ^ sign, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36).padStart(11, "0");
}
