import {
  Badge,
  BlockStack,
  Checkbox,
  IndexTable,
  IndexTableSelectionType,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
  type IndexTableProps,
} from "@shopify/polaris";
import { useState } from "react";
import type { ListedMember } from "../../members/list/find.server";
import { useAdmin } from "../admin-frame";
import { writeDay, writePoints } from "../write";
import { memberWords } from "../words";
import { PhoneSelection } from "./phone-selection";
import { tierTitle, type TierOption } from "./tier-option";

interface MemberTableProps {
  members: readonly ListedMember[];
  tiers: readonly TierOption[];
  total: number;
  selected: readonly string[];
  allSelected: boolean;
  onSelectionChange: NonNullable<IndexTableProps["onSelectionChange"]>;
  bulkActions: ReadonlyArray<{ content: string; onAction(): void }>;
  pagination: NonNullable<IndexTableProps["pagination"]>;
}

const columns = ["member", "status", "tier", "last-order", "joined", "available", "pending"] as const;
const figures: readonly string[] = ["available", "pending"];

/** Members with their points; on a phone each is a card of two lines, which shows a box once one begins to select. */
export function MemberTable(props: MemberTableProps) {
  const { members, tiers, total, selected, allSelected } = props;
  const { say } = useAdmin();
  const { smDown } = useBreakpoints();
  const [wanted, setWanted] = useState(false);
  const selecting = smDown && wanted;
  const tick = (id: string) => (on: boolean) => props.onSelectionChange(IndexTableSelectionType.Single, on, id);
  const headings = columns.map((name) => ({
    id: name,
    title: say(name === "available" || name === "pending" ? `account.${name}` : `members.${name}`),
    ...(figures.includes(name) ? { alignment: "end" as const } : {}),
  }));
  const table = (
    <IndexTable
      condensed={smDown}
      itemCount={members.length}
      hasMoreItems={total > members.length}
      selectedItemsCount={allSelected ? "All" : selected.length}
      onSelectionChange={props.onSelectionChange}
      promotedBulkActions={[...props.bulkActions]}
      paginatedSelectAllActionText={say("members.bulk.select-all", { count: total })}
      paginatedSelectAllText={say("members.count", { count: total })}
      resourceName={{ singular: say("members.member"), plural: say("members.title") }}
      headings={headings as [(typeof headings)[number], ...typeof headings]}
      pagination={props.pagination}
    >
      {members.map((member, position) => (
        <IndexTable.Row
          id={member.id}
          // another row: it would follow the link that it once held
          key={`${member.id} ${selecting ? "box" : "link"}`}
          position={position}
          selected={allSelected || selected.includes(member.id)}
          accessibilityLabel={memberWords({ say }, member)}
        >
          {selecting ? (
            <Ticked member={member} tiers={tiers} checked={allSelected || selected.includes(member.id)} onChange={tick(member.id)} />
          ) : smDown ? (
            <Narrow member={member} tiers={tiers} />
          ) : (
            <Wide member={member} tiers={tiers} />
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
  if (!smDown) return table;
  return (
    <>
      <PhoneSelection
        selecting={selecting}
        onSelecting={setWanted}
        shown={members.length}
        total={total}
        selected={selected.length}
        allSelected={allSelected}
        onSelectionChange={props.onSelectionChange}
        actions={props.bulkActions}
      />
      {table}
    </>
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

const padded = { padding: "12px 16px", width: "100%" };

function Narrow({ member, tiers }: Line) {
  return (
    <div style={padded}>
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200" wrap={false}>
          <Name member={member} />
          <Status status={member.status} />
        </InlineStack>
        <Figures member={member} tiers={tiers} />
      </BlockStack>
    </div>
  );
}

/** The card as the label of its box: a tap anywhere on it ticks. */
function Ticked({ member, tiers, checked, onChange }: Line & { checked: boolean; onChange(on: boolean): void }) {
  const { say } = useAdmin();
  const label = (
    <BlockStack gap="100">
      <Text as="span" fontWeight="semibold">
        {memberWords({ say }, member)}
      </Text>
      <Figures member={member} tiers={tiers} />
    </BlockStack>
  );
  return (
    <div style={padded}>
      <Checkbox label={label} checked={checked} onChange={onChange} />
    </div>
  );
}

function Figures({ member, tiers }: Line) {
  const { say, language } = useAdmin();
  const { available, pending } = member.balance;
  const points = (name: "available" | "pending", value: number) => `${say(`account.${name}`)} ${writePoints(value, language)}`;
  const figures = [points("available", available), ...(pending > 0 ? [points("pending", pending)] : [])];
  return (
    <Text as="span" numeric tone="subdued">
      {[...(member.tier ? [tierTitle(tiers, member.tier)] : []), ...figures].join(" · ")}
    </Text>
  );
}
