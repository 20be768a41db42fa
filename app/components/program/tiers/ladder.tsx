import { Badge, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { tierFromIn, tierGivesIn } from "../../../loyalty/describe/rules";
import { voiceOf } from "../../../loyalty/describe/voice";
import type { Program, TierLevel, Tiers } from "../../../loyalty/program";
import { localised } from "../../../loyalty/texts";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";

interface Props {
  tiers: Tiers;
  /** key of the level whose fields are open */
  open: string | null;
  onOpen(key: string | null): void;
}

/** The levels as rungs, the highest on top, each as long as it is high. A rung opens its fields. */
export function Ladder({ tiers, open, onOpen }: Props) {
  const { say, language } = useAdmin();
  const { program, faults, data } = useDraft();
  const words = useLevelWords(program);
  const rungs = tiers.levels.map((level, place) => ({ level, place })).filter(({ level }) => !level.archived);
  return (
    <ol className="tier-ladder" reversed>
      {rungs
        .map(({ level, place }, step) => {
          const title = localised(level.title, language, data.shop.locale) || say("pages.tiers.untitled");
          const { from, gives } = words(level, tiers);
          return (
            <li key={level.key} style={{ inlineSize: `${60 + (40 * (step + 1)) / rungs.length}%` }} data-open={open === level.key}>
              <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
                <div>
                  <InlineStack gap="200" blockAlign="center">
                    <Text as="h3" variant="headingSm">
                      {title}
                    </Text>
                    {faults.within(`tiers.levels.${place}`) === false ? null : <Badge tone="critical">{say("pages.check")}</Badge>}
                  </InlineStack>
                  <Text as="p">{from ?? say("pages.typing")}</Text>
                  <Text as="p" tone="subdued">
                    {[gives, level.gift ? say("pages.tiers.gift.short", { points: level.gift.points }) : null].filter(Boolean).join(" · ")}
                  </Text>
                </div>
                <Box minWidth="fit-content">
                  <Button
                    onClick={() => onOpen(open === level.key ? null : level.key)}
                    ariaExpanded={open === level.key}
                    ariaControls={`level-${level.key}`}
                    accessibilityLabel={say(open === level.key ? "pages.close.named" : "pages.edit.named", { name: title })}
                  >
                    {say(open === level.key ? "pages.close" : "pages.edit")}
                  </Button>
                </Box>
              </InlineStack>
            </li>
          );
        })
        .reverse()}
    </ol>
  );
}

/** What shoppers read of a level, in the page's language; null while an amount is being typed. */
function useLevelWords(program: Program): (level: TierLevel, tiers: Tiers) => { from: string | null; gives: string | null } {
  const { language, zone } = useAdmin();
  const { locale } = useDraft().data.shop;
  const orNull = (write: () => string) => {
    try {
      return write();
    } catch {
      return null;
    }
  };
  return (level, tiers) => {
    const voice = voiceOf(program, language, { locale, zone });
    return { from: orNull(() => tierFromIn(voice, level, tiers)), gives: orNull(() => tierGivesIn(voice, level, program)) };
  };
}
