import { ShopperPreview } from "../components/program/preview";
import { ReferralForm } from "../components/program/referral/referral-form";
import { useDraft } from "../components/program/studio";
import { StudioPage } from "../components/program/studio-page";

/** Whether members can bring friends, and what both sides get. */
export default function Referral() {
  const { program } = useDraft();
  return (
    <StudioPage part="referral" aside={<ShopperPreview program={program} page="friend" />}>
      <ReferralForm />
    </StudioPage>
  );
}
