import { ShopperPreview } from "../components/program/preview";
import { SpendForm } from "../components/program/spend/spend-form";
import { StudioPage } from "../components/program/studio-page";
import { useDraft } from "../components/program/studio";

/** What points buy. */
export default function Spend() {
  const { program } = useDraft();
  return (
    <StudioPage part="spend" aside={<ShopperPreview program={program} page="rewards" />}>
      <SpendForm />
    </StudioPage>
  );
}
