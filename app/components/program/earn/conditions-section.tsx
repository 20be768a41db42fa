import { ActionList, Button, InlineStack, Popover } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../../admin-frame";
import { ConditionFrame } from "../condition-frame";
import { useDraft } from "../studio";
import { added, canHave, conditionNames, conditionTitle, holds, removed, type ConditionBlock } from "./condition-blocks";
import { conditionFields } from "./condition-fields";
import { useRule } from "./rule-form";
import { RuleSection } from "./rule-section";
import { changeRule } from "./rules";

/** For whom, when and where the rule holds: all that stands here must be true. */
export function ConditionsSection() {
  const { say } = useAdmin();
  const { change, data } = useDraft();
  const { rule } = useRule();
  const [open, setOpen] = useState(false);
  const [fresh, setFresh] = useState<ConditionBlock | null>(null);
  const offered = conditionNames.filter((block) => canHave(rule, block));
  const shown = offered.filter((block) => holds(rule, block));
  const add = (block: ConditionBlock) => {
    setOpen(false);
    setFresh(block);
    change((program) => changeRule(program, rule.key, (now) => added(now, block, data.today)));
  };
  const remove = (block: ConditionBlock) => change((program) => changeRule(program, rule.key, (now) => removed(now, block)));
  return (
    <RuleSection
      title="program.rule.conditions"
      lead={shown.length === 0 ? "program.rule.conditions.none" : "program.rule.conditions.lead"}
    >
      {shown.map((block) => {
        const Fields = conditionFields[block];
        return (
          <ConditionFrame key={block} title={say(conditionTitle(block))} fresh={block === fresh} onRemove={() => remove(block)}>
            <Fields />
          </ConditionFrame>
        );
      })}
      {shown.length === offered.length ? null : (
        <InlineStack>
          <Popover
            active={open}
            onClose={() => setOpen(false)}
            activator={
              <Button disclosure onClick={() => setOpen(!open)}>
                {say("program.condition.add")}
              </Button>
            }
          >
            <ActionList
              actionRole="menuitem"
              items={offered
                .filter((block) => !shown.includes(block))
                .map((block) => ({ content: say(conditionTitle(block)), onAction: () => add(block) }))}
            />
          </Popover>
        </InlineStack>
      )}
    </RuleSection>
  );
}
