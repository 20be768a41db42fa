import type { ReactNode } from "react";
import type { TextKey } from "../../../base/languages/text";
import type { Program, Reward } from "../../../loyalty/program";
import { AmountFields } from "./amount-fields";
import { firstAmount } from "./amount-title";

export interface RewardFieldsProps<Kind extends Reward> {
  reward: Kind;
  /** where it stands in the document, with a point at its end: "rewards.0." */
  path: string;
  onChange(reward: Kind): void;
}

/** All that the studio needs to know of a kind of reward: a new kind is a new entry below. */
export interface RewardKind<Kind extends Reward> {
  /** on the button that adds one */
  add: TextKey;
  /** a new one, to be gone through field by field */
  blank(key: string, program: Program): Kind;
  Fields(props: RewardFieldsProps<Kind>): ReactNode;
}

type Kinds = { [Kind in Reward["kind"]]: RewardKind<Extract<Reward, { kind: Kind }>> };

export const rewardKinds: Pick<Kinds, "amount"> = {
  amount: {
    add: "pages.spend.add.amount",
    blank: (key, program) => ({
      key,
      kind: "amount",
      ...firstAmount(program),
      validDays: 30,
      subscriptions: "none",
      combinesWith: { order: false, product: true, shipping: true },
      archived: false,
    }),
    Fields: AmountFields,
  },
};

/** Null: this page has no fields for it. */
export const kindOf = <One extends Reward>(reward: One): RewardKind<One> | null =>
  reward.kind === "amount" ? (rewardKinds.amount as unknown as RewardKind<One>) : null;
