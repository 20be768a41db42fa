import { Badge, BlockStack, Box, Icon, InlineStack, Link, Text } from "@shopify/polaris";
import type { Reward } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { titleIn } from "../earn/rule-words";
import { MoveButtons } from "../move-buttons";
import { PartMenu } from "../part-menu";
import { useDraft } from "../studio";
import { useVoice } from "../voice";
import { kindIcons } from "./kind-icons";
import { costInWords } from "./reward-cost";
import { givesInWords, termsInWords } from "./reward-words";
import { changeReward, moveReward, removeReward } from "./rewards";
import { missingScopes, needOf } from "./shopify-needs";

interface RewardRowProps {
  reward: Reward;
  first: boolean;
  last: boolean;
}

/** One reward: what it costs and gives, in which order it stands, and what can be done with it. */
export function RewardRow({ reward, first, last }: RewardRowProps) {
  const admin = useAdmin();
  const { say, to } = admin;
  const { program, faults, change, data } = useDraft();
  const voice = useVoice();
  const title = titleIn(admin)(reward.title) || reward.key;
  const published = data.live?.program.rewards.some(({ key }) => key === reward.key) ?? false;
  const wrong = faults.within(`rewards.${program.rewards.indexOf(reward)}`) !== false;
  const missing = !reward.archived && missingScopes(needOf(program, reward), data.scopes).length > 0;
  const cost = costInWords(program, reward, voice, admin, data.figures);
  return (
    <Box padding="400">
      <InlineStack gap="400" wrap={false} blockAlign="start">
        <span className="studio-kind">
          <Icon source={kindIcons[reward.kind]} tone="base" />
        </span>
        <div className="studio-grow">
          <BlockStack gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Text as={reward.archived ? "h3" : "h2"} variant="headingSm">
                <Link url={to(`/app/program/spend/${reward.key}`)} removeUnderline monochrome>
                  {title}
                </Link>
              </Text>
              {published ? null : <Badge tone="info">{say("program.earn.new")}</Badge>}
              {wrong ? <Badge tone="critical">{say("program.earn.wrong")}</Badge> : null}
              {missing ? (
                <Badge tone="attention">{say("spend.needs.badge")}</Badge>
              ) : data.waiting.includes(reward.key) ? (
                <Badge>{say("spend.needs.making.badge")}</Badge>
              ) : null}
            </InlineStack>
            <Text as="p" variant="bodySm" tone="subdued">
              {say(`spend.kind.${reward.kind}`)}
            </Text>
            <Text as="p">{(wrong ? null : givesInWords(voice, reward, admin)) ?? say("program.rule.words.unfinished")}</Text>
            {wrong || cost === null ? null : <Text as="p">{cost}</Text>}
            {wrong ? null : (
              <Text as="p" tone="subdued">
                {termsInWords(voice, reward, admin).join(" ")}
              </Text>
            )}
          </BlockStack>
        </div>
        <InlineStack gap="100" wrap={false}>
          {reward.archived ? null : (
            <MoveButtons title={title} first={first} last={last} onMove={(by) => change((now) => moveReward(now, reward.key, by))} />
          )}
          <PartMenu
            title={title}
            archived={reward.archived}
            onArchive={(archived) => change((now) => changeReward(now, reward.key, (held) => ({ ...held, archived })))}
            onRemove={published ? null : () => change((now) => removeReward(now, reward.key))}
          />
        </InlineStack>
      </InlineStack>
    </Box>
  );
}
