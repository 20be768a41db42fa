import { Banner, BlockStack, Button, ButtonGroup, Card, Text } from "@shopify/polaris";
import { useState } from "react";
import type { BulkResult } from "../../members/bulk/acts";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { RunProgress, type RunView } from "../run-progress";
import { useDownload } from "./use-download";
import { useMembersAct } from "./use-members-act";

interface RunCardProps {
  id: string;
  kind: "export" | "adjust" | "tier" | "undo";
  onClose(): void;
  onDone(): void;
  /** shows another run: the one that undoes this one */
  onRun(id: string): void;
}

/** A run that this page began: its progress, then what came of it. */
export function RunCard({ id, kind, onClose, onDone, onRun }: RunCardProps) {
  const { say } = useAdmin();
  const title = kind === "export" ? say("members.export.title") : say(`members.run.${kind}`);
  return (
    <Card>
      <RunProgress key={id} id={id} title={title} onDone={onDone}>
        {(run) =>
          kind === "export" ? <Exported run={run} onClose={onClose} /> : <Done run={run} kind={kind} onClose={onClose} onRun={onRun} />
        }
      </RunProgress>
    </Card>
  );
}

function Exported({ run, onClose }: { run: RunView; onClose: () => void }) {
  const { say } = useAdmin();
  const { download, busy, gone } = useDownload(run.id);
  const { rows } = run.result as { rows: number };
  return (
    <BlockStack gap="300">
      <Text as="p">{say("members.export.ready", { rows })}</Text>
      {gone ? <Banner tone="warning">{say("members.export.gone")}</Banner> : null}
      <ButtonGroup>
        <Button variant="primary" loading={busy} onClick={download}>
          {say("members.export.download")}
        </Button>
        <Button onClick={onClose}>{say("members.run.dismiss")}</Button>
      </ButtonGroup>
    </BlockStack>
  );
}

interface DoneProps extends Pick<RunCardProps, "onClose" | "onRun"> {
  run: RunView;
  kind: "adjust" | "tier" | "undo";
}

function Done({ run, kind, onClose, onRun }: DoneProps) {
  const { say } = useAdmin();
  const { changed, points, refused } = run.result as BulkResult;
  const [asking, setAsking] = useState(false);
  const canUndo = kind !== "undo" && run.undoneBy === null && changed > 0;
  return (
    <BlockStack gap="300">
      <Text as="p" variant="headingSm">
        {say(`members.run.${kind}.done`, { count: changed, points })}
      </Text>
      {refused.map(({ reason, count }) => (
        <Text as="p" key={reason}>
          {say(`members.refused.${reason}`, { count })}
        </Text>
      ))}
      <ButtonGroup>
        {canUndo ? <Button onClick={() => setAsking(true)}>{say("members.run.undo-this")}</Button> : null}
        <Button onClick={onClose}>{say("members.run.dismiss")}</Button>
      </ButtonGroup>
      {asking ? <AskUndo run={run.id} onClose={() => setAsking(false)} onRun={onRun} /> : null}
    </BlockStack>
  );
}

function AskUndo({ run, onClose, onRun }: { run: string; onClose: () => void; onRun: (id: string) => void }) {
  const { say } = useAdmin();
  const { act, busy } = useMembersAct();
  const [failed, setFailed] = useState(false);
  const undo = async () => {
    const answer = await act({ intent: "undo", run });
    setFailed(!answer.ok);
    if (!answer.ok || !answer.run) return;
    onClose();
    onRun(answer.run);
  };
  return (
    <AskModal
      open
      title={say("members.run.undo-ask")}
      confirm={say("members.run.undo-this")}
      destructive
      busy={busy}
      error={failed ? say("shell.not-done") : undefined}
      onConfirm={() => void undo()}
      onClose={onClose}
    >
      <Text as="p">{say("members.run.undo-lead")}</Text>
    </AskModal>
  );
}
