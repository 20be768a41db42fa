import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PlanSections } from "../components/settings/plan-sections";
import { SettingsPage } from "../components/settings/settings-page";
import { ordersThatEarned } from "../insights/orders.server";
import { shopPlan } from "../programs/plan.server";
import { planPageUrl } from "../shopify/shop-settings.server";
import { readAnew } from "./admin/read-anew.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  // the merchant may come back from Shopify's page of plans this very moment
  const fresh = await readAnew(visit.shopDomain);
  return visit.inShop(async (tx) => {
    const { plan, plus } = await shopPlan(tx);
    return { plan: plan.key, plus, used: await ordersThatEarned(tx, visit.zone), fresh, choose: planPageUrl(visit.shopDomain) };
  });
}

/** The plan, what of it is used, and what others hold. */
export default function PlanPage() {
  return (
    <SettingsPage part="plan">
      <PlanSections {...useLoaderData<typeof loader>()} />
    </SettingsPage>
  );
}
