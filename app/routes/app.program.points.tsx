import { ShopperPreview } from "../components/program/preview";
import { PointsForm } from "../components/program/points/points-form";
import { StudioPage } from "../components/program/studio-page";
import { useDraft } from "../components/program/studio";

/** What points are called, how long they live, what they are worth. */
export default function Points() {
  const { program } = useDraft();
  return (
    <StudioPage part="points" aside={<ShopperPreview program={program} />}>
      <PointsForm />
    </StudioPage>
  );
}
