import { ActionList, BlockStack, Box, Button, InlineStack, Popover, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { useAdmin } from "../../admin-frame";
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
      {shown.map((block) => (
        <Condition key={block} block={block} fresh={block === fresh} onRemove={() => change((now) => removed(now, block))} />
      ))}
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

interface ConditionProps {
  block: ConditionBlock;
  /** it was just added: the keyboard goes there */
  fresh: boolean;
  onRemove(): void;
}

function Condition({ block, fresh, onRemove }: ConditionProps) {
  const { say } = useAdmin();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fresh) place.current?.querySelector<HTMLElement>("input, select")?.focus();
  }, [fresh]);
  const Fields = conditionFields[block];
  const title = say(`spend.condition.${block}`);
  return (
    <div ref={place} role="group" aria-label={title}>
      <Box padding="300" borderRadius="200" borderWidth="025" borderColor="border-secondary">
        <BlockStack gap="300">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h3" variant="headingSm">
              {title}
            </Text>
            <Button size="slim" variant="tertiary" onClick={onRemove} accessibilityLabel={`${say("program.remove")}: ${title}`}>
              {say("program.remove")}
            </Button>
          </InlineStack>
          <Fields />
        </BlockStack>
      </Box>
    </div>
  );
}
