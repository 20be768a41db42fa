import { ActionList, Badge, BlockStack, Box, Button, ButtonGroup, Icon, InlineStack, Link, Popover, Text } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, MenuHorizontalIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import type { EarningRule } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import { useVoice } from "../voice";
import { kindIcons } from "./kind-icons";
import { changeRule, moveRule, removeRule } from "./rules";
import { ruleInWords, titleIn } from "./rule-words";

interface RuleRowProps {
  rule: EarningRule;
  first: boolean;
  last: boolean;
}

/** One way to earn: what it is, what it gives, in which order it stands, and what can be done with it. */
export function RuleRow({ rule, first, last }: RuleRowProps) {
  const admin = useAdmin();
  const { say, to } = admin;
  const { program, faults, change, data } = useDraft();
  const words = ruleInWords(useVoice(), rule);
  const title = titleIn(admin)(rule.title) || rule.key;
  const index = program.earning.indexOf(rule);
  const published = data.live?.program.earning.find(({ key }) => key === rule.key);
  const wrong = faults.within(`earning.${index}`);
  return (
    <Box padding="400">
      <InlineStack gap="400" wrap={false} blockAlign="start">
        <span className="studio-kind">
          <Icon source={kindIcons[rule.on]} tone="base" />
        </span>
        <div className="studio-grow">
          <BlockStack gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h3" variant="headingSm">
                <Link url={to(`/app/program/earn/${rule.key}`)} removeUnderline monochrome>
                  {title}
                </Link>
              </Text>
              {published ? null : <Badge tone="info">{say("program.earn.new")}</Badge>}
              {wrong === false ? null : <Badge tone="critical">{say("program.earn.wrong")}</Badge>}
            </InlineStack>
            <Text as="p" variant="bodySm" tone="subdued">
              {say(`program.kind.${rule.on}`)}
            </Text>
            <Text as="p">{words ?? say("program.rule.words.unfinished")}</Text>
          </BlockStack>
        </div>
        <InlineStack gap="100" wrap={false}>
          {rule.archived ? null : (
            <ButtonGroup variant="segmented">
              <Button
                icon={ArrowUpIcon}
                size="slim"
                disabled={first}
                accessibilityLabel={say("program.earn.up", { title })}
                onClick={() => change((now) => moveRule(now, rule.key, -1))}
              />
              <Button
                icon={ArrowDownIcon}
                size="slim"
                disabled={last}
                accessibilityLabel={say("program.earn.down", { title })}
                onClick={() => change((now) => moveRule(now, rule.key, 1))}
              />
            </ButtonGroup>
          )}
          <RuleMenu rule={rule} title={title} removable={!published} />
        </InlineStack>
      </InlineStack>
    </Box>
  );
}

function RuleMenu({ rule, title, removable }: { rule: EarningRule; title: string; removable: boolean }) {
  const { say } = useAdmin();
  const { change } = useDraft();
  const [open, setOpen] = useState(false);
  const act = (how: Parameters<typeof change>[0]) => {
    setOpen(false);
    change(how);
  };
  const archive = (archived: boolean) => () => act((now) => changeRule(now, rule.key, (held) => ({ ...held, archived })));
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      activator={
        <Button
          icon={MenuHorizontalIcon}
          size="slim"
          variant="tertiary"
          accessibilityLabel={say("program.earn.more", { title })}
          onClick={() => setOpen(!open)}
        />
      }
    >
      <ActionList
        actionRole="menuitem"
        items={[
          rule.archived
            ? { content: say("program.earn.restore"), onAction: archive(false) }
            : { content: say("program.earn.archive"), onAction: archive(true) },
          ...(removable
            ? [{ content: say("program.earn.remove"), destructive: true, onAction: () => act((now) => removeRule(now, rule.key)) }]
            : []),
        ]}
      />
    </Popover>
  );
}
