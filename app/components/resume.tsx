import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, EmptyState, InlineStack, Page, Text } from "@shopify/polaris";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import { useAdmin } from "./admin-frame";
import { AskModal } from "./ask-modal";
import { emptyPicture } from "./empty-picture";
import { GapFigures, type GapPreviewFigures } from "./gap-figures";
import { RunProgress } from "./run-progress";
import { writeMoment } from "./write";

interface ResumeProps {
  paused: boolean;
  gap: { since: string; until: string } | null;
  /** of the newest count of this gap */
  run: string | null;
}

/** How long the shop was away, what resuming would grant, and the two ways to go on. */
export function Resume({ paused, gap, run }: ResumeProps) {
  const { say, to } = useAdmin();
  const { busy, send } = useDecision();
  if (!paused) {
    return (
      <Page title={say("resume.not-paused")} narrowWidth>
        <Card>
          <EmptyState
            heading={say("resume.not-paused.lead")}
            image={emptyPicture}
            action={{ content: say("shell.home"), url: to("/app") }}
          />
        </Card>
      </Page>
    );
  }
  return (
    <Page title={say("resume.title")} narrowWidth>
      <BlockStack gap="400">
        <Card>
          <Lead gap={gap} />
        </Card>
        {gap && (
          <Card>
            <BlockStack gap="400">
              <Text as="h2" variant="headingMd">
                {say("resume.preview")}
              </Text>
              {run && (
                <RunProgress key={run} id={run} title={say("resume.counting")}>
                  {({ result }) => <GapFigures figures={result as GapPreviewFigures} />}
                </RunProgress>
              )}
              <InlineStack>
                <Button onClick={() => send({ act: "count" })} disabled={busy} {...(run ? { variant: "plain" as const } : {})}>
                  {say(run ? "resume.count.again" : "resume.count")}
                </Button>
              </InlineStack>
            </BlockStack>
          </Card>
        )}
        <Choice hasGap={gap !== null} busy={busy} onResume={(grantGap) => send({ act: "resume", grantGap })} />
      </BlockStack>
    </Page>
  );
}

const hour = 3_600_000;

function Lead({ gap }: { gap: ResumeProps["gap"] }) {
  const { say, language, zone } = useAdmin();
  if (!gap) return <Text as="p">{say("resume.no-gap")}</Text>;
  const hours = Math.floor((Date.parse(gap.until) - Date.parse(gap.since)) / hour);
  const length = hours < 48 ? say("resume.hours", { count: hours }) : say("resume.days", { count: Math.floor(hours / 24) });
  const moment = (at: string) => writeMoment(at, language, zone);
  return <Text as="p">{say("resume.lead", { length, from: moment(gap.since), until: moment(gap.until) })}</Text>;
}

function Choice({ hasGap, busy, onResume }: { hasGap: boolean; busy: boolean; onResume(grantGap: boolean): void }) {
  const { say } = useAdmin();
  const [asking, setAsking] = useState(false);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say("resume.choose")}
        </Text>
        <BlockStack gap="200" inlineAlign="start">
          <Text as="p">{say("resume.grant.help")}</Text>
          <Button variant="primary" disabled={busy} onClick={() => onResume(true)}>
            {say("resume.grant")}
          </Button>
        </BlockStack>
        {hasGap && (
          <BlockStack gap="200" inlineAlign="start">
            <Text as="p">{say("resume.skip.help")}</Text>
            <Button disabled={busy} onClick={() => setAsking(true)}>
              {say("resume.skip")}
            </Button>
          </BlockStack>
        )}
      </BlockStack>
      <AskModal
        open={asking}
        title={say("resume.skip.title")}
        confirm={say("resume.skip")}
        destructive
        onConfirm={() => {
          setAsking(false);
          onResume(false);
        }}
        onClose={() => setAsking(false)}
      >
        <Text as="p">{say("resume.skip.ask")}</Text>
      </AskModal>
    </Card>
  );
}

function useDecision() {
  const { say } = useAdmin();
  const bridge = useAppBridge();
  const fetcher = useFetcher<{ ok: boolean; resumed: boolean }>();
  const told = useRef<unknown>(null);
  useEffect(() => {
    const answer = fetcher.data as { resumed: boolean } | undefined;
    if (fetcher.state !== "idle" || !answer || told.current === answer) return;
    told.current = answer;
    if (answer.resumed) bridge.toast.show(say("resume.done"));
  }, [fetcher.state, fetcher.data, bridge, say]);
  return {
    busy: fetcher.state !== "idle",
    send: (body: object) => fetcher.submit(JSON.stringify(body), { method: "post", encType: "application/json" }),
  };
}
