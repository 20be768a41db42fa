import { Badge, BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints, type IndexTableProps } from "@shopify/polaris";
import type { ListedMember } from "../../members/list/find.server";
import { useAdmin } from "../admin-frame";
import { writeDay, writePoints } from "../write";
import { memberWords } from "../words";
import { tierTitle, type TierOption } from "./tier-option";

interface MemberTableProps {
  members: readonly ListedMember[];
  tiers: readonly TierOption[];
  total: number;
  selected: readonly string[];
  allSelected: boolean;
  onSelectionChange: NonNullable<IndexTableProps["onSelectionChange"]>;
  bulkActions: NonNullable<IndexTableProps["promotedBulkActions"]>;
  pagination: NonNullable<IndexTableProps["pagination"]>;
}

const columns = ["member", "status", "tier", "last-order", "joined", "available", "pending"] as const;
const figures: readonly string[] = ["available", "pending"];

/** Members with their points; on a phone each is a card of two lines. */
export function MemberTable(props: MemberTableProps) {
  const { members, tiers, total, selected, allSelected } = props;
  const { say } = useAdmin();
  const { smDown } = useBreakpoints();
  const headings = columns.map((name) => ({
    id: name,
    title: say(name === "available" || name === "pending" ? `account.${name}` : `members.${name}`),
    ...(figures.includes(name) ? { alignment: "end" as const } : {}),
  }));
  return (
    <IndexTable
      condensed={smDown}
      itemCount={members.length}
      hasMoreItems={total > members.length}
      selectedItemsCount={allSelected ? "All" : selected.length}
      onSelectionChange={props.onSelectionChange}
      promotedBulkActions={props.bulkActions}
      paginatedSelectAllActionText={say("members.bulk.select-all", { count: total })}
      paginatedSelectAllText={say("members.count", { count: total })}
      resourceName={{ singular: say("members.member"), plural: say("members.title") }}
      headings={headings as [(typeof headings)[number], ...typeof headings]}
      pagination={props.pagination}
    >
      {members.map((member, position) => (
        <IndexTable.Row
          id={member.id}
          key={member.id}
          position={position}
          selected={allSelected || selected.includes(member.id)}
          accessibilityLabel={memberWords({ say }, member)}
        >
          {smDown ? <Narrow member={member} tiers={tiers} /> : <Wide member={member} tiers={tiers} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

interface Line {
  member: ListedMember;
  tiers: readonly TierOption[];
}

function Name({ member }: { member: ListedMember }) {
  const { say, to } = useAdmin();
  return (
    <Link url={to(`/app/members/${member.customerId}`)} removeUnderline monochrome dataPrimaryLink>
      <Text as="span" fontWeight="semibold">
        {memberWords({ say }, member)}
      </Text>
    </Link>
  );
}

function Status({ status }: Pick<ListedMember, "status">) {
  const { say } = useAdmin();
  const tone = status === "active" ? "success" : status === "blocked" ? "attention" : undefined;
  return <Badge {...(tone ? { tone } : {})}>{say(`member-status.${status}`)}</Badge>;
}

function Wide({ member, tiers }: Line) {
  const { say, language, zone } = useAdmin();
  const { balance, lastOrderAt, joinedAt } = member;
  return (
    <>
      <IndexTable.Cell>
        <Name member={member} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Status status={member.status} />
      </IndexTable.Cell>
      <IndexTable.Cell>{tierTitle(tiers, member.tier)}</IndexTable.Cell>
      <IndexTable.Cell>{lastOrderAt ? writeDay(lastOrderAt, language, zone) : say("members.never")}</IndexTable.Cell>
      <IndexTable.Cell>{joinedAt ? writeDay(joinedAt, language, zone) : say("members.not-joined")}</IndexTable.Cell>
      {[balance.available, balance.pending].map((points, place) => (
        <IndexTable.Cell key={place}>
          <Text as="span" alignment="end" numeric>
            {writePoints(points, language)}
          </Text>
        </IndexTable.Cell>
      ))}
    </>
  );
}

function Narrow({ member, tiers }: Line) {
  const { say, language } = useAdmin();
  const { available, pending } = member.balance;
  const points = (name: "available" | "pending", value: number) => `${say(`account.${name}`)} ${writePoints(value, language)}`;
  const figures = [points("available", available), ...(pending > 0 ? [points("pending", pending)] : [])];
  return (
    <div style={{ padding: "12px 16px", width: "100%" }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200" wrap={false}>
          <Name member={member} />
          <Status status={member.status} />
        </InlineStack>
        <Text as="span" numeric tone="subdued">
          {[...(member.tier ? [tierTitle(tiers, member.tier)] : []), ...figures].join(" · ")}
        </Text>
      </BlockStack>
    </div>
  );
}
