import { BlockStack, Box, Button, Card, EmptyState, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { emptyPicture } from "../empty-picture";

/** Nobody is in the program yet: what to do about it. */
export function EmptyMembers({ published }: { published: boolean }) {
  const { say, to } = useAdmin();
  return (
    <Card>
      <EmptyState
        heading={say("members.empty.title")}
        image={emptyPicture}
        action={{ content: say("members.empty.home"), url: to("/app") }}
      >
        <p>{say(published ? "members.empty.published" : "members.empty.unpublished")}</p>
      </EmptyState>
    </Card>
  );
}

/** The search and the filters find nobody. */
export function NoneMatch({ onClear }: { onClear: () => void }) {
  const { say } = useAdmin();
  return (
    <Box padding="800">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          {say("members.none.title")}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {say("members.none.lead")}
        </Text>
        <Button onClick={onClear}>{say("members.none.clear")}</Button>
      </BlockStack>
    </Box>
  );
}
