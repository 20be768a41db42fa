import { BlockStack, Page, type PageProps } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useAdmin } from "../admin-frame";
import { writeDay } from "../write";
import { DraftBanner } from "./draft-banner";
import { ProblemBanner } from "./problem-banner";
import type { StudioPart } from "./places";
import { StudioNav } from "./studio-nav";
import { useDraft } from "./studio";

interface StudioPageProps extends Pick<PageProps, "primaryAction" | "secondaryActions" | "titleMetadata" | "actionGroups"> {
  part: StudioPart;
  /** of a page below the part's own: where it stands and how one goes back */
  title?: string;
  subtitle?: string;
  back?: { content: string; path: string };
  /** what stands beside the form and stays in sight: words, preview */
  aside?: ReactNode;
  /** a page that shows the draft itself needs no banner that says that there is one */
  banner?: boolean;
  children: ReactNode;
}

/** One page of the studio: where one is, whether a draft waits, what is wrong, the form and what it comes to. */
export function StudioPage({ part, title, subtitle, back, aside, banner = true, children, ...actions }: StudioPageProps) {
  const { say, to, language, zone } = useAdmin();
  const { live } = useDraft().data;
  const since = live ? say("program.live", { version: live.version, day: writeDay(live.since, language, zone) }) : say("program.live.none");
  return (
    <Page
      title={title ?? say(part === "overview" ? "program.title" : `program.part.${part}`)}
      subtitle={subtitle ?? since}
      {...(back ? { backAction: { content: back.content, url: to(back.path) } } : {})}
      {...actions}
      fullWidth={aside !== undefined}
    >
      <BlockStack gap="400">
        <StudioNav part={part} />
        <ProblemBanner />
        {banner ? <DraftBanner /> : null}
        <div className="studio-columns" data-aside={aside !== undefined}>
          <BlockStack gap="400">{children}</BlockStack>
          {aside === undefined ? null : (
            <aside className="studio-aside" aria-label={say("program.beside")}>
              <BlockStack gap="400">{aside}</BlockStack>
            </aside>
          )}
        </div>
      </BlockStack>
    </Page>
  );
}
