import { ActionList, Button, InlineStack, Popover } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../../admin-frame";
import { ConditionFrame } from "../condition-frame";
import { useDraft } from "../studio";
import { added, canHave, conditionNames, holds, removed, type ConditionBlock } from "./condition-blocks";
import { conditionFields } from "./condition-fields";
import { useReward } from "./reward-form";
import { RewardSection } from "./reward-section";

/** Who may take the reward, when, how often and from which order on: all that stands here must be true. */
export function ConditionsSection() {
  const { say } = useAdmin();
  const { program, data } = useDraft();
  const { reward, change } = useReward();
  const [open, setOpen] = useState(false);
  const [fresh, setFresh] = useState<ConditionBlock | null>(null);
  const offered = conditionNames.filter((block) => canHave(reward, block, program));
  const shown = offered.filter((block) => holds(reward, block));
  const add = (block: ConditionBlock) => {
    setOpen(false);
    setFresh(block);
    change((now) => added(now, block, { today: data.today, currency: program.currency }));
  };
  return (
    <RewardSection title="spend.conditions" lead={shown.length === 0 ? "spend.conditions.none" : "spend.conditions.lead"}>
      {shown.map((block) => {
        const Fields = conditionFields[block];
        return (
          <ConditionFrame
            key={block}
            title={say(`spend.condition.${block}`)}
            fresh={block === fresh}
            onRemove={() => change((now) => removed(now, block))}
          >
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
                .map((block) => ({ content: say(`spend.condition.${block}`), onAction: () => add(block) }))}
            />
          </Popover>
        </InlineStack>
      )}
    </RewardSection>
  );
}
