import { BlockStack, ChoiceList, Modal, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ApiScope } from "../../db/api-scopes";
import { useAdmin } from "../admin-frame";
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
    <Modal
      open={open}
      onClose={onClose}
      title={say("settings.api-keys.create")}
      primaryAction={{ content: say("settings.api-keys.create"), loading: busy, onAction: () => onCreate(label, scopes) }}
      secondaryActions={[{ content: say("shell.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
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
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
