import { Banner, BlockStack, Button, InlineStack, Link, Spinner, Text } from "@shopify/polaris";
import type { HealthView } from "../../routes/admin/health.server";
import { useAdmin } from "../admin-frame";
import { useAct } from "../use-act";
import { writeMoment, writePoints } from "../write";
import { errorWords } from "./error-words";
import { Rows, Section } from "./section";

type DriftCardProps = Pick<HealthView, "sweeps" | "drift" | "sweeping" | "allOrders">;

/** Orders that differed from Shopify's and were repaired, how far back that reaches, and a comparison at once. */
export function DriftCard({ sweeps, drift, sweeping, allOrders }: DriftCardProps) {
  const { say, to, language, zone } = useAdmin();
  const act = useAct({ done: "health.sweep.asked" });
  const refused = act.errorOf("form");
  const moment = (at: Date) => writeMoment(at, language, zone);
  return (
    <Section
      title={say("health.sweep.title")}
      lead={say("health.sweep.lead")}
      action={
        <Button onClick={() => act.send({ intent: "sweep" })} loading={act.busy} disabled={sweeping !== null}>
          {say("health.sweep.now")}
        </Button>
      }
    >
      <div role="status">
        {sweeping ? (
          <InlineStack gap="200" blockAlign="center">
            <Spinner size="small" accessibilityLabel={say(`health.sweep.${sweeping}`)} />
            <Text as="span">{say(`health.sweep.${sweeping}`)}</Text>
          </InlineStack>
        ) : null}
      </div>
      <Text as="p">
        {say(allOrders ? "health.reach.all" : "health.reach.sixty")}{" "}
        {allOrders ? null : <Link url={to("/app/settings/permissions")}>{say("health.reach.permissions")}</Link>}
      </Text>
      {sweeps.length === 0 ? (
        <Text as="p">{say("health.sweep.none")}</Text>
      ) : (
        <Rows
          label={say("health.sweep.list")}
          heads={[say("health.sweep.when"), say("health.sweep.orders"), say("health.sweep.repaired"), say("health.sweep.outcome")]}
          rows={sweeps.map(({ id, startedAt, endedAt, orders, drift: repaired, error }) => ({
            key: id,
            cells: [
              moment(startedAt),
              writePoints(orders, language),
              writePoints(repaired, language),
              error === null
                ? say(endedAt ? "health.sweep.done" : "health.sweep.open")
                : say("health.sweep.failed", { error: say(...errorWords(error)) }),
            ],
          }))}
        />
      )}
      {drift.length === 0 ? (
        <Text as="p">{say("health.drift.none")}</Text>
      ) : (
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {say("health.drift.title")}
          </Text>
          <Rows
            label={say("health.drift.title")}
            heads={[say("health.drift.order"), say("health.drift.kind"), say("health.drift.when")]}
            rows={drift.map(({ id, orderId, kind, foundAt }) => ({
              key: id,
              cells: [
                <Link key="order" url={to(`/app/orders/${orderId}`)}>
                  {orderId}
                </Link>,
                say(`health.drift.${kind}`),
                moment(foundAt),
              ],
            }))}
          />
        </BlockStack>
      )}
      {refused ? <Banner tone="critical">{refused}</Banner> : null}
    </Section>
  );
}
