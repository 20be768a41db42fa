import { ChoiceList, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ApiScope } from "../../db/api-scopes";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { scopeWords } from "./scope-words";

interface CreateKeyProps {
  open: boolean;
  busy: boolean;
  all: readonly ApiScope[];
  faults: ReadonlyArray<{ path: string; message: string }>;
  onCreate(label: string, scopes: ApiScope[]): void;
  onClose(): void;
}

export function CreateKey({ open, busy, all, faults, onCreate, onClose }: CreateKeyProps) {
  const { say } = useAdmin();
  const [label, setLabel] = useState("");
  const [scopes, setScopes] = useState<ApiScope[]>([]);
  const fault = (path: string) => faults.find((one) => one.path === path)?.message;
  return (
    <AskModal
      open={open}
      title={say("settings.api-keys.create")}
      confirm={say("settings.api-keys.create")}
      busy={busy}
      onConfirm={() => onCreate(label, scopes)}
      onClose={onClose}
    >
      <TextField
        label={say("settings.api-keys.label")}
        helpText={say("settings.api-keys.label.help")}
        value={label}
        onChange={setLabel}
        maxLength={80}
        error={fault("label") ?? false}
        autoComplete="off"
        autoFocus
      />
      <ChoiceList
        allowMultiple
        title={say("settings.api-keys.scopes")}
        selected={scopes}
        onChange={(chosen) => setScopes(all.filter((scope) => chosen.includes(scope)))}
        choices={all.map((value) => ({ value, label: scopeWords(say, value), helpText: value }))}
        {...(fault("scopes") ? { error: say("settings.api-keys.scopes.none") } : {})}
      />
    </AskModal>
  );
}
