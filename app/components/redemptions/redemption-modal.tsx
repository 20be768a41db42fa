import { Text } from "@shopify/polaris";
import { useMemo } from "react";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { useAct } from "../use-act";
import type { RedemptionDeed, RedemptionLine } from "./redemption-words";

export interface AskedDeed {
  deed: RedemptionDeed;
  line: RedemptionLine;
}

/** Asks before something is done about a redemption, and does it. */
export function RedemptionModal({ asked, onClose }: { asked: AskedDeed | null; onClose(): void }) {
  const { say } = useAdmin();
  const act = useAct({ onDone: onClose });
  const deed = asked?.deed ?? "release";
  const line = asked?.line;
  // made before the first try: another try is for the same new code
  const discount = useMemo(() => (line ? crypto.randomUUID() : ""), [line]);
  const close = () => {
    act.reset();
    onClose();
  };
  return (
    <AskModal
      open={asked !== null}
      title={say(`redemptions.ask.${deed}`)}
      confirm={say(`redemptions.act.${deed}`)}
      destructive={deed === "release"}
      busy={act.busy}
      error={act.errorOf("form")}
      onConfirm={() => line && act.send({ intent: deed, redemption: line.id, ...(deed === "reissue" ? { discount } : {}) })}
      onClose={close}
    >
      {line ? (
        <Text as="p">
          {deed === "release" && line.code === null
            ? say("redemptions.ask.release.lead.no-code", { points: line.points })
            : say(`redemptions.ask.${deed}.lead`, { code: line.code ?? "", points: line.points, title: line.title })}
        </Text>
      ) : null}
    </AskModal>
  );
}
