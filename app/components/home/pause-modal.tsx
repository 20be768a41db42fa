import { Text } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { useAct } from "../use-act";

/** What pausing or resuming means for customers, said before it is done. */
export function PauseModal({ what, paused: isPaused, onClose }: { what: "earning" | "spending"; paused: boolean; onClose(): void }) {
  const { say } = useAdmin();
  // what was asked: the page reads the new state before the answer is told of
  const [paused] = useState(isPaused);
  const act = useAct({ done: paused ? `home.${what}.resumed` : `home.${what}.now-paused`, onDone: onClose });
  const deed = paused ? "resume" : "pause";
  return (
    <AskModal
      open
      title={say(`home.${what}.${deed}.question`)}
      confirm={say(`home.${what}.${deed}`)}
      destructive={!paused}
      busy={act.busy}
      error={act.errorOf("form")}
      onConfirm={() => act.send({ intent: what, paused: String(!paused) })}
      onClose={onClose}
    >
      <Text as="p">{say(`home.${what}.${deed}.means`)}</Text>
    </AskModal>
  );
}
