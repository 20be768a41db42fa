import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, Divider, InlineStack, Text } from "@shopify/polaris";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import { writeDate } from "../../loyalty/explain/figures";
import type { ActivityEntry } from "../../programs/activity.server";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { actorWords } from "../words";
import { writeMoment, writeSigned } from "../write";
import { actWords, changedWords, replacedVersion } from "./act-words";
import type { SettingsAnswer } from "./answer";

/** The entries; one of the program offers the version that it replaced. */
export function ActivityList({ items, live }: { items: readonly ActivityEntry[]; live: number }) {
  const { say } = useAdmin();
  const { problem, busy, bringBack } = useBringBack(live);
  const [asked, setAsked] = useState<number | null>(null);
  return (
    <>
      {problem && (
        <Box padding="400">
          <Banner tone="critical" title={say("settings.problem.title")}>
            <Text as="p">{problem}</Text>
          </Banner>
        </Box>
      )}
      <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {items.map((entry, place) => (
          <li key={entry.id}>
            {place > 0 && <Divider />}
            <Entry entry={entry} live={live} busy={busy} onBringBack={setAsked} />
          </li>
        ))}
      </ul>
      <AskModal
        open={asked !== null}
        title={say("settings.activity.bring-back.title", { version: asked ?? 0 })}
        confirm={say("settings.activity.bring-back", { version: asked ?? 0 })}
        onConfirm={() => {
          if (asked !== null) bringBack(asked);
          setAsked(null);
        }}
        onClose={() => setAsked(null)}
      >
        <Text as="p">{say("settings.activity.bring-back.lead", { version: asked ?? 0 })}</Text>
      </AskModal>
    </>
  );
}

interface EntryProps {
  entry: ActivityEntry;
  live: number;
  busy: boolean;
  onBringBack(version: number): void;
}

function Entry({ entry, live, busy, onBringBack }: EntryProps) {
  const { say, language, zone } = useAdmin();
  const write = {
    amount: (points: number) => writeSigned(points, language),
    day: (at: string) => writeDate(at, language, zone),
  };
  const changed = changedWords(say, entry);
  const replaced = replacedVersion(entry);
  return (
    <Box padding="400">
      <InlineStack align="space-between" gap="300" blockAlign="start">
        <BlockStack gap="050">
          <Text as="p">{actWords(say, entry, write)}</Text>
          {changed ? (
            <Text as="p" tone="subdued">
              {changed}
            </Text>
          ) : null}
          <Text as="p" tone="subdued">
            {`${actorWords({ say }, entry.who)} · ${writeMoment(entry.at, language, zone)}`}
          </Text>
        </BlockStack>
        {replaced !== null && replaced !== live ? (
          <Button variant="plain" disabled={busy} onClick={() => onBringBack(replaced)}>
            {say("settings.activity.bring-back", { version: replaced })}
          </Button>
        ) : null}
      </InlineStack>
    </Box>
  );
}

function useBringBack(live: number) {
  const { say } = useAdmin();
  const bridge = useAppBridge();
  const fetcher = useFetcher<SettingsAnswer>();
  const told = useRef<unknown>(null);
  const answer = fetcher.data as SettingsAnswer | undefined;
  useEffect(() => {
    if (fetcher.state !== "idle" || !answer || told.current === answer) return;
    told.current = answer;
    if (answer.ok) bridge.toast.show(say("settings.activity.brought-back", { version: answer.version ?? 0 }));
  }, [fetcher.state, answer, bridge, say]);
  return {
    busy: fetcher.state !== "idle",
    problem: answer && !answer.ok ? (answer.problem ?? say("settings.problem.other")) : null,
    bringBack: (version: number) =>
      fetcher.submit(JSON.stringify({ version, ifMatch: live }), { method: "post", encType: "application/json" }),
  };
}
