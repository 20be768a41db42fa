import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { v7 } from "uuid";
import { z } from "zod";
import { PrivacySections } from "../components/settings/privacy-sections";
import { SettingsPage } from "../components/settings/settings-page";
import { useSettingsForm } from "../components/settings/use-settings-form";
import { programFaceDue } from "../face/program-face-due.server";
import { listRequests } from "../intake/privacy/list-requests.server";
import { readSettings } from "../programs/settings.server";
import { askArchive } from "./admin/ask-archive.server";
import { changeSettingsOf } from "./admin/change-settings.server";
import { saveSettings } from "./admin/settings-action.server";
import { readForm } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return visit.inShop(async (tx) => ({
    requests: await listRequests(tx),
    now: tx.now.toISOString(),
    // of the next request that this page makes
    next: v7(),
    email: (await readSettings(tx)).support.email ?? "",
  }));
}

const sent = z.strictObject({ email: z.union([z.literal(""), z.email()]) });

/** The settings come as JSON, the wish for an archive as a form. */
export async function action({ request }: ActionFunctionArgs) {
  if (request.headers.get("content-type")?.includes("form")) {
    return json(await askArchive(await pageVisit(request), await readForm(request)));
  }
  return saveSettings(request, sent, async (tx, { email }, { actor }) => {
    await changeSettingsOf(tx, { support: { email: email === "" ? null : email } }, actor);
    await programFaceDue(tx);
  });
}

/** What is stored and for how long, who asked for it, and whom members ask. */
export default function Privacy() {
  const { requests, email, now, next } = useLoaderData<typeof loader>();
  const form = useSettingsForm({ email }, (values) => ({ email: values.email.trim() }));
  return (
    <SettingsPage part="privacy" form={form}>
      <PrivacySections form={form} requests={requests} now={now} next={next} />
    </SettingsPage>
  );
}
