import { BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints, type IndexTableProps } from "@shopify/polaris";
import { memo, useMemo } from "react";
import { useAdmin } from "../admin-frame";
import { writePoints } from "../write";
import { customerWords, lastDigits } from "../words";
import { RedemptionBadge } from "./redemption-badge";
import { RedemptionDeeds } from "./redemption-deeds";
import { factsOf, valueWords, type RedemptionDeed, type RedemptionLine } from "./redemption-words";

interface RedemptionTableProps {
  redemptions: readonly RedemptionLine[];
  onAsk(deed: RedemptionDeed, line: RedemptionLine): void;
  /** null: all stand on this page */
  pagination: NonNullable<IndexTableProps["pagination"]> | null;
}

const columns = ["reward", "member", "status", "code", "points"] as const;

/** Redemptions, newest first; on a phone each is a card of a few lines. */
export const RedemptionTable = memo(function RedemptionTable({ redemptions, onAsk, pagination }: RedemptionTableProps) {
  const { say } = useAdmin();
  const { smDown } = useBreakpoints();
  // the same list until the words change: Polaris measures its columns for each new one
  const headings = useMemo(
    () =>
      columns.map((name) => ({
        id: name,
        title: say(`redemptions.column.${name}`),
        ...(name === "points" ? { alignment: "end" as const } : {}),
      })),
    [say],
  );
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      itemCount={redemptions.length}
      resourceName={{ singular: say("redemptions.one"), plural: say("redemptions.title") }}
      headings={headings as [(typeof headings)[number], ...typeof headings]}
      {...(pagination ? { pagination } : {})}
    >
      {redemptions.map((line, position) => (
        <IndexTable.Row key={line.id} id={line.id} position={position}>
          {smDown ? <Narrow line={line} onAsk={onAsk} /> : <Wide line={line} onAsk={onAsk} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
});

interface RowProps {
  line: RedemptionLine;
  onAsk: RedemptionTableProps["onAsk"];
}

function Wide({ line, onAsk }: RowProps) {
  const { language } = useAdmin();
  return (
    <>
      <IndexTable.Cell>
        <BlockStack gap="050">
          <Reward line={line} />
          <RedemptionDeeds line={line} onAsk={onAsk} />
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Member line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack gap="100" inlineAlign="start">
          <RedemptionBadge line={line} />
          <Facts line={line} />
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Code line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {writePoints(line.points, language)}
        </Text>
      </IndexTable.Cell>
    </>
  );
}

const padded = { padding: "12px 16px", width: "100%" };

function Narrow({ line, onAsk }: RowProps) {
  const { say } = useAdmin();
  return (
    <div style={padded}>
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200" blockAlign="start" wrap={false}>
          <Reward line={line} />
          <RedemptionBadge line={line} />
        </InlineStack>
        <InlineStack gap="200">
          <Member line={line} />
          <Text as="span" numeric>
            {say("member.rewards.cost", { points: line.points })}
          </Text>
        </InlineStack>
        <Code line={line} />
        <Facts line={line} />
        <RedemptionDeeds line={line} onAsk={onAsk} />
      </BlockStack>
    </div>
  );
}

function Reward({ line }: { line: RedemptionLine }) {
  const admin = useAdmin();
  const value = valueWords(line.value, admin);
  return (
    <BlockStack>
      <Text as="span" fontWeight="semibold" breakWord>
        {line.title}
      </Text>
      {value === null ? null : (
        <Text as="span" tone="subdued" breakWord>
          {value}
        </Text>
      )}
    </BlockStack>
  );
}

function Member({ line: { customerId, name } }: { line: RedemptionLine }) {
  const { say, to } = useAdmin();
  if (customerId === null) return <Text as="span">{name ?? say("redemptions.nobody")}</Text>;
  return (
    <Link url={to(`/app/members/${customerId}?tab=rewards`)} removeUnderline>
      {name ?? customerWords({ say }, customerId)}
    </Link>
  );
}

function Facts({ line }: { line: RedemptionLine }) {
  const admin = useAdmin();
  return (
    <BlockStack>
      {factsOf(line, admin).map((fact) => (
        <Text as="span" key={fact} tone="subdued" variant="bodySm">
          {fact}
        </Text>
      ))}
    </BlockStack>
  );
}

function Code({ line: { code, orderId } }: { line: RedemptionLine }) {
  const { say, to } = useAdmin();
  return (
    <BlockStack>
      {code === null ? null : (
        <Text as="span" numeric>
          {code}
        </Text>
      )}
      {orderId === null ? null : <Link url={to(`/app/orders/${orderId}`)}>{say("timeline.order", { digits: lastDigits(orderId) })}</Link>}
    </BlockStack>
  );
}
