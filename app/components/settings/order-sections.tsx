import { Banner, BlockStack, Button, Card, Checkbox, ChoiceList, InlineStack, Layout, Text } from "@shopify/polaris";
import { channels } from "../../loyalty/order-facts";
import { useAdmin } from "../admin-frame";
import { NumberField } from "./number-field";
import type { OrderValues } from "./order-values";
import { PageWords, SettingsSection } from "./settings-page";
import { TagList } from "./tag-list";
import type { SettingsForm } from "./use-settings-form";

interface Props {
  form: SettingsForm<OrderValues>;
  disabled: boolean;
}

export function OrderSections({ form, disabled }: Props) {
  const { say } = useAdmin();
  const { values, set } = form;
  return (
    <>
      <Layout.Section>
        <PageWords>
          <Text as="p" tone="subdued">
            {say("settings.new-orders")}
          </Text>
        </PageWords>
      </Layout.Section>
      <SettingsSection title="settings.orders.tags" lead="settings.orders.tags.lead">
        <Card>
          <TagList tags={values.tagsExcluded} onChange={(tagsExcluded) => set({ tagsExcluded })} disabled={disabled} />
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.orders.channels" lead="settings.orders.channels.lead">
        <Card>
          <ChoiceList
            allowMultiple
            title={say("settings.orders.channels")}
            titleHidden
            disabled={disabled}
            selected={values.channels}
            onChange={(chosen) => set({ channels: channels.filter((channel) => chosen.includes(channel)) })}
            choices={channels.map((value) => ({ value, label: say(`settings.orders.channel.${value}`) }))}
          />
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.orders.test.title">
        <Card>
          <Checkbox
            label={say("settings.orders.test")}
            helpText={say("settings.orders.test.help")}
            checked={values.testOrders}
            onChange={(testOrders) => set({ testOrders })}
            disabled={disabled}
          />
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.orders.returns" lead="settings.orders.returns.lead">
        <Card>
          <Days form={form} disabled={disabled} />
        </Card>
      </SettingsSection>
    </>
  );
}

function Days({ form, disabled }: Props) {
  const { say } = useAdmin();
  const { values, set, fault } = form;
  const { returnDays, pendingDays } = values;
  const shorter = returnDays !== null && pendingDays !== null && pendingDays < returnDays;
  return (
    <BlockStack gap="400">
      <NumberField
        label={say("settings.orders.returns.days")}
        suffix={say("settings.orders.returns.suffix")}
        value={returnDays}
        onChange={(days) => set({ returnDays: days })}
        error={fault("returnDays")}
        disabled={disabled}
      />
      <NumberField
        label={say("settings.orders.pending")}
        suffix={say("settings.orders.returns.suffix")}
        helpText={say("settings.orders.pending.help")}
        value={pendingDays}
        onChange={(days) => set({ pendingDays: days })}
        error={fault("pendingDays")}
        disabled={disabled}
      />
      {shorter && (
        <Banner tone="warning">
          <BlockStack gap="200">
            <Text as="p">{say("settings.orders.pending.shorter")}</Text>
            <InlineStack>
              <Button onClick={() => set({ pendingDays: returnDays })} disabled={disabled}>
                {say("settings.orders.pending.match", { days: returnDays })}
              </Button>
            </InlineStack>
          </BlockStack>
        </Banner>
      )}
    </BlockStack>
  );
}
