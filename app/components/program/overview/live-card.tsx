import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../../admin-frame";
import { AskModal } from "../../ask-modal";
import { actorWords } from "../../words";
import { writeMoment } from "../../write";
import { useDraft } from "../studio";
import { Titled } from "../titled";
import { useStudioAct } from "../use-studio-act";

/** What is live, since when and by whom, and what waits for its day. */
export function LiveCard() {
  const { say, language, zone } = useAdmin();
  const { live, scheduled } = useDraft().data;
  if (live === null) return <FirstCard />;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {say("program.version", { version: live.version })}
          </Text>
          <Badge tone="success">{say("program.state.live")}</Badge>
          {live.program.earningPaused ? <Badge tone="warning">{say("program.state.earning-paused")}</Badge> : null}
          {live.program.closing ? <Badge tone="warning">{say("program.state.closing")}</Badge> : null}
        </InlineStack>
        <Text as="p">
          {say("program.live.since", { moment: writeMoment(live.since, language, zone), who: actorWords({ say }, live.by) })}
        </Text>
        {scheduled === null ? null : <Scheduled version={scheduled.version} at={scheduled.inForceFrom} />}
      </BlockStack>
    </Card>
  );
}

/** Nothing is live: the program that a shop begins with becomes the draft. */
function FirstCard() {
  const { say, to } = useAdmin();
  const { data, save, saving, dirty } = useDraft();
  return (
    <Card>
      <Titled title={say("program.first")} lead={say("program.first.lead")}>
        <InlineStack gap="200">
          {data.draft === null ? (
            <Button variant="primary" onClick={save} loading={saving}>
              {say("program.first.begin")}
            </Button>
          ) : (
            <Button variant="primary" url={to("/app/program/publish")} disabled={dirty}>
              {say("program.draft.review")}
            </Button>
          )}
        </InlineStack>
      </Titled>
    </Card>
  );
}

function Scheduled({ version, at }: { version: number; at: string }) {
  const { say, language, zone } = useAdmin();
  const [asking, ask] = useState(false);
  const act = useStudioAct(() => ask(false));
  const moment = writeMoment(at, language, zone);
  return (
    <InlineStack gap="200" blockAlign="center" align="space-between">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone="info">{say("program.state.scheduled")}</Badge>
        <Text as="span">{say("program.scheduled", { version, moment })}</Text>
      </InlineStack>
      <Button size="slim" onClick={() => ask(true)}>
        {say("program.scheduled.cancel")}
      </Button>
      <AskModal
        open={asking}
        title={say("program.scheduled.question", { version })}
        confirm={say("program.scheduled.cancel")}
        cancel={say("program.scheduled.keep")}
        busy={act.busy}
        error={act.problem}
        onConfirm={() => act.send({ intent: "cancel-scheduled" })}
        onClose={() => {
          act.reset();
          ask(false);
        }}
      >
        <Text as="p">{say("program.scheduled.lead")}</Text>
      </AskModal>
    </InlineStack>
  );
}
