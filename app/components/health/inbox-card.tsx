import { InlineGrid, Text, BlockStack } from "@shopify/polaris";
import type { HealthView } from "../../routes/admin/health.server";
import { useAdmin } from "../admin-frame";
import { writePoints } from "../write";
import { Section } from "./section";

/** How far we are behind what Shopify told. */
export function InboxCard({ inbox, deadLetters }: { inbox: HealthView["inbox"]; deadLetters: number }) {
  const { say, language } = useAdmin();
  const figures = [
    [say("health.inbox.waiting"), writePoints(inbox.waiting, language)],
    [say("health.inbox.oldest"), inbox.waiting === 0 ? "–" : duration(inbox.oldestSeconds)],
    [say("health.inbox.dead"), writePoints(Math.max(inbox.deadLetters, deadLetters), language)],
  ] as const;
  return (
    <Section title={say("health.inbox.title")} lead={say(inbox.lastProcessedAt ? "health.inbox.lead" : "health.inbox.none")}>
      <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
        {figures.map(([label, value]) => (
          <BlockStack key={label} gap="050">
            <Text as="span" tone="subdued">
              {label}
            </Text>
            <Text as="span" variant="headingMd" numeric>
              {value}
            </Text>
          </BlockStack>
        ))}
      </InlineGrid>
    </Section>
  );

  function duration(seconds: number): string {
    return seconds < 120 ? say("health.seconds", { count: seconds }) : say("health.minutes", { count: Math.round(seconds / 60) });
  }
}
