import { Badge, Banner, BlockStack, Button, Card, Divider, Icon, InlineStack, Layout, ProgressBar, Text } from "@shopify/polaris";
import { CheckIcon, LockIcon } from "@shopify/polaris-icons";
import { featureGate, features, isPastLimit, planOf, plans, type PlanKey } from "../../loyalty/plans";
import { useAdmin } from "../admin-frame";
import { writePoints } from "../write";
import { SettingsSection } from "./settings-page";

interface PlanProps {
  plan: PlanKey;
  plus: boolean;
  /** orders of this month that earned points */
  used: number;
  /** false: Shopify is away */
  fresh: boolean;
  /** Shopify's page of plans */
  choose: string;
}

export function PlanSections({ plan: key, plus, used, fresh, choose }: PlanProps) {
  const { say } = useAdmin();
  const plan = planOf(key);
  return (
    <>
      {(!fresh || isPastLimit(key, used)) && (
        <Layout.Section>
          <BlockStack gap="400">
            {!fresh && (
              <Banner tone="warning">
                <Text as="p">{say("settings.plan.stale")}</Text>
              </Banner>
            )}
            {isPastLimit(key, used) && (
              <Banner tone="info" title={say("settings.plan.past.title")}>
                <Text as="p">{say("settings.plan.past.lead")}</Text>
              </Banner>
            )}
          </BlockStack>
        </Layout.Section>
      )}
      <SettingsSection title="settings.plan.current" lead="settings.plan.current.lead">
        <Card>
          <InlineStack align="space-between" gap="400" blockAlign="center">
            <Text as="p" variant="headingLg">
              {plan.name}
            </Text>
            <Button url={choose} target="_top" variant="primary">
              {say("settings.plan.change")}
            </Button>
          </InlineStack>
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.plan.usage" lead="settings.plan.usage.lead">
        <Card>
          <Usage used={used} limit={plan.ordersAMonth} />
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.plan.features" lead="settings.plan.features.lead">
        <Card>
          <Features plan={key} plus={plus} />
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.plan.plans">
        <Card>
          <BlockStack gap="300">
            {plans.map(({ key: each, name, ordersAMonth }) => (
              <InlineStack key={each} align="space-between" gap="200">
                <InlineStack gap="200">
                  <Text as="span" fontWeight="semibold">
                    {name}
                  </Text>
                  {each === key && <Badge tone="success">{say("settings.plan.yours")}</Badge>}
                </InlineStack>
                <Orders limit={ordersAMonth} />
              </InlineStack>
            ))}
          </BlockStack>
        </Card>
      </SettingsSection>
    </>
  );
}

function Usage({ used, limit }: { used: number; limit: number | null }) {
  const { say, language } = useAdmin();
  if (limit === null) return <Text as="p">{say("settings.plan.usage.unlimited", { used: writePoints(used, language) })}</Text>;
  const sentence = say("settings.plan.usage.of", { used: writePoints(used, language), limit: writePoints(limit, language) });
  return (
    <BlockStack gap="200">
      <span id="plan-usage">
        <Text as="span">{sentence}</Text>
      </span>
      <ProgressBar progress={Math.min(100, Math.floor((100 * used) / limit))} size="small" ariaLabelledBy="plan-usage" />
    </BlockStack>
  );
}

function Orders({ limit }: { limit: number | null }) {
  const { say, language } = useAdmin();
  return (
    <Text as="span" tone="subdued">
      {limit === null ? say("settings.plan.orders.unlimited") : say("settings.plan.orders", { limit: writePoints(limit, language) })}
    </Text>
  );
}

/** What the plan holds; what a larger one holds is shown disabled with its name, and what Shopify gives to Plus shops alone only there. */
function Features({ plan, plus }: { plan: PlanKey; plus: boolean }) {
  const { say } = useAdmin();
  const shown = features
    .map((feature) => ({ feature, gate: featureGate(feature, { plan, plus }) }))
    .filter(({ gate }) => gate.gate !== "absent");
  return (
    <BlockStack gap="300">
      {shown.map(({ feature, gate }, place) => (
        <BlockStack key={feature} gap="300">
          {place > 0 && <Divider />}
          <InlineStack align="space-between" gap="200" wrap={false} blockAlign="center">
            <InlineStack gap="200" wrap={false} blockAlign="center">
              <span>
                <Icon source={gate.gate === "open" ? CheckIcon : LockIcon} tone={gate.gate === "open" ? "success" : "subdued"} />
              </span>
              <Text as="span" tone={gate.gate === "open" ? "base" : "subdued"}>
                {say(`feature.${feature}`)}
              </Text>
            </InlineStack>
            {gate.gate === "needs-plan" ? (
              <Badge>{say("settings.plan.needs", { plan: gate.plan.name })}</Badge>
            ) : (
              <Text as="span" tone="subdued">
                {say("settings.plan.included")}
              </Text>
            )}
          </InlineStack>
        </BlockStack>
      ))}
    </BlockStack>
  );
}
