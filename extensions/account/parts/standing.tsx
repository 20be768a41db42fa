import type { MemberTexts } from "../../../app/face/public-face";
import { Row } from "./row";

/** What a member has, and where they stand among the tiers: the same at the head of the page and in the profile's block. */
export function Standing({ mine, ui, short }: { mine: MemberTexts; ui: Record<string, string>; short?: boolean }) {
  return (
    <s-stack gap="base">
      <s-stack gap="small-300">
        <s-heading>{mine.available}</s-heading>
        {mine.worth && <s-text color="subdued">{mine.worth}</s-text>}
      </s-stack>
      {mine.tier && (
        <s-stack gap="small-300">
          <Row label={ui["tier_label"]} value={mine.tier} />
          {mine.nextShare !== null && <s-progress value={mine.nextShare} max={100} accessibilityLabel={ui["progress_label"] ?? ""} />}
          {mine.next && <s-text color="subdued">{mine.next}</s-text>}
          {mine.until && <s-text color="subdued">{mine.until}</s-text>}
        </s-stack>
      )}
      {!short && <Row label={ui["pending_label"]} value={mine.pending} />}
      {!short && <Row label={ui["owed_label"]} value={mine.owed} />}
      {mine.expires && <s-text>{mine.expires}</s-text>}
    </s-stack>
  );
}
