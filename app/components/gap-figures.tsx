import { BlockStack, Text } from "@shopify/polaris";
import { useAdmin } from "./admin-frame";
import { writePoints } from "./write";

/** What a count of the gap found: see `intake/resume`. */
export interface GapPreviewFigures {
  orders: number;
  earning: number;
  granted: number;
  takenBack: number;
  members: number;
  complete: boolean;
}

/** What resuming would grant, in sentences. */
export function GapFigures({ figures }: { figures: GapPreviewFigures }) {
  const { say, language } = useAdmin();
  const { orders, earning, granted, takenBack, members, complete } = figures;
  return (
    <BlockStack gap="200">
      <Text as="p">{say("resume.orders", { count: orders })}</Text>
      {orders > 0 ? <Text as="p">{say("resume.grants", { earning, points: writePoints(granted, language) })}</Text> : null}
      {orders > 0 || takenBack > 0 ? <Text as="p">{say("resume.members", { count: members })}</Text> : null}
      {takenBack > 0 ? <Text as="p">{say("resume.taken-back", { points: writePoints(takenBack, language) })}</Text> : null}
      {complete ? null : <Text as="p">{say("resume.at-least")}</Text>}
    </BlockStack>
  );
}
