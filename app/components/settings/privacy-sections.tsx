import { BlockStack, Button, Card, Divider, InlineStack, Text, TextField } from "@shopify/polaris";
import type { PrivacyRequest } from "../../programs/activity.server";
import { useAdmin } from "../admin-frame";
import { customerWords } from "../words";
import { writeDay } from "../write";
import { SettingsSection } from "./settings-page";
import type { SettingsForm } from "./use-settings-form";

const stored = ["profile", "orders", "ledger", "consent", "birthday", "acts", "messages", "activity"] as const;

export function PrivacySections({ form, requests }: { form: SettingsForm<{ email: string }>; requests: readonly PrivacyRequest[] }) {
  const { say, to } = useAdmin();
  return (
    <>
      <SettingsSection title="settings.privacy.stored" lead="settings.privacy.stored.lead">
        <Card>
          <BlockStack gap="300">
            {stored.map((kind) => (
              <BlockStack key={kind} gap="300">
                <BlockStack gap="050">
                  <Text as="h3" variant="headingSm">
                    {say(`settings.privacy.data.${kind}`)}
                  </Text>
                  <Text as="p" tone="subdued">
                    {say(`settings.privacy.data.${kind}.kept`)}
                  </Text>
                </BlockStack>
                <Divider />
              </BlockStack>
            ))}
            <Text as="p">{say("settings.privacy.uninstall")}</Text>
          </BlockStack>
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.privacy.take" lead="settings.privacy.take.lead">
        <Card>
          <Button url={to("/app/members")}>{say("settings.privacy.take.action")}</Button>
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.privacy.requests" lead="settings.privacy.requests.lead">
        <Card>
          <Requests requests={requests} />
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.privacy.contact" lead="settings.privacy.contact.lead">
        <Card>
          <TextField
            label={say("settings.privacy.contact.email")}
            helpText={say("settings.privacy.contact.help")}
            type="email"
            value={form.values.email}
            onChange={(email) => form.set({ email })}
            error={form.fault("email")}
            autoComplete="off"
          />
        </Card>
      </SettingsSection>
    </>
  );
}

function Requests({ requests }: { requests: readonly PrivacyRequest[] }) {
  const { say, language, zone } = useAdmin();
  if (requests.length === 0) {
    return (
      <Text as="p" tone="subdued">
        {say("settings.privacy.requests.none")}
      </Text>
    );
  }
  return (
    <BlockStack gap="300">
      {requests.map(({ id, kind, digits, at, due }) => (
        <InlineStack key={id} align="space-between" gap="200">
          <Text as="span">
            {[say(`settings.privacy.request.${kind}`), digits === null ? null : customerWords({ say }, digits)].filter(Boolean).join(" · ")}
          </Text>
          <Text as="span" tone="subdued">
            {say("settings.privacy.request.noted", { day: writeDay(at, language, zone), due: writeDay(due, language, zone) })}
          </Text>
        </InlineStack>
      ))}
    </BlockStack>
  );
}
