import { useAdmin } from "../components/admin-frame";
import { themeEditorLink } from "../components/home/theme-facts";
import { AppearanceForm } from "../components/program/appearance/appearance-form";
import { ShopperPreview } from "../components/program/preview";
import { StudioPage } from "../components/program/studio-page";
import { useDraft } from "../components/program/studio";

/** The program's own words, how one joins, and where its look is set. */
export default function Appearance() {
  const { program } = useDraft();
  const { shopDomain } = useAdmin();
  return (
    <StudioPage part="appearance" aside={<ShopperPreview program={program} />}>
      <AppearanceForm themeEditor={themeEditorLink(shopDomain)} />
    </StudioPage>
  );
}
