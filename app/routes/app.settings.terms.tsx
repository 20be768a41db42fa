import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { SettingsPage } from "../components/settings/settings-page";
import { TermsSections } from "../components/settings/terms-sections";
import { termsToEdit, withTerms, type TermsValues } from "../components/settings/terms-values";
import { useSettingsForm } from "../components/settings/use-settings-form";
import { changeProgram } from "../programs/change.server";
import { shopRow } from "../programs/shop.server";
import { programOfPage } from "./admin/live-program.server";
import { saveSettings } from "./admin/settings-action.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return visit.inShop(async (tx) => ({ ...(await programOfPage(tx)), locale: (await shopRow(tx)).locale }));
}

/** null: the draft made from the program */
const ownText = z.string().trim().min(1).max(20_000).nullable();
const sent = z.strictObject({
  enrolment: z.enum(["automatic", "first-seen-signed-in", "opt-in"]),
  ask: z.boolean(),
  en: ownText,
  fr: ownText,
  ifMatch: z.int(),
});

export async function action({ request }: ActionFunctionArgs) {
  return saveSettings(request, sent, async (tx, { ifMatch, ...values }, { actor, language }) => {
    const { version } = await changeProgram(tx, (live) => withTerms(live, values), { by: actor, ifMatch, language });
    return version;
  });
}

/** Who becomes a member, and what members agree to. */
export default function Terms() {
  const { program, live, locale } = useLoaderData<typeof loader>();
  const form = useSettingsForm<TermsValues>(termsToEdit(program), (values) => ({ ...values, ifMatch: live?.version ?? 0 }));
  return (
    <SettingsPage part="terms" form={form} live={live}>
      <TermsSections form={form} program={program} locale={locale} disabled={live === null} />
    </SettingsPage>
  );
}
