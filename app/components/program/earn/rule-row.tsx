import { Badge, BlockStack, Box, Icon, InlineStack, Link, Text } from "@shopify/polaris";
import type { EarningRule } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { MoveButtons } from "../move-buttons";
import { PartMenu } from "../part-menu";
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
            <MoveButtons title={title} first={first} last={last} onMove={(by) => change((now) => moveRule(now, rule.key, by))} />
          )}
          <PartMenu
            title={title}
            archived={rule.archived}
            onArchive={(archived) => change((now) => changeRule(now, rule.key, (held) => ({ ...held, archived })))}
            onRemove={published ? null : () => change((now) => removeRule(now, rule.key))}
          />
        </InlineStack>
      </InlineStack>
    </Box>
  );
}
