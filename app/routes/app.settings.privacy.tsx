import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { PrivacySections } from "../components/settings/privacy-sections";
import { SettingsPage } from "../components/settings/settings-page";
import { useSettingsForm } from "../components/settings/use-settings-form";
import { programFaceDue } from "../face/program-face-due.server";
import { complianceRequests } from "../programs/activity.server";
import { readSettings } from "../programs/settings.server";
import { changeSettingsOf } from "./admin/change-settings.server";
import { saveSettings } from "./admin/settings-action.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return visit.inShop(async (tx) => ({ requests: await complianceRequests(tx), email: (await readSettings(tx)).support.email ?? "" }));
}

const sent = z.strictObject({ email: z.union([z.literal(""), z.email()]) });

export async function action({ request }: ActionFunctionArgs) {
  return saveSettings(request, sent, async (tx, { email }, { actor }) => {
    await changeSettingsOf(tx, { support: { email: email === "" ? null : email } }, actor);
    await programFaceDue(tx);
  });
}

/** What is stored and for how long, and whom members ask. */
export default function Privacy() {
  const { requests, email } = useLoaderData<typeof loader>();
  const form = useSettingsForm({ email }, (values) => ({ email: values.email.trim() }));
  return (
    <SettingsPage part="privacy" form={form}>
      <PrivacySections form={form} requests={requests} />
    </SettingsPage>
  );
}
