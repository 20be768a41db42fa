import { createContext, useContext, type ReactNode } from "react";
import type { EarningRule } from "../../../loyalty/program";
import { useDraft } from "../studio";
import { hasField, readField, writeField, type FieldId, type RuleFields } from "./fields";
import { changeRule } from "./rules";

export interface RuleEditing {
  rule: EarningRule;
  /** of a field in the document, as faults and texts are named: "earning.2.points" */
  path(id: FieldId): string;
  /** whether a rule of this kind has the field */
  has(id: FieldId): boolean;
  get<Id extends FieldId>(id: Id): RuleFields[Id] | undefined;
  /** undefined takes the field out */
  set<Id extends FieldId>(id: Id, value: RuleFields[Id] | undefined): void;
  /** what is wrong with a field or anything in it */
  fault(id: FieldId): string | false;
}

const Editing = createContext<RuleEditing | null>(null);

/** The rule that the page is about, field by field. */
export function useRule(): RuleEditing {
  const editing = useContext(Editing);
  if (!editing) throw new Error("useRule stands outside a rule's form.");
  return editing;
}

/** Hands the fields of the rule with this key to what is within; `missing` stands there when no rule has it. */
export function RuleForm({ ruleKey, missing, children }: { ruleKey: string; missing: ReactNode; children: ReactNode }) {
  const { program, change, faults } = useDraft();
  const index = program.earning.findIndex(({ key }) => key === ruleKey);
  const rule = program.earning[index];
  if (!rule) return <>{missing}</>;
  const path = (id: FieldId) => `earning.${index}.${id}`;
  return (
    <Editing.Provider
      value={{
        rule,
        path,
        has: (id) => hasField(rule.on, id),
        get: (id) => readField(rule, id),
        set: (id, value) => change((now) => changeRule(now, ruleKey, (edited) => writeField(edited, id, value))),
        fault: (id) => faults.within(path(id)),
      }}
    >
      {children}
    </Editing.Provider>
  );
}
