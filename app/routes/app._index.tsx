import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useAdmin } from "../components/admin-frame";
import { HealthLine } from "../components/health/health-line";
import { Figures } from "../components/home/figures";
import { FirstDay } from "../components/home/first-day";
import { Notices } from "../components/home/notices";
import { setupFacts } from "../components/home/setup-facts";
import { SetupGuide } from "../components/home/setup-guide";
import { stepsApartFromTheme } from "../components/home/setup-steps";
import { StatusCard } from "../components/home/status-card";
import { useThemeStatus } from "../components/home/theme-status";
import { keyFigures } from "../insights/key-figures.server";
import { actOnHome } from "./admin/home-actions.server";
import { readHome } from "./admin/home.server";
import { intakeOf } from "./admin/health-summary.server";
import { readForm } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  const intake = await intakeOf(visit);
  const home = await visit.inShop((tx) => readHome(tx, visit, intake));
  // a large shop's figures take a while: the page does not wait for them
  const figures = home.published ? visit.inShop((tx) => keyFigures(tx, visit.language)) : null;
  return { home, figures };
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  return actOnHome(visit, await readForm(request));
}

/** Single fetch brings dates and promises as they are. */
type Loaded = Awaited<ReturnType<typeof loader>>;

/** How the program does, whether all is well, and what is still to be set up. */
export default function Home() {
  const { say } = useAdmin();
  const { home, figures } = useLoaderData<unknown>() as Loaded;
  const theme = useThemeStatus();
  // with nothing left to do in the app the guide stands last, so that what Shopify tells of the theme moves no figures
  const low = stepsApartFromTheme(setupFacts(home, theme)).every(({ done }) => done);
  return (
    <Page title={say("home.title")}>
      <BlockStack gap="400">
        <Notices home={home} theme={theme} />
        <HealthLine problems={home.problems} />
        {low ? null : <SetupGuide home={home} theme={theme} />}
        {figures === null ? <FirstDay published={false} /> : <Figures figures={figures} />}
        <StatusCard home={home} />
        {low ? <SetupGuide home={home} theme={theme} /> : null}
      </BlockStack>
    </Page>
  );
}
