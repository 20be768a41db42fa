import { BlockStack } from "@shopify/polaris";
import { BirthdaysCard } from "./birthdays-card";
import { ExpiryCard } from "./expiry-card";
import { NamesCard } from "./names-card";
import { ReturnsCard } from "./returns-card";
import { ValueCard } from "./value-card";

/** What points are called, how long they live, what they are worth, and what a refund does to them. */
export function PointsForm() {
  return (
    <BlockStack gap="400">
      <NamesCard />
      <ExpiryCard />
      <ValueCard />
      <ReturnsCard />
      <BirthdaysCard />
    </BlockStack>
  );
}
