import { Banner, BlockStack, Card, Icon, InlineStack, Link, List, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import { useAdmin } from "../admin-frame";
import type { Problem } from "./problems";

/** All is well, or what is not, in one line that leads to Health. */
export function HealthLine({ problems }: { problems: readonly Problem[] }) {
  const { say, to } = useAdmin();
  if (problems.length > 0) {
    return (
      <Banner tone="warning" title={say("health.wrong")} action={{ content: say("health.open"), url: to("/app/health") }}>
        <ProblemList problems={problems} />
      </Banner>
    );
  }
  return (
    <Card>
      <InlineStack gap="200" blockAlign="center">
        <span aria-hidden>
          <Icon source={CheckCircleIcon} tone="success" />
        </span>
        <Text as="p">{say("health.well")}</Text>
        <Link url={to("/app/health")}>{say("health.open")}</Link>
      </InlineStack>
    </Card>
  );
}

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const { say } = useAdmin();
  return (
    <BlockStack>
      <List>
        {problems.map(({ code, count }) => (
          <List.Item key={code}>{say(`health.problem.${code}`, { count })}</List.Item>
        ))}
      </List>
    </BlockStack>
  );
}
