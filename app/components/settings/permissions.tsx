import { Badge, Banner, BlockStack, Button, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { OptionalScope, RequiredScope } from "../../shopify/scopes";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { useScopes } from "../use-scopes";
import { SettingsPage, SettingsSection } from "./settings-page";

interface RequiredLine {
  scope: RequiredScope;
  granted: boolean;
}
interface OptionalLine {
  scope: OptionalScope;
  granted: boolean;
  onRequest: boolean;
}

export function Permissions({ required, optional }: { required: readonly RequiredLine[]; optional: readonly OptionalLine[] }) {
  const { say } = useAdmin();
  const { busy, declined, ask, takeBack } = useScopes();
  const [leaving, setLeaving] = useState<OptionalScope | null>(null);
  return (
    <SettingsPage part="permissions">
      <SettingsSection title="settings.permissions.optional" lead="settings.permissions.optional.lead">
        <BlockStack gap="400">
          {declined && (
            <Banner tone="warning">
              <Text as="p">{say("settings.permissions.declined")}</Text>
            </Banner>
          )}
          <Card>
            <BlockStack gap="400">
              {optional.map((line, place) => (
                <BlockStack key={line.scope} gap="400">
                  {place > 0 && <Divider />}
                  <Optional line={line} busy={busy} onAsk={() => ask([line.scope])} onTakeBack={() => setLeaving(line.scope)} />
                </BlockStack>
              ))}
            </BlockStack>
          </Card>
        </BlockStack>
      </SettingsSection>
      <SettingsSection title="settings.permissions.required" lead="settings.permissions.required.lead">
        <Card>
          <BlockStack gap="400">
            {required.map(({ scope, granted }, place) => (
              <BlockStack key={scope} gap="400">
                {place > 0 && <Divider />}
                <BlockStack gap="100">
                  <Head scope={scope}>
                    <Badge tone={granted ? "success" : "critical"}>
                      {say(granted ? "settings.permissions.granted" : "settings.permissions.missing")}
                    </Badge>
                  </Head>
                  <Text as="p">{say(`scope.${scope}`)}</Text>
                </BlockStack>
              </BlockStack>
            ))}
          </BlockStack>
        </Card>
      </SettingsSection>
      <AskModal
        open={leaving !== null}
        title={say("settings.permissions.take-back.title", { scope: leaving ?? "" })}
        confirm={say("settings.permissions.take-back")}
        destructive
        onConfirm={() => {
          if (leaving) takeBack(leaving);
          setLeaving(null);
        }}
        onClose={() => setLeaving(null)}
      >
        {leaving && <Text as="p">{say("settings.permissions.without", { what: say(`scope.${leaving}.without`) })}</Text>}
      </AskModal>
    </SettingsPage>
  );
}

function Head({ scope, children }: { scope: string; children: ReactNode }) {
  return (
    <InlineStack align="space-between" gap="200" blockAlign="center">
      <Text as="h3" variant="headingSm" breakWord>
        {scope}
      </Text>
      {children}
    </InlineStack>
  );
}

interface OptionalProps {
  line: OptionalLine;
  busy: boolean;
  onAsk(): void;
  onTakeBack(): void;
}

function Optional({ line: { scope, granted, onRequest }, busy, onAsk, onTakeBack }: OptionalProps) {
  const { say } = useAdmin();
  return (
    <BlockStack gap="200">
      <Head scope={scope}>
        <Badge {...(granted ? { tone: "success" as const } : {})}>
          {say(granted ? "settings.permissions.granted" : "settings.permissions.not-granted")}
        </Badge>
      </Head>
      <Text as="p">{say(`scope.${scope}`)}</Text>
      <Text as="p" tone="subdued">
        {say("settings.permissions.without", { what: say(`scope.${scope}.without`) })}
      </Text>
      {onRequest && !granted ? (
        <Text as="p" tone="subdued">
          {say("settings.permissions.on-request")}
        </Text>
      ) : null}
      <InlineStack>
        {granted ? (
          <Button
            variant="plain"
            tone="critical"
            disabled={busy}
            onClick={onTakeBack}
            accessibilityLabel={say("settings.permissions.take-back.title", { scope })}
          >
            {say("settings.permissions.take-back")}
          </Button>
        ) : (
          <Button disabled={busy} onClick={onAsk} accessibilityLabel={say("settings.permissions.ask.for", { scope })}>
            {say("settings.permissions.ask")}
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}
