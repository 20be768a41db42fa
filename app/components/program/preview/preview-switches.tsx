import { Button, ButtonGroup, InlineGrid, Select } from "@shopify/polaris";
import type { PreviewPage } from "../../../face/preview/draw-preview";
import type { Program } from "../../../loyalty/program";
import { localised } from "../../../loyalty/texts";
import type { Language } from "../../../loyalty/words";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import { spokenLanguages } from "./spoken-languages";

export interface Seen {
  page: PreviewPage;
  /** "guest", "member", or "tier:" and a tier's key */
  person: string;
  language: Language;
}

const pages: readonly PreviewPage[] = ["panel", "earn", "rewards", "tiers", "friend"];

interface Props {
  program: Program;
  seen: Seen;
  onChange(seen: Seen): void;
}

/** Who looks, at what, and in which language. */
export function PreviewSwitches({ program, seen, onChange }: Props) {
  const { say, language } = useAdmin();
  const { shop } = useDraft().data;
  const levels = (program.tiers?.levels ?? []).filter(({ archived }) => !archived);
  const spoken = spokenLanguages(shop);
  const titled = (title: Record<string, string>, key: string) => localised(title, language, shop.locale) || key;
  return (
    <>
      <InlineGrid columns={2} gap="200">
        <Select
          label={say("pages.preview.page")}
          options={pages
            .filter((value) => (value !== "tiers" || levels.length > 0) && (value !== "friend" || program.referral !== null))
            .map((value) => ({ value, label: say(`pages.preview.page.${value}`) }))}
          value={seen.page}
          onChange={(value) => onChange({ ...seen, page: pages.find((page) => page === value) ?? seen.page })}
        />
        <Select
          label={say("pages.preview.person")}
          options={[
            { value: "guest", label: say("pages.preview.guest") },
            { value: "member", label: say("pages.preview.member") },
            ...levels.map(({ key, title }) => ({
              value: `tier:${key}`,
              label: say("pages.preview.tier", { tier: titled(title, key) }),
            })),
          ]}
          value={seen.person}
          onChange={(person) => onChange({ ...seen, person })}
        />
      </InlineGrid>
      {spoken.length > 1 ? (
        <ButtonGroup variant="segmented" fullWidth>
          {spoken.map((one) => (
            <Button key={one} size="slim" pressed={one === seen.language} onClick={() => onChange({ ...seen, language: one })}>
              {say(`pages.language.${one}`)}
            </Button>
          ))}
        </ButtonGroup>
      ) : null}
    </>
  );
}
