import { useState } from "react";
import { useAdmin } from "../components/admin-frame";
import { ShopperPreview } from "../components/program/preview";
import { AddReward } from "../components/program/spend/add-reward";
import { RewardList } from "../components/program/spend/reward-list";
import { SpendingExclusions } from "../components/program/spend/spending-exclusions";
import { useDraft } from "../components/program/studio";
import { StudioPage } from "../components/program/studio-page";

/** What points buy, and the goods that they cannot buy. */
export default function Spend() {
  const { say } = useAdmin();
  const { program } = useDraft();
  const [adding, setAdding] = useState(false);
  const add = () => setAdding(true);
  return (
    <StudioPage
      part="spend"
      primaryAction={{ content: say("spend.add"), onAction: add }}
      aside={<ShopperPreview program={program} page="rewards" />}
    >
      <RewardList onAdd={add} />
      <SpendingExclusions />
      <AddReward open={adding} onClose={() => setAdding(false)} />
    </StudioPage>
  );
}
