import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Program, Reward } from "../../../loyalty/program";
import { localised } from "../../../loyalty/texts";
import { useAdmin } from "../../admin-frame";
import { DescribedFields } from "../fields/described-fields";
import { put } from "../fields/texts";
import { useDraft } from "../studio";
import { TierChoice } from "../tier-choice";
import { kindOf } from "./reward-kinds";
import { rewardConditions, rewardFigures } from "./reward-words";

interface Props {
  reward: Reward;
  place: number;
  open: boolean;
  onToggle(): void;
  onChange(reward: Reward): void;
  /** null: it was published once, so it can be archived only */
  onRemove: (() => void) | null;
}

/** One reward: what it costs and gives in a line, and its fields where it is open. */
export function RewardCard({ reward, place, open, onToggle, onChange, onRemove }: Props) {
  const admin = useAdmin();
  const { say, language } = admin;
  const { program, faults, data } = useDraft();
  const { locale } = data.shop;
  const title = localised(reward.title, language, locale) || say("pages.spend.untitled");
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="start" gap="400" wrap={false}>
          <BlockStack gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingSm">
                {title}
              </Text>
              <RewardBadges reward={reward} program={program} faulty={faults.within(`rewards.${place}`) !== false} />
            </InlineStack>
            <Text as="p">{rewardFigures(program, reward, locale, admin) ?? say("pages.typing")}</Text>
            <Text as="p" tone="subdued">
              {rewardConditions(program, reward, locale, admin) ?? ""}
            </Text>
          </BlockStack>
          <Box minWidth="fit-content">
            <Button
              onClick={onToggle}
              ariaExpanded={open}
              ariaControls={`reward-${reward.key}`}
              accessibilityLabel={say(open ? "pages.close.named" : "pages.edit.named", { name: title })}
            >
              {say(open ? "pages.close" : "pages.edit")}
            </Button>
          </Box>
        </InlineStack>
        <div id={`reward-${reward.key}`} hidden={!open}>
          {open ? <Editor reward={reward} place={place} onChange={onChange} onRemove={onRemove} /> : null}
        </div>
      </BlockStack>
    </Card>
  );
}

function Editor({ reward, place, onChange, onRemove }: Pick<Props, "reward" | "place" | "onChange" | "onRemove">) {
  const { say } = useAdmin();
  const { faults } = useDraft();
  const path = `rewards.${place}.`;
  const Fields = kindOf(reward)?.Fields;
  return (
    <BlockStack gap="400">
      <DescribedFields part={reward} path={path} onChange={onChange} titleHelp={say("pages.spend.title.help")} />
      {Fields === undefined ? null : <Fields reward={reward} path={path} onChange={onChange} />}
      <TierChoice
        title={say("pages.spend.tiers")}
        chosen={reward.tiers}
        onChange={(tiers) => onChange(put(reward, "tiers", tiers))}
        error={faults.within(`${path}tiers`)}
      />
      <InlineStack gap="200" blockAlign="center">
        <Button onClick={() => onChange({ ...reward, archived: !reward.archived })}>
          {say(reward.archived ? "pages.restore" : "pages.archive")}
        </Button>
        {onRemove === null ? (
          <Text as="p" tone="subdued">
            {say("pages.spend.archive.why")}
          </Text>
        ) : (
          <Button tone="critical" variant="plain" onClick={onRemove}>
            {say("pages.remove")}
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}

function RewardBadges({ reward, program, faulty }: { reward: Reward; program: Program; faulty: boolean }) {
  const { say, language } = useAdmin();
  const { locale } = useDraft().data.shop;
  const titles = (reward.tiers ?? []).map((key) => {
    const level = program.tiers?.levels.find((one) => one.key === key);
    return (level && localised(level.title, language, locale)) || key;
  });
  return (
    <>
      {faulty ? <Badge tone="critical">{say("pages.check")}</Badge> : null}
      {reward.archived ? <Badge>{say("pages.archived")}</Badge> : null}
      {titles.length > 0 ? <Badge tone="info">{new Intl.ListFormat(language).format(titles)}</Badge> : null}
    </>
  );
}
