import { BlockStack, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { writeDay, writePoints } from "../write";
import type { PastOrdersFigures } from "./view";

interface PastFiguresProps {
  figures: PastOrdersFigures;
  /** it was done, not only looked at */
  given: boolean;
  from: string;
}

/** What counting past orders would bring, or brought, in sentences. */
export function PastFigures({ figures: { orders, members, points, others = 0 }, given, from }: PastFiguresProps) {
  const { say, language, zone } = useAdmin();
  return (
    <BlockStack gap="200">
      <Text as="p" fontWeight="semibold">
        {say(given ? "past.given" : "past.found", { orders, members, points: writePoints(points, language) })}
      </Text>
      {others === 0 ? null : (
        <Text as="p">{say("past.others", { more: others > 0, points: writePoints(Math.abs(others), language) })}</Text>
      )}
      <Text as="p" tone="subdued">
        {say("past.found.since", { day: writeDay(from, language, zone) })}
      </Text>
    </BlockStack>
  );
}
