import { Banner, BlockStack, Button, Card, EmptyState, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Tiers } from "../../../loyalty/program";
import { localised } from "../../../loyalty/texts";
import { tierTag } from "../../../loyalty/tier-tag";
import { useAdmin } from "../../admin-frame";
import { emptyPicture } from "../../empty-picture";
import { changedAt } from "../new-key";
import { useDraft } from "../studio";
import { Ladder } from "./ladder";
import { LevelEditor } from "./level-editor";
import { firstTiers, levelAbove, risingLevels, withTiers } from "./levels";
import { MeasureCard } from "./measure-card";
import "./tiers.css";

/** Whether there are tiers, what counts towards them, and each of them. */
export function TiersForm() {
  const { say } = useAdmin();
  const { program, change } = useDraft();
  const { tiers } = program;
  if (tiers === null) {
    return (
      <Card>
        <EmptyState
          heading={say("pages.tiers.empty")}
          image={emptyPicture}
          action={{
            content: say("pages.tiers.begin"),
            onAction: () => change((now) => ({ ...now, tiers: firstTiers(now.currency) })),
          }}
        >
          <Text as="p">{say("pages.tiers.empty.lead")}</Text>
        </EmptyState>
      </Card>
    );
  }
  return (
    <BlockStack gap="400">
      <Levels tiers={tiers} />
      <MeasureCard tiers={tiers} onChange={(next) => change((now) => ({ ...now, tiers: next }))} />
      <EndOfTiers />
    </BlockStack>
  );
}

function Levels({ tiers }: { tiers: Tiers }) {
  const { say, language } = useAdmin();
  const { program, change, data } = useDraft();
  const [open, setOpen] = useState<string | null>(null);
  const published = new Set(data.live?.program.tiers?.levels.map(({ key }) => key));
  const place = tiers.levels.findIndex(({ key }) => key === open);
  const level = tiers.levels[place];
  const archived = tiers.levels.filter((one) => one.archived);
  const order = () => change((now) => withTiers(now, (all) => ({ ...all, levels: risingLevels(all.levels) })));
  const add = () => {
    const above = levelAbove(tiers, program.currency);
    change((now) => withTiers(now, (all) => ({ ...all, levels: risingLevels([...all.levels, above]) })));
    setOpen(above.key);
  };
  return (
    <>
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {say("pages.tiers.ladder")}
            </Text>
            <Text as="p" tone="subdued">
              {say("pages.tiers.ladder.lead")}
            </Text>
          </BlockStack>
          <Ladder tiers={tiers} open={open} onOpen={setOpen} />
          <InlineStack gap="200">
            <Button onClick={add}>{say("pages.tiers.add")}</Button>
            {archived.map(({ key, title }) => (
              <Button key={key} variant="plain" onClick={() => setOpen(key)}>
                {say("pages.tiers.archived", { tier: localised(title, language, data.shop.locale) ?? key })}
              </Button>
            ))}
          </InlineStack>
        </BlockStack>
      </Card>
      {level === undefined ? null : (
        <div id={`level-${level.key}`}>
          <LevelEditor
            level={level}
            place={place}
            measure={tiers.measure}
            onChange={(changed) =>
              change((now) => withTiers(now, (all) => ({ ...all, levels: changedAt(all.levels, place, () => changed) })))
            }
            onThreshold={order}
            onRemove={
              published.has(level.key) || tiers.levels.length === 1
                ? null
                : () => change((now) => withTiers(now, (all) => ({ ...all, levels: all.levels.filter(({ key }) => key !== level.key) })))
            }
          />
        </div>
      )}
    </>
  );
}

/** A program without tiers again. Said plainly, because members lose them; how many is shown before publishing. */
function EndOfTiers() {
  const { say } = useAdmin();
  const { change, data } = useDraft();
  const members = data.live !== null && data.live.program.tiers !== null;
  const highest = data.live?.program.tiers?.levels.at(-1)?.key ?? "";
  return (
    <Banner tone="info">
      <BlockStack gap="200" inlineAlign="start">
        <Text as="p">{say("pages.tiers.changes")}</Text>
        {members ? <Text as="p">{say("pages.tiers.at-shopify", { tag: tierTag(highest) })}</Text> : null}
        <Button variant="plain" tone="critical" onClick={() => change((now) => ({ ...now, tiers: null }))}>
          {say("pages.tiers.end")}
        </Button>
      </BlockStack>
    </Banner>
  );
}
