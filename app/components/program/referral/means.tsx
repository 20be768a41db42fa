import { Text } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";

/** What the fields beside it come to, in a sentence that changes as one types; null: something is being typed. */
export function Means({ sentence }: { sentence: string | null }) {
  const { say } = useAdmin();
  return (
    <div aria-live="polite" data-means="">
      <Text as="p" fontWeight="medium">
        {sentence ?? say("pages.typing")}
      </Text>
    </div>
  );
}
