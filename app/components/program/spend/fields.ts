import type { Reward, RewardGoods, RewardKind, RewardOf } from "../../../loyalty/program";
import type { Texts } from "../../../loyalty/texts";

/** Every field that the studio edits of a reward, by its name in the document. */
export interface RewardFields {
  title: Texts;
  description: Texts;
  image: Texts;
  cost: number;
  value: string;
  percent: string;
  cap: string;
  minimumSteps: number;
  maximumSteps: number;
  maximumPrice: string;
  choices: RewardOf<"product">["choices"];
  instructions: Texts;
  expense: string;
  goods: RewardGoods;
  minimumSubtotal: string;
  /** null: it never ends */
  validDays: number | null;
  combinesWith: RewardOf<"amount">["combinesWith"];
  subscriptions: RewardOf<"amount">["subscriptions"];
  tiers: string[];
  stock: number;
  limit: NonNullable<Reward["limit"]>;
  from: string;
  until: string;
}
export type RewardField = keyof RewardFields;

const ofAll = ["title", "description", "image", "cost", "tiers", "stock", "limit", "from", "until", "validDays"] as const;
const ofCodes = [...ofAll, "minimumSubtotal", "combinesWith", "subscriptions"] as const;

/** Which fields a reward of each kind has. */
export const fieldsOf: Record<RewardKind, readonly RewardField[]> = {
  amount: [...ofCodes, "value", "goods"],
  percentage: [...ofCodes, "percent", "cap", "goods"],
  sliding: [...ofCodes, "value", "minimumSteps", "maximumSteps", "goods"],
  shipping: [...ofCodes, "maximumPrice"],
  product: [...ofCodes, "choices"],
  "gift-card": [...ofAll, "value"],
  "store-credit": [...ofAll, "value"],
  perk: [...ofAll, "instructions", "expense"],
};

export const hasField = (kind: RewardKind, field: RewardField): boolean => fieldsOf[kind].includes(field);

/** What stands in a field of a reward; undefined: nothing. */
export function readField<Field extends RewardField>(reward: Reward, field: Field): RewardFields[Field] | undefined {
  return (reward as unknown as Partial<RewardFields>)[field];
}

/** The reward with another value in a field; undefined takes the field out. */
export function writeField<Field extends RewardField>(reward: Reward, field: Field, value: RewardFields[Field] | undefined): Reward {
  const { [field]: _before, ...others } = reward as unknown as Record<string, unknown>;
  return (value === undefined ? others : { ...reward, [field]: value }) as unknown as Reward;
}
