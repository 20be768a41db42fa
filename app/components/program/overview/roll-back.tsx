import { Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import type { Program } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { AskModal } from "../../ask-modal";
import { useChanges } from "../changes";
import { ChangeList } from "../publish/change-list";
import { TierMoves, type PreviewedMoves } from "../publish/tier-moves";
import { useDraft } from "../studio";
import { Titled } from "../titled";
import { decisionFor, useStudioAct, type TierDecision } from "../use-studio-act";

interface RollBackProps {
  number: number;
  document: Program;
  preview: PreviewedMoves;
  keptUntil: string;
}

/** The way back to an older version: what it would change and whom it would move, before it is done. */
export function RollBack({ number, document, preview, keptUntil }: RollBackProps) {
  const { say, to } = useAdmin();
  const navigate = useNavigate();
  const { live } = useDraft().data;
  const [asking, ask] = useState(false);
  const [decision, decide] = useState<TierDecision>({ tierChange: "keep", keptUntil });
  const act = useStudioAct(() => {
    ask(false);
    navigate(to("/app/program"));
  });
  // whether earning is paused and the program closes is no rule of that time: it stays as it is
  const back = live && { ...document, earningPaused: live.program.earningPaused, closing: live.program.closing };
  const changes = useChanges(live?.program ?? null, back ?? document);
  if (live === null) return null;
  const nothing = changes === null || changes.length === 0;
  return (
    <Card>
      <Titled title={say("program.roll-back")} lead={say("program.roll-back.lead", { version: number })}>
        {nothing ? <Text as="p">{say("program.roll-back.same")}</Text> : <ChangeList changes={changes} />}
        {nothing ? null : <TierMoves preview={preview} before={live.program} after={document} decision={decision} onDecide={decide} />}
        <InlineStack>
          <Button onClick={() => ask(true)} disabled={nothing}>
            {say("program.roll-back.act", { version: number })}
          </Button>
        </InlineStack>
      </Titled>
      <AskModal
        open={asking}
        title={say("program.roll-back.question", { version: number })}
        confirm={say("program.roll-back")}
        busy={act.busy}
        error={act.problem}
        onConfirm={() => act.send({ intent: "roll-back", version: number, ifMatch: live.version, ...decisionFor(preview.moves, decision) })}
        onClose={() => {
          act.reset();
          ask(false);
        }}
      >
        <Text as="p">{say("program.roll-back.what", { version: number })}</Text>
      </AskModal>
    </Card>
  );
}
