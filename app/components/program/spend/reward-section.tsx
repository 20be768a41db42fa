import { Card } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { TextKey } from "../../../base/languages/text";
import { useAdmin } from "../../admin-frame";
import { Titled } from "../titled";

/** A card of a reward's form. */
export function RewardSection({ title, lead, children }: { title: TextKey; lead?: TextKey; children: ReactNode }) {
  const { say } = useAdmin();
  return (
    <Card>
      <Titled title={say(title)} {...(lead ? { lead: say(lead) } : {})}>
        {children}
      </Titled>
    </Card>
  );
}
