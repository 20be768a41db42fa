import { Badge, BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import { text } from "../base/languages/text";
import type { Language, MemberStatus } from "../loyalty/words";
import { writePoints } from "./write";

export interface MemberLine {
  customerId: string;
  name: string | null;
  status: MemberStatus;
  /** in the page's language */
  tierTitle: string | null;
  balance: { available: number; pending: number; held: number; owed: number };
}

const figures = ["available", "pending", "held", "owed"] as const;

/** Members with their points; on a phone each is a card of two lines. */
export function MemberTable({ members, language }: { members: readonly MemberLine[]; language: Language }) {
  const { smDown } = useBreakpoints();
  if (members.length === 0) return <Empty language={language} />;
  const headings = ["members.member", "members.status", "members.tier", ...figures.map((name) => `account.${name}` as const)] as const;
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      itemCount={members.length}
      resourceName={{ singular: text(language, "members.member"), plural: text(language, "members.title") }}
      headings={
        headings.map((key, n) => ({ id: key, title: text(language, key), ...(n > 2 ? { alignment: "end" as const } : {}) })) as [
          { id: string; title: string },
        ]
      }
    >
      {members.map((member, position) => (
        <IndexTable.Row id={member.customerId} key={member.customerId} position={position}>
          {smDown ? <Narrow member={member} language={language} /> : <Wide member={member} language={language} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

interface Line {
  member: MemberLine;
  language: Language;
}

function Name({ member, language }: Line) {
  return (
    <Link url={`/app/members/${member.customerId}?locale=${language}`} removeUnderline dataPrimaryLink>
      {member.name ?? text(language, "members.customer", { id: member.customerId })}
    </Link>
  );
}

function Wide({ member, language }: Line) {
  return (
    <>
      <IndexTable.Cell>
        <Name member={member} language={language} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Badge {...(member.status === "active" ? { tone: "success" as const } : {})}>
          {text(language, `member-status.${member.status}`)}
        </Badge>
      </IndexTable.Cell>
      <IndexTable.Cell>{member.tierTitle ?? "–"}</IndexTable.Cell>
      {figures.map((name) => (
        <IndexTable.Cell key={name}>
          <Text as="span" alignment="end" numeric>
            {writePoints(member.balance[name], language)}
          </Text>
        </IndexTable.Cell>
      ))}
    </>
  );
}

function Narrow({ member, language }: Line) {
  const shown = figures.filter((name) => name === "available" || member.balance[name] > 0);
  return (
    <div style={{ padding: "12px 16px", width: "100%" }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <Name member={member} language={language} />
          <Text as="span" tone="subdued">
            {[member.tierTitle, text(language, `member-status.${member.status}`)].filter(Boolean).join(" · ")}
          </Text>
        </InlineStack>
        <Text as="span" numeric>
          {shown.map((name) => `${text(language, `account.${name}`)} ${writePoints(member.balance[name], language)}`).join(" · ")}
        </Text>
      </BlockStack>
    </div>
  );
}

function Empty({ language }: { language: Language }) {
  return (
    <div style={{ padding: "24px 16px" }}>
      <Text as="p">{text(language, "members.empty")}</Text>
    </div>
  );
}
