import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import type { SignalView } from "./views";

/** Why a referral is held: each thing that was seen, and beside it how often people agreed with it. */
export function SignalList({ signals }: { signals: readonly SignalView[] }) {
  const { say } = useAdmin();
  if (signals.length === 0) return <Text as="p">{say("review.signals.none")}</Text>;
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {signals.map((signal) => (
        <li key={signal.code} style={{ paddingBlock: "6px" }}>
          <BlockStack gap="050">
            <InlineStack gap="200" blockAlign="center">
              <Text as="span" fontWeight="semibold" breakWord>
                {signal.sentence}
              </Text>
              {signal.weight >= 100 && <Badge tone="attention">{say("review.signals.strong")}</Badge>}
            </InlineStack>
            <Text as="span" tone="subdued" variant="bodySm">
              {signal.decided === 0
                ? say("review.agreement.none")
                : say("review.agreement", { decided: signal.decided, rejected: signal.rejected })}
            </Text>
          </BlockStack>
        </li>
      ))}
    </ul>
  );
}
