import { useState } from "react";
import { useAdmin } from "../components/admin-frame";
import { AddRule } from "../components/program/earn/add-rule";
import { EarnWide } from "../components/program/earn/earn-wide";
import { RuleList } from "../components/program/earn/rule-list";
import { ShopperPreview } from "../components/program/preview";
import { useDraft } from "../components/program/studio";
import { StudioPage } from "../components/program/studio-page";

/** The ways to earn, and what holds for all of them. */
export default function Earn() {
  const { say } = useAdmin();
  const { program } = useDraft();
  const [adding, setAdding] = useState(false);
  return (
    <StudioPage
      part="earn"
      primaryAction={{ content: say("program.earn.add"), onAction: () => setAdding(true) }}
      aside={<ShopperPreview program={program} page="earn" />}
    >
      <RuleList />
      <EarnWide />
      <AddRule open={adding} onClose={() => setAdding(false)} />
    </StudioPage>
  );
}
