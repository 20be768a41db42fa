import { Badge, BlockStack, Box, Button, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useAdmin } from "../admin-frame";
import type { TimelineEntry } from "../../members/timeline";
import { describeEntry } from "./timeline-words";
import { lastDigits, type ActorNames } from "../words";
import { writeMoment } from "../write";

interface TimelineProps {
  entries: readonly TimelineEntry[];
  names: ActorNames;
  tierTitles: Record<string, string>;
  goodwill: ReadonlyArray<{ key: string; title: string }>;
  onUndo(adjustmentId: string): void;
}

/** Everything that happened to a member, newest first, each with its reason in words. */
export function TimelineList({ entries, onUndo, ...known }: TimelineProps) {
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <Entry entry={entry} onUndo={onUndo} known={known} />
        </li>
      ))}
    </ul>
  );
}

type Known = Omit<TimelineProps, "entries" | "onUndo">;

function Entry({ entry, onUndo, known }: { entry: TimelineEntry; onUndo: TimelineProps["onUndo"]; known: Known }) {
  const words = useAdmin();
  const { title, amount, lines } = describeEntry(entry, known, words);
  return (
    <Box paddingInline="400" paddingBlock="300" borderBlockStartWidth="025" borderColor="border">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200" wrap={false}>
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {title}
            </Text>
            {isUndone(entry) && <Badge>{words.say("timeline.undone")}</Badge>}
          </InlineStack>
          {amount !== null && (
            <Text as="span" fontWeight="semibold" numeric>
              {amount}
            </Text>
          )}
        </InlineStack>
        {lines.map((line) => (
          <Text as="p" key={line} breakWord>
            {line}
          </Text>
        ))}
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" tone="subdued" variant="bodySm">
            <time dateTime={entry.at}>{writeMoment(entry.at, words.language, words.zone)}</time>
          </Text>
          <Origin entry={entry} />
          {entry.type === "transfer" && entry.undoable && (
            <Button variant="plain" onClick={() => onUndo(entry.transfer.cause.id)}>
              {words.say("member.undo")}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Box>
  );
}

const isUndone = (entry: TimelineEntry) =>
  entry.type === "transfer" && entry.adjustment !== null && !entry.undoable && entry.transfer.reverses === null;

/** Where it came from: the order, or the code. */
function Origin({ entry }: { entry: TimelineEntry }): ReactNode {
  const { say, to } = useAdmin();
  const orderId = orderOf(entry);
  const code = entry.type === "transfer" ? entry.redemption?.code : null;
  return (
    <>
      {code && (
        <Text as="span" tone="subdued" variant="bodySm">
          {say("timeline.code", { code })}
        </Text>
      )}
      {orderId && <Link url={to(`/app/orders/${orderId}`)}>{say("timeline.order", { digits: lastDigits(orderId) })}</Link>}
    </>
  );
}

function orderOf(entry: TimelineEntry): string | null {
  if (entry.type === "order") return entry.orderId;
  if (entry.type !== "transfer") return null;
  return entry.transfer.cause.type === "order" ? entry.transfer.cause.id : (entry.redemption?.orderId ?? null);
}
