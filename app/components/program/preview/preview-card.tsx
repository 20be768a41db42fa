import { BlockStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { useState } from "react";
import type { PreviewPage, PreviewPerson } from "../../../face/preview/draw-preview";
import type { Program } from "../../../loyalty/program";
import type { Language } from "../../../loyalty/words";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import { shopOutline } from "./page-style";
import { PhoneFrame } from "./phone-frame";
import { withPictures } from "./pictures";
import { PreviewSwitches, type Seen } from "./preview-switches";
import { spokenLanguages } from "./spoken-languages";
import { useDrawing } from "./use-drawing";
import { useFinishedPictures } from "./use-finished-pictures";

export interface PreviewProps {
  /** as it is edited, faults and all */
  program: Program;
  /** where it opens; what is chosen there afterwards stays */
  language?: Language;
  page?: PreviewPage;
  /** "guest", "member", or "tier:" and a tier's key */
  member?: string;
}

/** The phone, and who looks at what on it. */
export function PreviewCard({ program, language, page = "panel", member = "member" }: PreviewProps) {
  const { say, zone } = useAdmin();
  const { shop } = useDraft().data;
  const [seen, see] = useState<Seen>({ page, person: member, language: language ?? spokenLanguages(shop)[0] });
  const shown = hasPage(program, seen.page) ? seen.page : "panel";
  const { html, behind } = useDrawing({ program, language: seen.language, page: shown, person: personOf(seen.person) }, zone);
  const finished = useFinishedPictures(program);
  return (
    <BlockStack gap="300">
      <PreviewSwitches program={program} seen={{ ...seen, page: shown }} onChange={see} />
      {behind ? (
        <Text as="p" tone="caution">
          {say("pages.preview.behind")}
        </Text>
      ) : null}
      <div className="preview-phone">
        <div className="preview-glass">
          {html === null ? (
            <div className="preview-waiting" aria-busy="true">
              <SkeletonBodyText lines={8} />
            </div>
          ) : (
            <PhoneFrame
              html={(shown === "panel" ? shopOutline : "") + withPictures(html, finished)}
              language={seen.language}
              title={say("pages.preview.frame")}
            />
          )}
        </div>
      </div>
      <Text as="p" tone="subdued" variant="bodySm">
        {say("pages.preview.note")}
      </Text>
    </BlockStack>
  );
}

/** A page of tiers is empty without them, and without referrals nobody is invited. */
function hasPage({ tiers, referral }: Program, page: PreviewPage): boolean {
  if (page === "tiers") return tiers?.levels.some(({ archived }) => !archived) === true;
  return page !== "friend" || referral !== null;
}

function personOf(person: string): PreviewPerson {
  if (person === "guest") return { guest: true };
  return { guest: false, tier: person.startsWith("tier:") ? person.slice("tier:".length) : null };
}
