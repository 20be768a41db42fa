import { ChoiceList, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Settings } from "../../programs/settings";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { useAct } from "../use-act";

const everyWho = ["everyone", "tagged", "nobody"] as const;

/** Who sees the program on the storefront. */
export function VisibilityModal({ visibility, onClose }: { visibility: Settings["visibility"]; onClose(): void }) {
  const { say } = useAdmin();
  const [who, setWho] = useState(visibility.who);
  const [tag, setTag] = useState(visibility.tag);
  const act = useAct({ done: "home.visibility.saved", onDone: onClose });
  return (
    <AskModal
      open
      title={say("home.visibility.question")}
      confirm={say("shell.save")}
      busy={act.busy}
      error={act.errorOf("form")}
      onConfirm={() => act.send({ intent: "visibility", who, tag })}
      onClose={onClose}
    >
      <ChoiceList
        title={say("home.visibility.question")}
        titleHidden
        name="who"
        selected={[who]}
        onChange={([chosen]) => setWho(everyWho.find((each) => each === chosen) ?? who)}
        choices={everyWho.map((value) => ({
          value,
          label: say(`home.visibility.${value}`),
          helpText: say(`home.visibility.${value}.help`),
        }))}
      />
      {who === "tagged" ? (
        <TextField
          label={say("home.visibility.tag")}
          helpText={say("home.visibility.tag.help")}
          autoComplete="off"
          value={tag}
          onChange={setTag}
          error={act.errorOf("tag") ?? false}
        />
      ) : null}
    </AskModal>
  );
}
