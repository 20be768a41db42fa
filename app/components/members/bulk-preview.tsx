import { Banner, BlockStack, Box, DataTable, Text } from "@shopify/polaris";
import type { BulkAct } from "../../members/bulk/acts";
import type { BulkPreview } from "../../members/bulk/preview.server";
import { useAdmin } from "../admin-frame";
import { memberWords } from "../words";
import { writeDay, writePoints } from "../write";
import { tierTitle, type TierOption } from "./tier-option";

interface PreviewProps {
  preview: BulkPreview;
  asked: BulkAct;
  tiers: readonly TierOption[];
}

/** What the act would do: how many change, who is left out and why, and the first ten before and after. */
export function PreviewOf({ preview, asked, tiers }: PreviewProps) {
  const admin = useAdmin();
  const { say, language } = admin;
  const { changed, points, refused, beyondLimit, first } = preview;
  const would =
    asked.kind === "adjust"
      ? say("members.bulk.adjust.would", { count: changed, points })
      : say("members.bulk.tier.would", {
          count: changed,
          tier: tierTitle(tiers, asked.tier),
          day: writeDay(`${asked.until}T12:00:00Z`, language, "UTC"),
        });
  const now = ({ tier, balance }: BulkPreview["first"][number]) =>
    asked.kind === "adjust" ? writePoints(balance.available, language) : tierTitle(tiers, tier);
  const then = ({ balance }: BulkPreview["first"][number]) =>
    asked.kind === "adjust" ? writePoints(balance.available + asked.amount, language) : tierTitle(tiers, asked.tier);
  return (
    <BlockStack gap="400">
      <div role="status">
        <BlockStack gap="200">
          <Text as="p" variant="headingMd">
            {would}
          </Text>
          {refused.map(({ reason, count }) => (
            <Text as="p" key={reason}>
              {say(`members.refused.${reason}`, { count })}
            </Text>
          ))}
        </BlockStack>
      </div>
      {beyondLimit === null ? null : <Banner tone="critical">{say("members.bulk.beyond", { left: beyondLimit })}</Banner>}
      {first.length === 0 ? null : (
        <Box>
          <Text as="h3" variant="headingSm">
            {say("members.bulk.first")}
          </Text>
          <DataTable
            columnContentTypes={["text", "numeric", "numeric"]}
            headings={[say("members.member"), say("members.bulk.now"), say("members.bulk.then")]}
            rows={first.map((member) => [memberWords(admin, member), now(member), then(member)])}
            increasedTableDensity
          />
        </Box>
      )}
    </BlockStack>
  );
}
