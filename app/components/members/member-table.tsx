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
import { memo, useCallback, useMemo, useState } from "react";
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

/**
 * Members with their points; on a phone each is a card of two lines, which shows a box once one begins to select. Drawn again only
 * when what it shows is another: a navigation's beginning and end change the page around it, not its 50 rows.
 */
export const MemberTable = memo(function MemberTable(props: MemberTableProps) {
  const { members, tiers, total, selected, allSelected, onSelectionChange } = props;
  const { say } = useAdmin();
  const { smDown } = useBreakpoints();
  const [wanted, setWanted] = useState(false);
  const selecting = smDown && wanted;
  const shape = selecting ? "ticked" : smDown ? "narrow" : "wide";
  const tick = useCallback((id: string, on: boolean) => onSelectionChange(IndexTableSelectionType.Single, on, id), [onSelectionChange]);
  // the same list until the words change: Polaris measures its columns for each new one
  const headings = useMemo(
    () =>
      columns.map((name) => ({
        id: name,
        title: say(name === "available" || name === "pending" ? `account.${name}` : `members.${name}`),
        ...(figures.includes(name) ? { alignment: "end" as const } : {}),
      })),
    [say],
  );
  const table = (
    <IndexTable
      condensed={smDown}
      itemCount={members.length}
      hasMoreItems={total > members.length}
      selectedItemsCount={allSelected ? "All" : selected.length}
      onSelectionChange={onSelectionChange}
      promotedBulkActions={[...props.bulkActions]}
      paginatedSelectAllActionText={say("members.bulk.select-all", { count: total })}
      paginatedSelectAllText={say("members.count", { count: total })}
      resourceName={{ singular: say("members.member"), plural: say("members.title") }}
      headings={headings as [(typeof headings)[number], ...typeof headings]}
      pagination={props.pagination}
    >
      {members.map((member, position) => (
        <MemberRow
          // another row: it would follow the link that it once held
          key={`${member.id} ${selecting ? "box" : "link"}`}
          member={member}
          tiers={tiers}
          position={position}
          checked={allSelected || selected.includes(member.id)}
          shape={shape}
          {...(selecting ? { onTick: tick } : {})}
        />
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
        onSelectionChange={onSelectionChange}
        actions={props.bulkActions}
      />
      {table}
    </>
  );
});

interface MemberRowProps {
  member: ListedMember;
  tiers: readonly TierOption[];
  position: number;
  checked: boolean;
  shape: "wide" | "narrow" | "ticked";
  onTick?(id: string, on: boolean): void;
}

/** One of them: ticking it draws its own cells again and no other's. */
const MemberRow = memo(function MemberRow({ member, tiers, position, checked, shape, onTick }: MemberRowProps) {
  const { say } = useAdmin();
  return (
    <IndexTable.Row id={member.id} position={position} selected={checked} accessibilityLabel={memberWords({ say }, member)}>
      {shape === "ticked" ? (
        <Ticked member={member} tiers={tiers} checked={checked} onChange={(on) => onTick?.(member.id, on)} />
      ) : shape === "narrow" ? (
        <Narrow member={member} tiers={tiers} />
      ) : (
        <Wide member={member} tiers={tiers} />
      )}
    </IndexTable.Row>
  );
});

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
