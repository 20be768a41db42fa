import { BlockStack, Card, InlineStack, Link, List, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { ReferralBadge } from "./referral-badge";
import { sideWords } from "./referral-words";
import type { BroughtView } from "./results-view";

/** Who brought whom: friends who brought others stand below who brought them. */
export function BroughtList({ tree }: { tree: readonly BroughtView[] }) {
  const { say } = useAdmin();
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say("results.tree")}
          </Text>
          <Text as="p" tone="subdued">
            {say(tree.length === 0 ? "results.tree.none" : "results.tree.lead")}
          </Text>
        </BlockStack>
        {tree.length === 0 ? null : <Branch nodes={tree} />}
      </BlockStack>
    </Card>
  );
}

function Branch({ nodes }: { nodes: readonly BroughtView[] }) {
  return (
    <List>
      {nodes.map((node, place) => (
        <List.Item key={node.referral?.id ?? `${node.side.customerId}/${place}`}>
          <Person node={node} />
          {node.brought.length === 0 ? null : <Branch nodes={node.brought} />}
        </List.Item>
      ))}
    </List>
  );
}

function Person({ node: { side, referral, brought } }: { node: BroughtView }) {
  const words = useAdmin();
  const { say, to } = words;
  const name = sideWords(words, side, referral === null ? "advocate" : "friend");
  return (
    <InlineStack gap="200" blockAlign="center">
      {referral === null ? <Text as="span">{name}</Text> : <Link url={to(`/app/referrals/${referral.id}`)}>{name}</Link>}
      {referral === null ? null : <ReferralBadge state={referral.state} />}
      {brought.length === 0 ? null : (
        <Text as="span" tone="subdued">
          {say("results.tree.brought", { count: brought.length })}
        </Text>
      )}
    </InlineStack>
  );
}
