import { Banner, BlockStack, Button, Card, ChoiceList, FormLayout, InlineStack, Text, TextField } from "@shopify/polaris";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { useAdmin } from "../../admin-frame";
import { AskModal } from "../../ask-modal";
import { writeDay } from "../../write";
import { useChanges } from "../changes";
import { SimulationCard } from "../simulation-card";
import { useDraft } from "../studio";
import type { SavedDraft } from "../studio-data";
import { decisionFor, useStudioAct, type TierDecision } from "../use-studio-act";
import { Titled } from "../titled";
import { ChangeList } from "./change-list";
import { ClashCard } from "./clash-card";
import { NeedsBanner } from "./needs-banner";
import { TierMoves, type PreviewedMoves } from "./tier-moves";

interface PublishFormProps {
  draft: SavedDraft;
  preview: PreviewedMoves;
  /** the version that was live as the page was read; 0: none */
  compared: number;
  /** first day on which a fall may come where who is in is kept: "2027-02-20" */
  keptUntil: string;
}

interface When {
  on: "now" | "day";
  day: string;
  time: string;
}

/** What publishing does, when, to whom: everything said before it is done. */
export function PublishForm({ draft, preview, compared, keptUntil }: PublishFormProps) {
  const { say, to, language } = useAdmin();
  const navigate = useNavigate();
  const { data, dirty } = useDraft();
  const [asking, ask] = useState(false);
  const [decision, decide] = useState<TierDecision>({ tierChange: "keep", keptUntil });
  const [when, setWhen] = useState<When>({ on: "now", day: data.today, time: "09:00" });
  const act = useStudioAct(() => {
    ask(false);
    navigate(to("/app/program"));
  });
  const changes = useChanges(data.live?.program ?? null, draft.program);
  const publish = () =>
    act.send({
      intent: "publish",
      revision: draft.revision,
      ifMatch: compared,
      ...(when.on === "now" ? {} : { at: `${when.day}T${when.time}` }),
      ...decisionFor(preview.moves, decision),
    });
  return (
    <>
      {dirty ? (
        <Banner tone="warning">
          <Text as="p">{say("program.publish.unsaved")}</Text>
        </Banner>
      ) : null}
      <Card>
        <Titled
          title={say("program.publish.changes")}
          lead={compared === 0 ? say("program.publish.first") : say("program.publish.compared", { version: compared })}
        >
          {changes === null || changes.length === 0 ? (
            <Text as="p">{say("program.publish.changes.none")}</Text>
          ) : (
            <ChangeList changes={changes} />
          )}
        </Titled>
      </Card>
      {data.live === null ? null : (
        <Card>
          <Titled title={say("program.moves")} lead={say("program.moves.lead")}>
            <TierMoves preview={preview} before={data.live.program} after={draft.program} decision={decision} onDecide={decide} />
          </Titled>
        </Card>
      )}
      <NeedsBanner program={draft.program} />
      <ClashCard program={draft.program} />
      {data.live === null ? null : <SimulationCard />}
      <Card>
        <Titled title={say("program.when")}>
          <WhenFields when={when} onChange={setWhen} />
        </Titled>
      </Card>
      <div className="studio-on-page">
        <InlineStack align="end" gap="300">
          <Button variant="primary" disabled={dirty} onClick={() => ask(true)}>
            {say(when.on === "now" ? "program.publish" : "program.schedule")}
          </Button>
        </InlineStack>
      </div>
      <AskModal
        open={asking}
        title={say(when.on === "now" ? "program.publish.question" : "program.schedule.question")}
        confirm={say(when.on === "now" ? "program.publish" : "program.schedule")}
        busy={act.busy}
        error={act.problem}
        onConfirm={publish}
        onClose={() => {
          act.reset();
          ask(false);
        }}
      >
        <BlockStack gap="300">
          <Text as="p">
            {when.on === "now"
              ? say("program.publish.lead")
              : say("program.schedule.lead", { day: writeDay(`${when.day}T12:00:00Z`, language, "UTC"), time: when.time })}
          </Text>
          {changes === null ? null : <ChangeList changes={changes} />}
        </BlockStack>
      </AskModal>
    </>
  );
}

function WhenFields({ when, onChange }: { when: When; onChange(when: When): void }) {
  const { say, zone } = useAdmin();
  return (
    <FormLayout>
      <ChoiceList
        title={say("program.when")}
        titleHidden
        selected={[when.on]}
        onChange={([chosen]) => onChange({ ...when, on: chosen === "day" ? "day" : "now" })}
        choices={[
          { value: "now", label: say("program.when.now"), helpText: say("program.when.now.help") },
          { value: "day", label: say("program.when.day") },
        ]}
      />
      {when.on === "now" ? null : (
        <FormLayout.Group condensed>
          <TextField
            type="date"
            label={say("program.when.date")}
            value={when.day}
            onChange={(day) => onChange({ ...when, day })}
            autoComplete="off"
          />
          <TextField
            type="time"
            label={say("program.when.time")}
            helpText={say("program.when.zone", { zone })}
            value={when.time}
            onChange={(time) => onChange({ ...when, time })}
            autoComplete="off"
          />
        </FormLayout.Group>
      )}
    </FormLayout>
  );
}
