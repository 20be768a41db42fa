import { ShopperPreview } from "../components/program/preview";
import { TiersForm } from "../components/program/tiers/tiers-form";
import { StudioPage } from "../components/program/studio-page";
import { useDraft } from "../components/program/studio";

/** Whether there are tiers, and what they take and bring. */
export default function Tiers() {
  const { program } = useDraft();
  return (
    <StudioPage part="tiers" aside={<ShopperPreview program={program} page="tiers" />}>
      <TiersForm />
    </StudioPage>
  );
}
