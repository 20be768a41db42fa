import { Box, Button, InlineStack } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";

/** From a page of a long list to the next one, and back to the newest. */
export function ListPager({ first, next, newest }: { first: boolean; next: string | null; newest: string }) {
  const { say } = useAdmin();
  if (first && next === null) return null;
  return (
    <Box padding="400" borderBlockStartWidth="025" borderColor="border">
      <InlineStack gap="300">
        {!first && <Button url={newest}>{say("member.newest")}</Button>}
        {next !== null && <Button url={next}>{say("member.older")}</Button>}
      </InlineStack>
    </Box>
  );
}
