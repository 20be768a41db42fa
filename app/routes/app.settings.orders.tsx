import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { OrderSections } from "../components/settings/order-sections";
import { ordersToEdit, withOrders, type OrderValues } from "../components/settings/order-values";
import { SettingsPage } from "../components/settings/settings-page";
import { useSettingsForm } from "../components/settings/use-settings-form";
import { channels } from "../loyalty/order-facts";
import { changeProgram } from "../programs/change.server";
import { readSettings } from "../programs/settings.server";
import { programOfPage } from "./admin/live-program.server";
import { changeSettingsOf } from "./admin/change-settings.server";
import { saveSettings } from "./admin/settings-action.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return visit.inShop(async (tx) => {
    const { program, live } = await programOfPage(tx);
    return { saved: ordersToEdit(program, (await readSettings(tx)).returnDays), live };
  });
}

const days = z.int().min(0).max(365);
const sent = z.strictObject({
  tagsExcluded: z.array(z.string().trim().min(1).max(255)).max(100),
  channels: z.array(z.enum(channels)),
  testOrders: z.boolean(),
  returnDays: days.nullable(),
  pendingDays: days,
  ifMatch: z.int(),
});

export async function action({ request }: ActionFunctionArgs) {
  return saveSettings(request, sent, async (tx, { ifMatch, ...values }, { actor, language }) => {
    const { version } = await changeProgram(tx, (live) => withOrders(live, values), { by: actor, ifMatch, language });
    await changeSettingsOf(tx, { returnDays: values.returnDays }, actor);
    return version;
  });
}

/** Which orders count, and when their points can be spent. */
export default function Orders() {
  const { saved, live } = useLoaderData<typeof loader>();
  const form = useSettingsForm<OrderValues>(saved, (values) => ({ ...values, ifMatch: live?.version ?? 0 }));
  return (
    <SettingsPage part="orders" form={form} live={live}>
      <OrderSections form={form} disabled={live === null} />
    </SettingsPage>
  );
}
