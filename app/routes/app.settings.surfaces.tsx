import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SettingsPage } from "../components/settings/settings-page";
import { SurfaceList } from "../components/settings/surface-list";
import { shopPlan } from "../programs/plan.server";
import { shopRow } from "../programs/shop.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return visit.inShop(async (tx) => {
    const { plan, plus } = await shopPlan(tx);
    const { customerAccounts } = await shopRow(tx);
    return { plan: plan.key, plus, customerAccounts: customerAccounts === "legacy" ? ("legacy" as const) : ("new" as const) };
  });
}

/** Where points can be spent, and how each place is put there. */
export default function SurfacesPage() {
  return (
    <SettingsPage part="surfaces">
      <SurfaceList {...useLoaderData<typeof loader>()} />
    </SettingsPage>
  );
}
