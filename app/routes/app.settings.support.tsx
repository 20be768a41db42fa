import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { SupportSections, type SupportValues } from "../components/settings/support-sections";
import { SettingsPage } from "../components/settings/settings-page";
import { useSettingsForm } from "../components/settings/use-settings-form";
import { settingsShape } from "../programs/settings";
import { readSettings } from "../programs/settings.server";
import { changeSettingsOf } from "./admin/change-settings.server";
import { saveSettings } from "./admin/settings-action.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  const { goodwill, adjustmentLimit } = await visit.inShop(readSettings);
  return { goodwill, adjustmentLimit };
}

const sent = z.strictObject({ goodwill: settingsShape.goodwill, adjustmentLimit: settingsShape.adjustmentLimit });

export async function action({ request }: ActionFunctionArgs) {
  return saveSettings(request, sent, (tx, change, { actor }) => changeSettingsOf(tx, change, actor));
}

/** What support may give, and from which sum on a second person confirms. */
export default function Support() {
  const saved = useLoaderData<typeof loader>();
  const form = useSettingsForm<SupportValues>(
    { ...saved, limited: saved.adjustmentLimit !== null },
    ({ goodwill, adjustmentLimit, limited }) => ({
      goodwill,
      // an empty field is a fault of its own, not the wish for no limit
      adjustmentLimit: limited ? (adjustmentLimit ?? 0) : null,
    }),
  );
  return (
    <SettingsPage part="support" form={form}>
      <SupportSections form={form} />
    </SettingsPage>
  );
}
