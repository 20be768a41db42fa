import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Card, InlineStack, Layout, Page, Text } from "@shopify/polaris";
import { isFidelioError } from "../base/errors";
import { useAdmin } from "../components/admin-frame";
import { PageFault } from "../components/page-fault";
import { lastDigits } from "../components/words";
import { OrderFactsCard } from "../components/order/order-facts-card";
import { OrderMember, OrderMovements, OrderRewards } from "../components/order/order-side";
import { OrderWhyCard } from "../components/order/order-why-card";
import { writeDay } from "../components/write";
import { orderPage } from "./admin/order-page-data.server";
import { pageVisit } from "./admin/visit.server";
import { shopifyId } from "./api/schemas/parts";

const missing = () => json("missing" as const, { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  const id = shopifyId.safeParse(params["id"]);
  if (!id.success) throw missing();
  try {
    return await visit.inShop((tx) => orderPage(tx, visit, id.data));
  } catch (error) {
    if (isFidelioError(error, "not_found")) throw missing();
    throw error;
  }
}

/** One order: why it earned what it earned, or nothing. */
export default function Order() {
  const order = useLoaderData<typeof loader>();
  const { say, to, language, zone } = useAdmin();
  const { facts, member } = order;
  const back = member ? { content: say("order.member"), url: to(`/app/members/${member.customerId}`) } : null;
  return (
    <Page
      title={say("order.title", { digits: lastDigits(order.orderId) })}
      subtitle={say("order.placed", { day: writeDay(order.placedAt, language, zone) })}
      titleMetadata={facts && <Badges facts={facts} />}
      backAction={back ?? { content: say("member.back"), url: to("/app/members") }}
      secondaryActions={[{ content: say("member.in-shopify"), url: `shopify://admin/orders/${order.orderId}`, target: "_top" }]}
    >
      <div className="two-columns">
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <OrderWhyCard order={order} versionSince={order.versionSince} tierTitle={order.tierTitle} />
              {facts ? (
                <OrderFactsCard facts={facts} counted={order.counted} />
              ) : (
                <Card>
                  <Text as="p">{say("order.facts.none")}</Text>
                </Card>
              )}
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <OrderMember member={member} />
              <OrderRewards rewards={order.rewards} />
              <OrderMovements transfers={order.transfers} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </div>
    </Page>
  );
}

function Badges({ facts }: { facts: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["facts"]> }) {
  const { say, language, zone } = useAdmin();
  return (
    <InlineStack gap="100">
      <Badge>{say("order.channel", { channel: facts.channel })}</Badge>
      <Badge {...(facts.payment === "paid" ? { tone: "success" as const } : {})}>{say("order.paid", { payment: facts.payment })}</Badge>
      {facts.test && <Badge tone="attention">{say("order.test")}</Badge>}
      {facts.b2b && <Badge>{say("order.b2b")}</Badge>}
      {facts.cancelledAt && <Badge tone="warning">{say("order.cancelled", { day: writeDay(facts.cancelledAt, language, zone) })}</Badge>}
      {facts.presentmentCurrency !== facts.currency && <Badge>{facts.presentmentCurrency}</Badge>}
    </InlineStack>
  );
}

/** No order of this number, in words; whatever else was thrown is the frame's to show. */
export function ErrorBoundary() {
  return <PageFault what="order" />;
}
