import type { Program } from "../program";
import type { EarningRule, Reward, TierLevel } from "../program-parts";
import { leavesOf, same, type Leaf } from "./changes/leaves";
import { say, sentenceOf } from "./changes/say";
import { valueIn } from "./changes/values";
import { rateIn } from "./rules";
import { listIn, pointsIn, writtenIn, type Voice } from "./voice";
import { wayIn } from "./ways";

/** The part of a document that a change belongs to, by the field's name. */
export type ChangedPart = keyof Program;

/** One difference between two documents, in a sentence. */
export interface ProgramChange {
  part: ChangedPart;
  /** of the rule, reward or tier */
  key?: string;
  says: string;
}

/**
 * What a document changes of another, in words for the merchant: a sentence for each field that differs, by part and key. Without
 * one before, what there is. Nothing is left out: a field that nobody gave words is named.
 */
export function changesInWords(before: Program | null, after: Program, voice: Voice): ProgramChange[] {
  const { earning, rewards, tiers, ...fields } = after;
  const { earning: earningBefore = [], rewards: rewardsBefore = [], tiers: tiersBefore = null, ...fieldsBefore } = before ?? {};
  const measure = tiers?.measure ?? null;
  const single = (Object.keys({ ...fieldsBefore, ...fields }) as Array<keyof typeof fields>).flatMap((part) =>
    leavesOf(fieldsBefore[part as keyof typeof fieldsBefore], fields[part], [part]).map((leaf) => ({
      part,
      says: fieldChange(voice, null, leaf, measure),
    })),
  );
  const { levels: levelsBefore = [], ...tierFieldsBefore } = tiersBefore ?? {};
  const { levels = [], ...tierFields } = tiers ?? {};
  const ofTiers = leavesOf(tierFieldsBefore, tierFields, ["tiers"]).map((leaf) => ({
    part: "tiers" as const,
    says: fieldChange(voice, null, leaf, measure),
  }));
  return [
    ...single,
    ...keyed(voice, "earning", "rule", earningBefore, earning, measure),
    ...keyed(voice, "rewards", "reward", rewardsBefore, rewards, measure),
    ...noTiers(voice, tiersBefore, tiers),
    ...ofTiers,
    ...keyed(voice, "tiers", "level", levelsBefore, levels, measure),
  ];
}

type Part = EarningRule | Reward | TierLevel;
type Kind = "rule" | "reward" | "level";

function noTiers(voice: Voice, before: Program["tiers"], after: Program["tiers"]): ProgramChange[] {
  if ((before === null) === (after === null)) return [];
  return [{ part: "tiers", says: say(voice, after === null ? "tiers-gone" : "tiers-new") }];
}

/** Parts that a key names: new ones, gone ones, those put away or taken up again, and what differs in each. */
function keyed(
  voice: Voice,
  part: ChangedPart,
  kind: Kind,
  before: readonly Part[],
  after: readonly Part[],
  measure: string | null,
): ProgramChange[] {
  const changes: ProgramChange[] = [];
  const tell = (key: string, says: string) => changes.push({ part, key, says });
  for (const one of after) {
    const held = before.find(({ key }) => key === one.key);
    const title = titleOf(voice, one);
    if (held === undefined) {
      const gives = givesOf(voice, one);
      tell(one.key, gives === "" ? say(voice, `${kind}-new`, { title }) : say(voice, `${kind}-new-gives`, { title, gives }));
      continue;
    }
    if (held.archived !== one.archived) tell(one.key, say(voice, one.archived ? `${kind}-archived` : `${kind}-back`, { title }));
    const leaves = leavesOf({ ...held, archived: null }, { ...one, archived: null }, [kind]);
    for (const says of partChanges(voice, held, one, leaves, measure)) tell(one.key, says);
  }
  for (const one of before) {
    if (!after.some(({ key }) => key === one.key)) tell(one.key, say(voice, `${kind}-gone`, { title: titleOf(voice, one) }));
  }
  if (!same(orderOf(before, after), orderOf(after, before))) {
    changes.push({
      part,
      says: say(voice, `${kind}-order`, {
        list: listIn(
          voice,
          after.map((one) => titleOf(voice, one)),
        ),
      }),
    });
  }
  return changes;
}

const orderOf = (parts: readonly Part[], others: readonly Part[]): string[] =>
  parts.map(({ key }) => key).filter((key) => others.some((other) => other.key === key));

function titleOf(voice: Voice, part: Part): string {
  return writtenIn(voice, part.title) ?? part.key;
}

/** What a new part gives, shortly; "" where its title has to do. */
function givesOf(voice: Voice, part: Part): string {
  if ("on" in part) return wayIn(voice, part);
  if ("cost" in part) return pointsIn(voice, part.cost);
  return "";
}

/** A rate is one sentence, not two figures; everything else a sentence a field. */
function partChanges(voice: Voice, before: Part, after: Part, leaves: readonly Leaf[], measure: string | null): string[] {
  const title = titleOf(voice, after);
  const rated = "on" in before && "on" in after && before.on === "order" && after.on === "order" && after.gives === "rate";
  const ofRate = rated ? leaves.filter(({ path: [, name] }) => name === "points" || name === "per") : [];
  const rates = rated && ofRate.length > 0 ? [rateIn(voice, { ...before, gives: "rate" }), rateIn(voice, after)] : [];
  const rest = leaves
    .filter((leaf) => rates[0] === rates[1] || !ofRate.includes(leaf))
    .map((leaf) => fieldChange(voice, title, leaf, measure));
  if (rates[0] === rates[1]) return rest;
  return [say(voice, "rate", { title, before: rates[0] ?? "", after: rates[1] ?? "" }), ...rest];
}

/** "Silver: from £1,000.00 to £800.00", "Points expire after 18 months instead of 12". */
function fieldChange(voice: Voice, title: string | null, { path, before, after }: Leaf, measure: string | null): string {
  const field = fieldOf(path);
  const [was, is] = [valueIn(voice, field, before, measure), valueIn(voice, field, after, measure)];
  const own = `change.${field}`;
  const both = before !== undefined && after !== undefined;
  const count = typeof after === "number" ? after : 0;
  if (both && was !== is && sentenceOf(voice, own) !== null) return say(voice, own, { title: title ?? "", was, is, count });
  if (typeof after === "boolean" && sentenceOf(voice, `${own}-${after ? "on" : "off"}`) !== null)
    return say(voice, `${own}-${after ? "on" : "off"}`);
  const label = labelOf(voice, path);
  const what = title === null ? capital(label) : say(voice, "of-part", { title, label });
  if (was === is) return say(voice, "field-other", { what });
  if (before === undefined) return say(voice, "field-new", { what, is });
  if (after === undefined) return say(voice, "field-gone", { what, was });
  return say(voice, "field", { what, was, is });
}

/** The field by which words are found: without a language at its end. */
function fieldOf(path: readonly string[]): string {
  const byLanguage = path.findIndex((name) =>
    ["title", "description", "image", "names", "genders", "texts", "notice", "instructions"].includes(name),
  );
  return (byLanguage < 0 ? path : path.slice(0, byLanguage + 1)).join(".");
}

/** What the field is called; goods by the place and the kind; a field that nobody gave words by its own name. */
export function labelOf(voice: Voice, path: readonly string[]): string {
  const field = fieldOf(path);
  const language = path.slice(field.split(".").length).join(".");
  const known = sentenceOf(voice, `field.${field}`);
  if (known !== null) return language === "" ? known : say(voice, "in-language", { label: known, language });
  const place = sentenceOf(voice, `field.${path.slice(0, -1).join(".")}`);
  const kind = sentenceOf(voice, `goods.${path.at(-1) ?? ""}`);
  return place !== null && kind !== null ? say(voice, "goods", { place, kind }) : path.join(".");
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
