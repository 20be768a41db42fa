import type { Cap, EarningRule, Goods, OrderConditions } from "../../../loyalty/program";
import type { Texts } from "../../../loyalty/texts";

type Of<On extends EarningRule["on"]> = Extract<EarningRule, { on: On }>;
type Order = Of<"order">;

/** Every field that the rule builder edits, by its path in a rule. */
export interface RuleFields {
  title: Texts;
  description: Texts;
  image: Texts;
  gives: Order["gives"];
  points: string;
  per: string;
  rounding: NonNullable<Order["rounding"]>;
  "basis.tax": Order["basis"]["tax"];
  "basis.shipping": boolean;
  "basis.tips": boolean;
  "basis.duties": boolean;
  "basis.discountedLines": boolean;
  "basis.giftCardPayments": boolean;
  multiplied: boolean;
  grantWhen: Order["grantWhen"];
  pendingDays: number;
  effect: Of<"boost">["effect"];
  by: string;
  rules: string[];
  counts: Of<"challenge">["counts"];
  withinDays: number;
  steps: Of<"challenge">["steps"];
  times: number;
  years: number[];
  network: string;
  link: string;
  path: string;
  streak: number;
  type: string;
  "lines.only": Goods;
  "lines.not": Goods;
  "when.tiers": string[];
  "when.customerTags": NonNullable<OrderConditions["customerTags"]>;
  "when.segments": string[];
  "when.weekdays": NonNullable<OrderConditions["weekdays"]>;
  "when.from": string;
  "when.until": string;
  "when.minimum": string;
  "when.quantity": number;
  "when.nth": NonNullable<OrderConditions["nth"]>;
  "when.channels": NonNullable<OrderConditions["channels"]>;
  "when.countries": string[];
  "when.currencies": string[];
  "cap.order": number;
  "cap.period": NonNullable<Cap["period"]>;
  limit: NonNullable<Order["limit"]>;
}
export type FieldId = keyof RuleFields;

const described = ["title", "description", "image"] as const;
const ofMembers = ["when.tiers", "when.customerTags", "when.segments", "when.weekdays", "when.from", "when.until"] as const;
const ofOrders = [
  "lines.only",
  "lines.not",
  ...ofMembers,
  "when.minimum",
  "when.quantity",
  "when.nth",
  "when.channels",
  "when.countries",
  "when.currencies",
] as const;
const limits = ["cap.order", "cap.period", "limit"] as const;
const ofOccasions = [...described, "points", "limit", ...ofMembers, "pendingDays"] as const;

/** Which fields a rule of each kind has. */
export const fieldsOf: Record<EarningRule["on"], readonly FieldId[]> = {
  order: [
    ...described,
    "gives",
    "points",
    "per",
    "rounding",
    "basis.tax",
    "basis.shipping",
    "basis.tips",
    "basis.duties",
    "basis.discountedLines",
    "basis.giftCardPayments",
    ...ofOrders,
    ...limits,
    "multiplied",
    "grantWhen",
    "pendingDays",
  ],
  boost: [...described, "effect", "by", "rules", ...ofOrders, ...limits],
  challenge: [...described, "counts", ...ofOrders, "withinDays", "steps", "times"],
  signup: ofOccasions,
  birthday: ofOccasions,
  anniversary: [...ofOccasions, "years"],
  newsletter: ofOccasions,
  sms: ofOccasions,
  review: ofOccasions,
  social: [...ofOccasions, "network", "link"],
  visit: [...ofOccasions, "path", "streak"],
  event: [...ofOccasions, "type"],
};

export const hasField = (on: EarningRule["on"], id: FieldId): boolean => fieldsOf[on].includes(id);

type Node = Record<string, unknown>;

/** What stands in a field of a rule; undefined: nothing. */
export function readField<Id extends FieldId>(rule: EarningRule, id: Id): RuleFields[Id] | undefined {
  const value = id.split(".").reduce<unknown>((node, step) => (node as Node | undefined)?.[step], rule);
  return value as RuleFields[Id] | undefined;
}

/** The rule with another value in a field; undefined takes the field out. */
export function writeField<Id extends FieldId>(rule: EarningRule, id: Id, value: RuleFields[Id] | undefined): EarningRule {
  return written(rule as unknown as Node, id.split("."), value) as unknown as EarningRule;
}

function written(node: Node, [step, ...others]: string[], value: unknown): Node {
  if (step === undefined) return node;
  if (others.length > 0) return { ...node, [step]: written((node[step] ?? {}) as Node, others, value) };
  const { [step]: _before, ...rest } = node;
  return value === undefined ? rest : { ...node, [step]: value };
}

/** A rule as the form holds it: what it is, and its fields. */
export interface RuleForm {
  on: EarningRule["on"];
  key: string;
  archived: boolean;
  fields: Partial<RuleFields>;
}

export function toForm(rule: EarningRule): RuleForm {
  const fields: Partial<Record<FieldId, unknown>> = {};
  for (const id of fieldsOf[rule.on]) {
    const value = readField(rule, id);
    if (value !== undefined) fields[id] = value;
  }
  return { on: rule.on, key: rule.key, archived: rule.archived, fields: fields as Partial<RuleFields> };
}

export function fromForm({ on, key, archived, fields }: RuleForm): EarningRule {
  const groups = [...new Set(fieldsOf[on].filter((id) => id.includes(".")).map((id) => id.split(".")[0]!))];
  const bare = { on, key, archived, ...Object.fromEntries(groups.map((group) => [group, {}])) } as unknown as EarningRule;
  return fieldsOf[on].reduce((rule, id) => (fields[id] === undefined ? rule : writeField(rule, id, fields[id])), bare);
}
