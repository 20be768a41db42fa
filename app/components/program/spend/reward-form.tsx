import { createContext, useContext, type ReactNode } from "react";
import type { Reward } from "../../../loyalty/program";
import { useDraft } from "../studio";
import { hasField, readField, writeField, type RewardField, type RewardFields } from "./fields";
import { retitled } from "./reward-titles";
import { changeReward } from "./rewards";

export interface RewardEditing {
  reward: Reward;
  /** of a field in the document, as faults and texts are named: "rewards.2.cost" */
  path(field: RewardField): string;
  /** whether a reward of this kind has the field */
  has(field: RewardField): boolean;
  get<Field extends RewardField>(field: Field): RewardFields[Field] | undefined;
  /** undefined takes the field out; a title that only said what the reward gives follows */
  set<Field extends RewardField>(field: Field, value: RewardFields[Field] | undefined): void;
  change(how: (reward: Reward) => Reward): void;
  /** what is wrong with a field or anything in it */
  fault(field: RewardField): string | false;
}

const Editing = createContext<RewardEditing | null>(null);

/** The reward that the page is about, field by field. */
export function useReward(): RewardEditing {
  const editing = useContext(Editing);
  if (!editing) throw new Error("useReward stands outside a reward's form.");
  return editing;
}

/** Hands the fields of the reward with this key to what is within; `missing` stands there when no reward has it. */
export function RewardForm({ rewardKey, missing, children }: { rewardKey: string; missing: ReactNode; children: ReactNode }) {
  const { program, change: changeProgram, faults } = useDraft();
  const place = program.rewards.findIndex(({ key }) => key === rewardKey);
  const reward = program.rewards[place];
  if (!reward) return <>{missing}</>;
  const path = (field: RewardField) => `rewards.${place}.${field}`;
  const change = (how: (reward: Reward) => Reward) => changeProgram((now) => changeReward(now, rewardKey, how));
  return (
    <Editing.Provider
      value={{
        reward,
        path,
        has: (field) => hasField(reward.kind, field),
        get: (field) => readField(reward, field),
        set: (field, value) => change((edited) => retitled(edited, writeField(edited, field, value), program.currency)),
        change,
        fault: (field) => faults.within(path(field)),
      }}
    >
      {children}
    </Editing.Provider>
  );
}
