import { Banner, BlockStack, Button, Card, EmptyState, Text } from "@shopify/polaris";
import { featureGate } from "../../../loyalty/plans";
import { useAdmin } from "../../admin-frame";
import { emptyPicture } from "../../empty-picture";
import { useDraft } from "../studio";
import { AdvocateCard } from "./advocate-card";
import { FriendCard } from "./friend-card";
import { InvitationCard } from "./invitation-card";
import { MilestonesCard } from "./milestones-card";
import { OrderCard } from "./order-card";
import { firstReferral, withReferral } from "./referral";
import { Editing } from "./referral-editing";
import { SafetyCard } from "./safety-card";

/** Whether friends can be brought, what both sides get, and what must have happened first. */
export function ReferralForm() {
  const { say } = useAdmin();
  const { program, change } = useDraft();
  const needsPlan = usePlanNeeded();
  const { referral } = program;
  if (referral === null) {
    return (
      <BlockStack gap="400">
        <NeedsPlan plan={needsPlan} />
        <Card>
          <EmptyState
            heading={say("referral.empty")}
            image={emptyPicture}
            action={{
              content: say("referral.begin"),
              disabled: needsPlan !== null,
              onAction: () => change((now) => ({ ...now, referral: firstReferral(now.currency) })),
            }}
          >
            <Text as="p">{say("referral.empty.lead")}</Text>
          </EmptyState>
        </Card>
      </BlockStack>
    );
  }
  return (
    <Editing.Provider value={{ referral, change: (how) => change((now) => withReferral(now, how)) }}>
      <BlockStack gap="400">
        <NeedsPlan plan={needsPlan} />
        <FriendCard />
        <AdvocateCard />
        <OrderCard />
        <SafetyCard />
        <MilestonesCard />
        <InvitationCard />
        <End />
      </BlockStack>
    </Editing.Provider>
  );
}

/** The first plan that has referrals; null: the shop's has. */
function usePlanNeeded(): string | null {
  const { plus } = useAdmin();
  const { plan } = useDraft().data;
  const gate = featureGate("referrals", { plan, plus });
  return gate.gate === "needs-plan" ? gate.plan.name : null;
}

function NeedsPlan({ plan }: { plan: string | null }) {
  const { say, to } = useAdmin();
  if (plan === null) return null;
  return (
    <Banner title={say("settings.plan.needs", { plan })} action={{ content: say("referral.plan.see"), url: to("/app/settings/plan") }}>
      <Text as="p">{say("referral.plan")}</Text>
    </Banner>
  );
}

/** A program without referrals again. */
function End() {
  const { say } = useAdmin();
  const { change } = useDraft();
  return (
    <Banner tone="info">
      <BlockStack gap="200" inlineAlign="start">
        <Text as="p">{say("referral.end.means")}</Text>
        <Button variant="plain" tone="critical" onClick={() => change((now) => ({ ...now, referral: null }))}>
          {say("referral.end")}
        </Button>
      </BlockStack>
    </Banner>
  );
}
