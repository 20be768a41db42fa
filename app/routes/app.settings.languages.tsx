import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { LanguageSections } from "../components/settings/language-sections";
import { namesToEdit, withNames, type LanguageValues } from "../components/settings/language-values";
import { SettingsPage } from "../components/settings/settings-page";
import { useSettingsForm } from "../components/settings/use-settings-form";
import { changeProgram } from "../programs/change.server";
import { shopRow } from "../programs/shop.server";
import { programOfPage } from "./admin/live-program.server";
import { saveSettings } from "./admin/settings-action.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return visit.inShop(async (tx) => {
    const { locale, locales } = await shopRow(tx);
    return { ...(await programOfPage(tx)), locale, locales };
  });
}

const name = z.string().trim().min(1).max(60);
const names = z.strictObject({ one: name, many: name });
const sent = z.strictObject({
  formOfAddress: z.enum(["vous", "tu"]),
  en: names,
  fr: names,
  gender: z.enum(["masculine", "feminine"]),
  ifMatch: z.int(),
});

export async function action({ request }: ActionFunctionArgs) {
  return saveSettings(request, sent, async (tx, { ifMatch, ...values }, { actor, language }) => {
    const { version } = await changeProgram(tx, (live) => withNames(live, values), { by: actor, ifMatch, language });
    return version;
  });
}

/** How the program speaks to shoppers. */
export default function Languages() {
  const { program, live, locale, locales } = useLoaderData<typeof loader>();
  const form = useSettingsForm<LanguageValues>(namesToEdit(program, locale), (values) => ({ ...values, ifMatch: live?.version ?? 0 }));
  return (
    <SettingsPage part="languages" form={form} live={live}>
      <LanguageSections form={form} program={program} shop={{ locale, locales }} disabled={live === null} />
    </SettingsPage>
  );
}
