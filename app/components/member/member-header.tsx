import { Badge, Banner, BlockStack, Box, InlineGrid, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import type { MemberStatus } from "../../loyalty/words";
import { writeDay, writePoints } from "../write";

export interface Standing {
  status: MemberStatus;
  joinedAt: string | null;
  blockedAt: string | null;
  leftAt: string | null;
  balance: { available: number; pending: number; held: number; owed: number };
  lifetimeEarned: number;
}

const tones = { active: "success", candidate: "info", blocked: "critical" } as const;

export function StatusBadge({ status }: { status: MemberStatus }) {
  const { say } = useAdmin();
  return <Badge {...(status in tones ? { tone: tones[status as keyof typeof tones] } : {})}>{say(`member-status.${status}`)}</Badge>;
}

/** What the member may do now, in a sentence. */
export function MayDo({ member, spendingPaused }: { member: Standing; spendingPaused: boolean }) {
  const { say, language, zone } = useAdmin();
  const day = (at: string | null) => (at === null ? "" : writeDay(at, language, zone));
  const words = {
    candidate: () => say("member.may.candidate"),
    blocked: () => say("member.may.blocked", { day: day(member.blockedAt) }),
    left: () => say("member.may.left", { day: day(member.leftAt) }),
    erased: () => "",
    active: () => say(member.balance.owed > 0 ? "member.may.owing" : "member.may.active"),
  }[member.status]();
  const sentences = [words, ...(spendingPaused ? [say("member.spending-paused")] : [])];
  if (member.status === "blocked") return <Banner tone="warning">{sentences.join(" ")}</Banner>;
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <Text as="p" tone="subdued">
        {[...sentences, ...(member.joinedAt ? [`${say("member.joined", { day: day(member.joinedAt) })}.`] : [])].join(" ")}
      </Text>
    </Box>
  );
}

const accounts = ["available", "pending", "held", "owed"] as const;

/** What is in each account of the member's; a debt is shown where there is one. */
export function Balances({ member }: { member: Standing }) {
  const { say, language } = useAdmin();
  const figures = accounts
    .filter((name) => name !== "owed" || member.balance.owed > 0)
    .map((name) => ({ label: say(`account.${name}`), help: say(`member.account.${name}.help`), points: member.balance[name] }));
  figures.push({ label: say("member.lifetime"), help: "", points: member.lifetimeEarned });
  return (
    <InlineGrid columns={{ xs: 2, md: figures.length }} gap="400">
      {figures.map(({ label, help, points }) => (
        <BlockStack key={label} gap="050">
          <Text as="span" tone="subdued">
            {label}
          </Text>
          <Text as="span" variant="headingLg" numeric>
            {writePoints(points, language)}
          </Text>
          <Text as="span" tone="subdued" variant="bodySm">
            {help}
          </Text>
        </BlockStack>
      ))}
    </InlineGrid>
  );
}
