import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { StatusView } from "../../routes/admin/home.server";
import { useAdmin } from "../admin-frame";
import { ClosingModal, ReopenModal } from "./closing-modal";
import { PauseModal } from "./pause-modal";
import { VisibilityModal } from "./visibility-modal";

/** Who sees the program, whether earning and spending are open, and whether the program ends. */
export function StatusCard({ home }: { home: StatusView }) {
  const { say } = useAdmin();
  const [asking, ask] = useState<"visibility" | "earning" | "spending" | "closing" | null>(null);
  const { visibility, earningPaused, spendingPaused, published, closing } = home;
  // what was there when it was asked: the page is read anew before the modal closes
  const [reopening, reopen] = useState<StatusView["closing"]>(null);
  const close = () => ask(null);
  // nothing holds before the first publication
  const now = (words: string) => (published ? words : say("home.status.unpublished"));
  const byOthers = spendingPaused !== null && spendingPaused !== "by-merchant";
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say("home.status.title")}
        </Text>
        <Row
          title={say("home.visibility.title")}
          badge={
            <Badge {...(published && visibility.who === "everyone" ? { tone: "success" as const } : {})}>
              {say(`home.visibility.${visibility.who}`)}
            </Badge>
          }
          words={now(
            visibility.who === "tagged"
              ? say("home.visibility.tagged.now", { tag: visibility.tag })
              : say(`home.visibility.${visibility.who}.now`),
          )}
          action={
            <Button onClick={() => ask("visibility")} accessibilityLabel={say("home.visibility.change-label")}>
              {say("home.visibility.change")}
            </Button>
          }
        />
        <Row
          title={say("home.earning.title")}
          badge={<State published={published} paused={earningPaused} />}
          words={now(say(earningPaused ? "home.earning.paused" : "home.earning.open"))}
          action={
            <Button
              onClick={() => ask("earning")}
              disabled={!published}
              accessibilityLabel={say(earningPaused ? "home.earning.resume" : "home.earning.pause")}
            >
              {say(earningPaused ? "home.resume" : "home.pause")}
            </Button>
          }
        />
        <Row
          title={say("home.spending.title")}
          badge={<State published={published} paused={spendingPaused !== null} />}
          words={now(say(byOthers ? "home.spending.currency" : spendingPaused === null ? "home.spending.open" : "home.spending.paused"))}
          action={
            byOthers ? null : (
              <Button
                onClick={() => ask("spending")}
                disabled={!published}
                accessibilityLabel={say(spendingPaused ? "home.spending.resume" : "home.spending.pause")}
              >
                {say(spendingPaused === null ? "home.pause" : "home.resume")}
              </Button>
            )
          }
        />
        <Row
          title={say("home.closing.title")}
          badge={<ClosingState home={home} />}
          words={now(closingWords(say, closing))}
          action={
            <Button
              onClick={() => {
                reopen(closing);
                ask("closing");
              }}
              disabled={!published}
              accessibilityLabel={say(closing ? "home.closing.reopen" : "home.closing.close")}
            >
              {say(closing ? "home.closing.undo" : "home.closing.announce")}
            </Button>
          }
        />
      </BlockStack>
      {asking === "visibility" ? <VisibilityModal visibility={visibility} onClose={close} /> : null}
      {asking === "earning" ? <PauseModal what="earning" paused={earningPaused} onClose={close} /> : null}
      {asking === "spending" ? <PauseModal what="spending" paused={spendingPaused !== null} onClose={close} /> : null}
      {asking === "closing" && reopening === null ? <ClosingModal today={home.today} onClose={close} /> : null}
      {asking === "closing" && reopening !== null ? <ReopenModal closing={reopening} onClose={close} /> : null}
    </Card>
  );
}

function ClosingState({ home: { published, closing } }: { home: StatusView }) {
  const { say } = useAdmin();
  if (!published) return <Badge>{say("home.state.unpublished")}</Badge>;
  if (closing === null) return <Badge tone="success">{say("home.closing.goes-on")}</Badge>;
  return <Badge tone="warning">{say(closing.spent ? "home.closing.ended" : "home.closing.ends")}</Badge>;
}

function closingWords(say: ReturnType<typeof useAdmin>["say"], closing: StatusView["closing"]): string {
  if (closing === null) return say("home.closing.none");
  const { earned, spent, earnWords: earn, spendWords: spend } = closing;
  return say(spent ? "home.closing.over" : earned ? "home.closing.earned" : "home.closing.ahead", { earn, spend });
}

function State({ published, paused }: { published: boolean; paused: boolean }) {
  const { say } = useAdmin();
  if (!published) return <Badge>{say("home.state.unpublished")}</Badge>;
  return <Badge tone={paused ? "warning" : "success"}>{say(paused ? "home.state.paused" : "home.state.open")}</Badge>;
}

function Row({ title, badge, words, action }: { title: string; badge: ReactNode; words: string; action: ReactNode }) {
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300" wrap={false}>
      <BlockStack gap="050">
        <InlineStack align="start" gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          {badge}
        </InlineStack>
        <Text as="p" tone="subdued">
          {words}
        </Text>
      </BlockStack>
      <Box minWidth="fit-content">{action}</Box>
    </InlineStack>
  );
}
