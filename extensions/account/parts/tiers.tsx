import type { Account } from "../account";

export function Tiers({ account: { texts, member, ui } }: { account: Account }) {
  if (texts.tiers.length === 0) return null;
  return (
    <s-section heading={ui["tiers_title"] ?? ""}>
      <s-grid gridTemplateColumns="repeat(auto-fit, minmax(200px, 1fr))" gap="base" accessibilityRole="unordered-list">
        {texts.tiers.map(({ key, title, from, gives, description }) => (
          <s-box key={key} border="base" borderRadius="base" padding="base" accessibilityRole="list-item">
            <s-stack gap="small-300">
              <s-stack direction="inline" gap="small" alignItems="center">
                <s-heading>{title}</s-heading>
                {member?.tier === key && <s-badge>{ui["tier_label"]}</s-badge>}
              </s-stack>
              <s-text color="subdued">{from}</s-text>
              {gives && <s-text>{gives}</s-text>}
              {description && <s-paragraph>{description}</s-paragraph>}
            </s-stack>
          </s-box>
        ))}
      </s-grid>
    </s-section>
  );
}
