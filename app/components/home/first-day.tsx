import { BlockStack, Card, List, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";

const awaited = ["members", "share", "reward", "granted", "spent", "outstanding"] as const;

/** Before there are results: what will appear here, and no zeros that pose as some. */
export function FirstDay({ published }: { published: boolean }) {
  const { say } = useAdmin();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say("home.first.title")}
        </Text>
        <Text as="p">{say(published ? "home.first.waiting" : "home.first.lead")}</Text>
        <List>
          {awaited.map((figure) => (
            <List.Item key={figure}>
              <Text as="span" fontWeight="semibold">
                {say(`home.figure.${figure}`)}
              </Text>
              {` – ${say(`home.first.${figure}`)}`}
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}
