import { Badge, BlockStack, Button, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { ApiScope } from "../../db/api-scopes";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { writeDay } from "../write";
import type { KeyLine } from "./key-answer";
import { scopeWords } from "./scope-words";

interface KeyListProps {
  keys: readonly KeyLine[];
  all: readonly ApiScope[];
  onRevoke(id: string): void;
  busy: boolean;
}

/** The live keys, newest first, each with what it may do; revoking asks first. */
export function KeyList({ keys, all, onRevoke, busy }: KeyListProps) {
  const { say } = useAdmin();
  const [asked, setAsked] = useState<KeyLine | null>(null);
  return (
    <Card>
      <BlockStack gap="400">
        {keys.map((key, place) => (
          <BlockStack key={key.id} gap="400">
            {place > 0 && <Divider />}
            <Key line={key} hasAll={key.scopes.length === all.length} onRevoke={() => setAsked(key)} />
          </BlockStack>
        ))}
      </BlockStack>
      <AskModal
        open={asked !== null}
        title={say("settings.api-keys.revoke.title", { label: asked?.label ?? "" })}
        confirm={say("settings.api-keys.revoke")}
        destructive
        busy={busy}
        onConfirm={() => {
          if (asked) onRevoke(asked.id);
          setAsked(null);
        }}
        onClose={() => setAsked(null)}
      >
        <Text as="p">{say("settings.api-keys.revoke.lead")}</Text>
      </AskModal>
    </Card>
  );
}

function Key({ line, hasAll, onRevoke }: { line: KeyLine; hasAll: boolean; onRevoke(): void }) {
  const { say, language, zone } = useAdmin();
  const used =
    line.lastUsedAt === null
      ? say("settings.api-keys.never")
      : say("settings.api-keys.used", { day: writeDay(line.lastUsedAt, language, zone) });
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200" blockAlign="start">
        <BlockStack gap="050">
          <Text as="h2" variant="headingSm">
            {line.label}
          </Text>
          <Text as="span" tone="subdued">
            {`${say("settings.api-keys.created", { day: writeDay(line.createdAt, language, zone) })} · ${used}`}
          </Text>
        </BlockStack>
        <Button tone="critical" onClick={onRevoke} accessibilityLabel={say("settings.api-keys.revoke.title", { label: line.label })}>
          {say("settings.api-keys.revoke")}
        </Button>
      </InlineStack>
      <InlineStack gap="100">
        {hasAll ? (
          <Badge>{say("settings.api-keys.all")}</Badge>
        ) : (
          line.scopes.map((scope) => <Badge key={scope}>{scopeWords(say, scope)}</Badge>)
        )}
      </InlineStack>
    </BlockStack>
  );
}
