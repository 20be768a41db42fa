import { Banner, InlineStack, Button, BlockStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { actorWords } from "../words";
import { writeMoment } from "../write";
import { useChanges } from "./changes";
import { useDraft } from "./studio";
import { useStudioAct } from "./use-studio-act";

/** Says that a draft waits: how many changes it has, who saved it, and the way to publish or to discard it. */
export function DraftBanner() {
  const { say, to, language, zone } = useAdmin();
  const { data, dirty, undo } = useDraft();
  const { draft, live } = data;
  const changes = useChanges(live?.program ?? null, draft?.program ?? data.start);
  const [asking, ask] = useState(false);
  const act = useStudioAct(() => {
    ask(false);
    undo();
  });
  if (draft === null) return null;
  const saved = say("program.draft.saved", { who: actorWords({ say }, draft.by), moment: writeMoment(draft.at, language, zone) });
  return (
    <>
      <Banner tone="info" title={say("program.draft.title", { count: changes?.length ?? 0 })}>
        <BlockStack gap="200">
          <Text as="p">{saved}</Text>
          {draft.faults.map(({ path, message }) => (
            <Text as="p" key={path} tone="critical">
              {message}
            </Text>
          ))}
          {live && draft.fromVersion !== live.version ? <Text as="p">{say("program.draft.behind", { version: live.version })}</Text> : null}
          <InlineStack gap="200">
            <Button url={to("/app/program/publish")}>{say("program.draft.review")}</Button>
            <Button onClick={() => ask(true)} variant="tertiary">
              {say("program.draft.discard")}
            </Button>
          </InlineStack>
        </BlockStack>
      </Banner>
      <AskModal
        open={asking}
        title={say("program.discard.question")}
        confirm={say("program.draft.discard")}
        destructive
        busy={act.busy}
        error={act.problem}
        onConfirm={() => act.send({ intent: "discard" })}
        onClose={() => {
          act.reset();
          ask(false);
        }}
      >
        <Text as="p">{say(dirty ? "program.discard.lead.unsaved" : "program.discard.lead")}</Text>
      </AskModal>
    </>
  );
}
