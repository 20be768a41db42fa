import { Banner, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { useAct } from "../use-act";

interface ReturnsModalProps {
  open: boolean;
  onClose(): void;
  days: number;
  /** a live program waits so many days: changing it publishes a new version */
  published: boolean;
}

/** "How long may customers return goods?": so long points wait before they can be spent. */
export function ReturnsModal({ open, onClose, days, published }: ReturnsModalProps) {
  const { say } = useAdmin();
  const [value, setValue] = useState(String(days));
  const act = useAct({ done: "home.returns.saved", onDone: onClose });
  return (
    <AskModal
      open={open}
      title={say("home.returns.question")}
      confirm={say(published ? "home.returns.publish" : "shell.save")}
      busy={act.busy}
      error={act.errorOf("form")}
      onConfirm={() => act.send({ intent: "return-days", days: value.trim() })}
      onClose={onClose}
    >
      <TextField
        label={say("home.returns.label")}
        type="number"
        inputMode="numeric"
        min={0}
        max={365}
        autoComplete="off"
        value={value}
        onChange={setValue}
        suffix={say("home.returns.unit")}
        helpText={say("home.returns.help")}
        error={act.errorOf("days") ?? false}
      />
      {published ? (
        <Banner tone="info">
          <Text as="p">{say("home.returns.live")}</Text>
        </Banner>
      ) : null}
    </AskModal>
  );
}
