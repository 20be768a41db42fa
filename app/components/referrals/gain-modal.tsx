import { Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { useAct } from "../use-act";
import type { GainDeed, GainLine } from "./gain-words";
import { sideWords } from "./referral-words";

export interface AskedGain {
  deed: GainDeed;
  line: GainLine;
}

/** Asks before something is done about a reward that a referral gave, and does it. */
export function GainModal({ asked, onClose }: { asked: AskedGain | null; onClose(): void }) {
  const words = useAdmin();
  const { say } = words;
  const act = useAct({ onDone: onClose });
  const deed = asked?.deed ?? "hand-over";
  const close = () => {
    act.reset();
    onClose();
  };
  return (
    <AskModal
      open={asked !== null}
      title={say(`gains.ask.${deed}`)}
      confirm={say(`gains.act.${deed}`)}
      busy={act.busy}
      error={act.errorOf("form")}
      onConfirm={() => asked && act.send({ intent: deed, gain: asked.line.id })}
      onClose={close}
    >
      {asked ? (
        <Text as="p">
          {say(`gains.ask.${deed}.lead`, { title: asked.line.title, name: sideWords(words, asked.line.member, "advocate") })}
        </Text>
      ) : null}
    </AskModal>
  );
}
