import { BlockStack, Button, Card, Divider, Text, TextField } from "@shopify/polaris";
import type { PrivacyRequest } from "../../intake/privacy/list-requests.server";
import { useAdmin } from "../admin-frame";
import { PrivacyRequests } from "./privacy-requests";
import { SettingsSection } from "./settings-page";
import type { SettingsForm } from "./use-settings-form";

const stored = [
  "profile",
  "orders",
  "ledger",
  "consent",
  "birthday",
  "acts",
  "referrals",
  "messages",
  "files",
  "activity",
  "records",
] as const;

interface Sections {
  form: SettingsForm<{ email: string }>;
  requests: readonly PrivacyRequest[];
  /** of the app's clock */
  now: string;
  /** the id of the next wish that the page makes */
  next: string;
}

export function PrivacySections({ form, requests, now, next }: Sections) {
  const { say, to } = useAdmin();
  return (
    <>
      <SettingsSection title="settings.privacy.requests" lead="settings.privacy.requests.lead">
        <PrivacyRequests requests={requests} now={now} next={next} />
      </SettingsSection>
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
