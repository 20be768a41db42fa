import { BlockStack, Card, ChoiceList, Text } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";

/** What a refund does: to points spent on the order, and to points that it earned and that are gone. */
export function ReturnsCard() {
  const { say } = useAdmin();
  const { program, change } = useDraft();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say("pages.points.returns")}
        </Text>
        <ChoiceList
          title={say("pages.points.give-back")}
          selected={[program.points.giveBack]}
          onChange={([chosen]) =>
            change((now) => ({ ...now, points: { ...now.points, giveBack: chosen === "never" ? "never" : "share" } }))
          }
          choices={(["share", "never"] as const).map((value) => ({
            value,
            label: say(`pages.points.give-back.${value}`),
            helpText: say(`pages.points.give-back.${value}.help`),
          }))}
        />
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {say("pages.points.debt")}
          </Text>
          <Text as="p" tone="subdued">
            {say("pages.points.debt.how")}
          </Text>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
