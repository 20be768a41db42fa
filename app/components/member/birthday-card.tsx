import { BlockStack, Card, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { writeDay, writeDayOfYear } from "../write";

export interface BirthdayShown {
  month: number;
  day: number;
  /** when the member gave it or changed it last */
  changedAt: string;
}

/** The birthday that a member gave: day and month, never the year. */
export function BirthdayCard({ birthday }: { birthday: BirthdayShown }) {
  const { say, language, zone } = useAdmin();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say("member.birthday")}
        </Text>
        <BlockStack gap="050">
          <Text as="p" variant="headingLg">
            {writeDayOfYear(birthday, language)}
          </Text>
          <Text as="p" tone="subdued">
            {say("member.birthday.given", { day: writeDay(birthday.changedAt, language, zone) })}
          </Text>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
