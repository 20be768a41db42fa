import { BlockStack, Button, Card, Page, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";

/** The page of a member, order or referral that is not known here, in words. */
export function MissingPage({ what }: { what: "member" | "order" | "referral" }) {
  const { say, to } = useAdmin();
  return (
    <Page narrowWidth title={say(`${what}.missing.title`)} backAction={{ content: say("member.back"), url: to("/app/members") }}>
      <Card>
        <BlockStack gap="400" inlineAlign="start">
          <Text as="p">{say(`${what}.missing.lead`)}</Text>
          <Button url={to("/app/members")}>{say("member.missing.back")}</Button>
        </BlockStack>
      </Card>
    </Page>
  );
}
