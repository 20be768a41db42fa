import { BlockStack, Button, Icon, InlineStack, Text } from "@shopify/polaris";
import { AlertTriangleIcon, CheckCircleIcon } from "@shopify/polaris-icons";
import { useRevalidator } from "@remix-run/react";
import { text, type TextKey } from "../../base/languages/text";
import type { KeptAudit } from "../../insights/audits.server";
import { useAdmin } from "../admin-frame";
import { writeMoment } from "../write";
import { useAct } from "../use-act";
import { RunProgress } from "../run-progress";
import { Section } from "./section";

/** The ledger's checks: when they last ran, what they say, and a run at once. */
export function AuditCard({ last, run }: { last: KeptAudit | null; run: string | null }) {
  const { say, language, zone } = useAdmin();
  const { revalidate } = useRevalidator();
  const act = useAct({ done: "health.audit.asked" });
  const ran = last
    ? say(last.by === "system" ? "health.audit.by-night" : "health.audit.by-hand", { at: writeMoment(last.at, language, zone) })
    : say("health.audit.never");
  return (
    <Section
      title={say("health.audit.title")}
      lead={say("health.audit.lead")}
      action={
        <Button onClick={() => act.send({ intent: "audit" })} loading={act.busy} disabled={run !== null}>
          {say("health.audit.now")}
        </Button>
      }
    >
      {run ? <RunProgress id={run} title={say("health.audit.run")} onDone={revalidate} /> : null}
      <Text as="p">{ran}</Text>
      {last ? (
        <BlockStack as="ul" gap="200">
          {last.checks.map((check) => (
            <li key={check.name}>
              <Check {...check} />
            </li>
          ))}
        </BlockStack>
      ) : null}
    </Section>
  );
}

function Check({ name, ok, detail }: KeptAudit["checks"][number]) {
  const { say, language } = useAdmin();
  return (
    <InlineStack gap="200" wrap={false} blockAlign="start">
      <span aria-hidden>
        <Icon source={ok ? CheckCircleIcon : AlertTriangleIcon} tone={ok ? "success" : "critical"} />
      </span>
      <BlockStack>
        <Text as="span">
          {checkWords(name) === null ? name : text(language, checkWords(name)!)}
          {" – "}
          {say(ok ? "health.audit.holds" : "health.audit.fails")}
        </Text>
        {detail ? (
          <Text as="span" tone="critical" breakWord>
            {detail}
          </Text>
        ) : null}
      </BlockStack>
    </InlineStack>
  );
}

const checks = {
  "balances-equal-transfers": "health.check.balances-equal-transfers",
  "lots-equal-balances": "health.check.lots-equal-balances",
  "cause-keys-are-unique": "health.check.cause-keys-are-unique",
  "orders-equal-their-transfers": "health.check.orders-equal-their-transfers",
  "held-equals-live-redemptions": "health.check.held-equals-live-redemptions",
  "everything-adds-up-to-zero": "health.check.everything-adds-up-to-zero",
  "no-points-beside-a-debt": "health.check.no-points-beside-a-debt",
  "referrals-equal-their-transfers": "health.check.referrals-equal-their-transfers",
  "redemptions-equal-their-transfers": "health.check.redemptions-equal-their-transfers",
  "sealed-days-are-unchanged": "health.check.sealed-days-are-unchanged",
} as const satisfies Record<string, TextKey>;

/** A check that we have no words for goes by its name. */
export const checkWords = (name: string): TextKey | null => (name in checks ? checks[name as keyof typeof checks] : null);
