import { List, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { programSentences } from "./program-sentences";
import type { ProgramSummary } from "./program-summary";
import { useAct } from "../use-act";

/** What the first publication will do, said before it is done. */
export function PublishModal({ open, onClose, summary }: { open: boolean; onClose(): void; summary: ProgramSummary }) {
  const admin = useAdmin();
  const { say } = admin;
  const act = useAct({ done: "home.publish.done", onDone: onClose });
  return (
    <AskModal
      open={open}
      title={say("home.publish.question")}
      confirm={say("home.publish.confirm")}
      busy={act.busy}
      error={act.errorOf("form")}
      onConfirm={() => act.send({ intent: "publish" })}
      onClose={() => {
        act.reset();
        onClose();
      }}
    >
      <Text as="p">{say("home.publish.lead")}</Text>
      <List>
        {programSentences(summary, admin).map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      <Text as="p">{say("home.publish.from-now")}</Text>
    </AskModal>
  );
}
