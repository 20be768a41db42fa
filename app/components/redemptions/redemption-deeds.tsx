import { Button, InlineStack } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { deedsOf, type RedemptionDeed, type RedemptionLine } from "./redemption-words";

/** What can be done about a redemption, a button each. */
export function RedemptionDeeds({ line, onAsk }: { line: RedemptionLine; onAsk(deed: RedemptionDeed, line: RedemptionLine): void }) {
  const { say } = useAdmin();
  const deeds = deedsOf(line);
  if (deeds.length === 0) return null;
  return (
    <InlineStack gap="300">
      {deeds.map((deed) => (
        <Button
          key={deed}
          variant="plain"
          onClick={() => onAsk(deed, line)}
          accessibilityLabel={say("redemptions.act.named", { act: say(`redemptions.act.${deed}`), title: line.title })}
        >
          {say(`redemptions.act.${deed}`)}
        </Button>
      ))}
    </InlineStack>
  );
}
