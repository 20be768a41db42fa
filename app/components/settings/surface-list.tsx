import { Badge, Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { featureGate, type Gate, type PlanKey } from "../../loyalty/plans";
import { useAdmin } from "../admin-frame";
import { SettingsSection } from "./settings-page";
import { placedTargets, surfaces, type Surface } from "./surfaces";

interface SurfaceListProps {
  plan: PlanKey;
  plus: boolean;
  customerAccounts: "new" | "legacy";
}

/** Where points can be spent, each place with what it needs and how to put it there. What Shopify keeps for Plus shops is absent elsewhere. */
export function SurfaceList({ plan, plus, customerAccounts }: SurfaceListProps) {
  const { say } = useAdmin();
  const placed = usePlaced();
  const shown = surfaces
    .map((surface) => ({ surface, gate: surface.feature === null ? open : featureGate(surface.feature, { plan, plus }) }))
    .filter(({ gate }) => gate.gate !== "absent");
  return (
    <>
      {shown.map(({ surface, gate }) => (
        <SettingsSection key={surface.key} title={`surface.${surface.key}`} lead={`surface.${surface.key}.lead`}>
          <Card>
            <BlockStack gap="300">
              <Standing surface={surface} gate={gate} placed={placed} />
              <Text as="p">{say(`surface.${surface.key}.how`)}</Text>
              {surface.key === "account" && customerAccounts === "legacy" ? (
                <Banner tone="warning">
                  <Text as="p">{say("surface.accounts")}</Text>
                </Banner>
              ) : null}
              <Place surface={surface} gate={gate} />
            </BlockStack>
          </Card>
        </SettingsSection>
      ))}
    </>
  );
}

const open: Gate = { gate: "open" };

/** What it needs of plans, and whether it stands there; nothing where there is nothing to say. */
function Standing({ surface, gate, placed }: { surface: Surface; gate: Gate; placed: ReadonlySet<string> | null }) {
  const { say } = useAdmin();
  const needsPlan = gate.gate === "needs-plan";
  const told = placed !== null && surface.targets.length > 0 && !needsPlan;
  const stands = told && surface.targets.some((target) => placed.has(target));
  const plus = surface.key === "checkout";
  if (!needsPlan && !told && !plus) return null;
  return (
    <InlineStack gap="200">
      {needsPlan ? <Badge tone="info">{say("settings.plan.needs", { plan: gate.plan.name })}</Badge> : null}
      {told ? (
        <Badge {...(stands ? { tone: "success" as const } : {})}>{say(stands ? "surface.placed" : "surface.not-placed")}</Badge>
      ) : null}
      {plus ? <Badge>{say("surface.plus")}</Badge> : null}
    </InlineStack>
  );
}

function Place({ surface, gate }: { surface: Surface; gate: Gate }) {
  const { say, to, shopDomain } = useAdmin();
  if (surface.key === "storefront") {
    return (
      <InlineStack>
        <Button url={to("/app")}>{say("surface.storefront.open")}</Button>
      </InlineStack>
    );
  }
  if (surface.path === null) return null;
  return (
    <InlineStack>
      <Button url={`https://${shopDomain}${surface.path}`} target="_top" disabled={gate.gate !== "open"}>
        {say(surface.key === "admin" ? "surface.admin.open" : "surface.editor")}
      </Button>
    </InlineStack>
  );
}

/** Asked once: the page is read again when one comes back from Shopify's editor. */
function usePlaced(): ReadonlySet<string> | null {
  const bridge = useAppBridge();
  const [placed, setPlaced] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    let gone = false;
    const ask = () =>
      void bridge.app.extensions().then(
        (told) => {
          if (!gone) setPlaced(placedTargets(told));
        },
        () => undefined,
      );
    ask();
    window.addEventListener("focus", ask);
    return () => {
      gone = true;
      window.removeEventListener("focus", ask);
    };
  }, [bridge]);
  return placed;
}
