import type { TextKey } from "../../../base/languages/text";
import { weekdays } from "../../../loyalty/goods-shape";
import type { EarningRule } from "../../../loyalty/program";
import { hasField, readField, writeField, type FieldId } from "./fields";

/** A condition as one adds and removes it: the fields that it is made of. */
export const conditionBlocks = {
  tiers: ["when.tiers"],
  dates: ["when.from", "when.until"],
  weekdays: ["when.weekdays"],
  customerTags: ["when.customerTags"],
  segments: ["when.segments"],
  minimum: ["when.minimum"],
  quantity: ["when.quantity"],
  nth: ["when.nth"],
  channels: ["when.channels"],
  countries: ["when.countries"],
  currencies: ["when.currencies"],
} as const satisfies Record<string, readonly FieldId[]>;
export type ConditionBlock = keyof typeof conditionBlocks;

export const conditionNames = Object.keys(conditionBlocks) as ConditionBlock[];
export const conditionTitle = (block: ConditionBlock): TextKey => `program.condition.${block}`;

/** The condition that a field of the document belongs to: "earning.2.when.tiers"; null: it belongs to none. */
export function conditionAt(path: string): ConditionBlock | null {
  const [, field = ""] = /^earning\.\d+\.(when\.\w+)/u.exec(path) ?? [];
  return conditionNames.find((block) => conditionBlocks[block].some((id) => id === field)) ?? null;
}

/** Whether rules of the kind of this one can have the condition. */
export const canHave = (rule: EarningRule, block: ConditionBlock): boolean => conditionBlocks[block].some((id) => hasField(rule.on, id));

export const holds = (rule: EarningRule, block: ConditionBlock): boolean =>
  conditionBlocks[block].some((id) => readField(rule, id) !== undefined);

/** What a condition begins with; an empty list is a fault until something is chosen, so that no rule holds for all by mistake. */
export function added(rule: EarningRule, block: ConditionBlock, today: string): EarningRule {
  switch (block) {
    case "tiers":
      return writeField(rule, "when.tiers", []);
    case "dates":
      return writeField(writeField(rule, "when.from", today), "when.until", today);
    case "weekdays":
      return writeField(rule, "when.weekdays", [...weekdays.slice(5)]);
    case "customerTags":
      return writeField(rule, "when.customerTags", { any: [] });
    case "segments":
      return writeField(rule, "when.segments", []);
    case "minimum":
      return writeField(rule, "when.minimum", "50");
    case "quantity":
      return writeField(rule, "when.quantity", 2);
    case "nth":
      return writeField(rule, "when.nth", { is: [1] });
    case "channels":
      return writeField(rule, "when.channels", ["online"]);
    case "countries":
      return writeField(rule, "when.countries", []);
    case "currencies":
      return writeField(rule, "when.currencies", []);
  }
}

export function removed(rule: EarningRule, block: ConditionBlock): EarningRule {
  const ids: readonly FieldId[] = conditionBlocks[block];
  return ids.reduce<EarningRule>((left, id) => writeField(left, id, undefined), rule);
}

/** Saturday and Sunday of this week, or of the next where it is Monday to Friday: the weekend that one means by "this weekend". */
export function weekendOf(today: string): { from: string; until: string } {
  const day = new Date(`${today}T00:00:00Z`);
  const weekday = day.getUTCDay();
  const saturday = new Date(day.getTime() + (weekday === 0 ? -1 : 6 - weekday) * 86_400_000);
  const written = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: written(saturday.getTime()), until: written(saturday.getTime() + 86_400_000) };
}
