import { BlockStack, Card, List, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { writeDay } from "../write";

interface WhyProps {
  order: {
    placedAt: string;
    granted: number;
    reversed: number;
    programVersion: number | null;
    context: { tier: string | null; nth: number } | null;
    fromOurCopy: boolean;
    deleted: boolean;
    reasons: { en: string[]; fr: string[] };
    sources: Array<{ key: string; title: string; granted: number; reversed: number }>;
  };
  versionSince: string | null;
  tierTitle: string | null;
}

/** The result of an order, each reason of it, and what else decided: the version, the tier, the rules. */
export function OrderWhyCard({ order, versionSince, tierTitle }: WhyProps) {
  const { say, language, zone } = useAdmin();
  const { granted, reversed, context } = order;
  const notes = [
    order.programVersion === null
      ? say("order.version.none")
      : `${say("order.version", { number: order.programVersion })}. ${versionSince ? say(versionSince > order.placedAt ? "order.version.first" : "order.version.since", { day: writeDay(versionSince, language, zone) }) : ""}`,
    ...(context === null
      ? []
      : [
          tierTitle === null
            ? say("order.context.no-tier", { nth: context.nth })
            : say("order.context", { tier: tierTitle, nth: context.nth }),
        ]),
    ...(order.fromOurCopy ? [say("order.from-copy")] : []),
    ...(order.deleted ? [say("order.deleted")] : []),
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say("order.why")}
        </Text>
        <Text as="p" variant="headingLg">
          {say("order.earned", { points: granted - reversed })}
        </Text>
        {reversed > 0 && <Text as="p">{say("order.earned.of", { granted, reversed })}</Text>}
        <List>
          {order.reasons[language].map((reason) => (
            <List.Item key={reason}>{reason}</List.Item>
          ))}
        </List>
        {order.sources.length > 1 && <Sources sources={order.sources} />}
        {notes.map((note) => (
          <Text as="p" tone="subdued" key={note}>
            {note}
          </Text>
        ))}
      </BlockStack>
    </Card>
  );
}

function Sources({ sources }: { sources: WhyProps["order"]["sources"] }) {
  const { say } = useAdmin();
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {say("order.rules")}
      </Text>
      <List>
        {sources.map(({ key, title, granted, reversed }) => (
          <List.Item key={key}>
            {[
              `${title} · ${say("order.earned", { points: granted })}`,
              ...(reversed > 0 ? [say("order.rules.reversed", { points: reversed })] : []),
            ].join(", ")}
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}
