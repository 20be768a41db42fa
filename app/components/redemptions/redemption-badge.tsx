import { Badge } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { troubleOf, type RedemptionLine } from "./redemption-words";

const tones = { issued: "info", used: "success", failed: "critical" } as const;

/** Where a redemption stands; a perk that waits for staff and a code that is gone say so. */
export function RedemptionBadge({ line }: { line: RedemptionLine }) {
  const { say } = useAdmin();
  const { status } = line;
  if (line.value.kind === "perk" && status === "used") {
    if (line.missed) return <Badge>{say("redemptions.perk.missed")}</Badge>;
    const given = line.handedOverAt !== null;
    return <Badge tone={given ? "success" : "attention"}>{say(given ? "redemptions.perk.given" : "redemptions.perk.waits")}</Badge>;
  }
  if (troubleOf(line) === "gone") return <Badge tone="warning">{say("redemptions.gone")}</Badge>;
  return (
    <Badge {...(status in tones ? { tone: tones[status as keyof typeof tones] } : {})}>{say(`member.rewards.status.${status}`)}</Badge>
  );
}
