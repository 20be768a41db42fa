import { BlockStack, Button, Card, Checkbox, InlineGrid, InlineStack, Text, TextField } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { freshKey } from "./fresh-key";
import { NumberField } from "./number-field";
import { SettingsSection } from "./settings-page";
import type { SettingsForm } from "./use-settings-form";

export interface SupportValues {
  goodwill: Array<{ key: string; title: string; points: number }>;
  adjustmentLimit: number | null;
  limited: boolean;
}

type Form = SettingsForm<SupportValues>;

export function SupportSections({ form }: { form: Form }) {
  const { say } = useAdmin();
  const { values, set, fault } = form;
  return (
    <>
      <SettingsSection title="settings.support.goodwill" lead="settings.support.goodwill.lead">
        <Card>
          <Goodwill form={form} />
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.support.limit" lead="settings.support.limit.lead">
        <Card>
          <BlockStack gap="400">
            <Checkbox
              label={say("settings.support.limit.on")}
              checked={values.limited}
              onChange={(limited) => set({ limited, adjustmentLimit: values.adjustmentLimit ?? 5000 })}
            />
            {values.limited && (
              <NumberField
                label={say("settings.support.limit.points")}
                value={values.adjustmentLimit}
                onChange={(adjustmentLimit) => set({ adjustmentLimit })}
                error={fault("adjustmentLimit")}
              />
            )}
          </BlockStack>
        </Card>
      </SettingsSection>
    </>
  );
}

function Goodwill({ form }: { form: Form }) {
  const { say } = useAdmin();
  const { values, set } = form;
  const add = () =>
    set({
      goodwill: [
        ...values.goodwill,
        {
          key: freshKey(
            "grant",
            values.goodwill.map(({ key }) => key),
          ),
          title: "",
          points: 50,
        },
      ],
    });
  return (
    <BlockStack gap="400">
      {values.goodwill.length === 0 && (
        <Text as="p" tone="subdued">
          {say("settings.support.goodwill.empty")}
        </Text>
      )}
      {values.goodwill.map(({ key }, place) => (
        <Grant key={key} form={form} place={place} />
      ))}
      <InlineStack>
        <Button onClick={add} disabled={values.goodwill.length >= 50}>
          {say("settings.support.goodwill.add")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function Grant({ form, place }: { form: Form; place: number }) {
  const { say } = useAdmin();
  const { values, set, fault } = form;
  const grant = values.goodwill[place];
  if (!grant) return null;
  const change = (patch: Partial<typeof grant>) =>
    set({ goodwill: values.goodwill.map((each, other) => (other === place ? { ...each, ...patch } : each)) });
  return (
    <InlineGrid columns={{ xs: "1fr", sm: "2fr 1fr auto" }} gap="200" alignItems="end">
      <TextField
        label={say("settings.support.goodwill.name")}
        value={grant.title}
        onChange={(title) => change({ title })}
        error={fault(`goodwill.${place}.title`)}
        maxLength={80}
        autoComplete="off"
      />
      <NumberField
        label={say("settings.support.goodwill.points")}
        value={grant.points === 0 ? null : grant.points}
        onChange={(points) => change({ points: points ?? 0 })}
        error={fault(`goodwill.${place}.points`)}
      />
      <Button
        accessibilityLabel={say("settings.support.goodwill.remove", { title: grant.title || String(place + 1) })}
        onClick={() => set({ goodwill: values.goodwill.filter((_, other) => other !== place) })}
        tone="critical"
        variant="tertiary"
      >
        {say("settings.support.goodwill.remove-one")}
      </Button>
    </InlineGrid>
  );
}
