import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, isRouteErrorResponse, useLoaderData, useLocation, useNavigation, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import styles from "@shopify/polaris/build/esm/styles.css?url";
import en from "@shopify/polaris/locales/en.json";
import fr from "@shopify/polaris/locales/fr.json";
import { environment } from "../base/environment.server";
import { AdminFrameProvider, useAdmin } from "../components/admin-frame";
import places from "../components/places.css?url";
import { useNonce } from "../components/nonce";
import { PausedBanner } from "../components/paused-banner";
import { PageSkeleton } from "../components/page-skeleton";
import { pageVisit } from "./admin/visit.server";

const polarisWords = { en, fr };

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "stylesheet", href: places },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { language, zone, currency, shopDomain, shopStatus, plus } = await pageVisit(request);
  const { SHOPIFY_API_KEY, APP_BRIDGE_URL } = environment();
  return {
    apiKey: SHOPIFY_API_KEY,
    bridge: APP_BRIDGE_URL ?? null,
    frame: { language, zone, currency, shopDomain, plus },
    paused: shopStatus === "paused",
  };
}

/** What every page of the admin stands in: Polaris in the admin's language, App Bridge, and the app's part of the side bar. */
export default function App() {
  const { apiKey, bridge, frame, paused } = useLoaderData<typeof loader>();
  return (
    <AppProvider apiKey={apiKey} isEmbeddedApp i18n={polarisWords[frame.language]} {...(bridge ? { __APP_BRIDGE_URL: bridge } : {})}>
      <AdminFrameProvider frame={frame}>
        <Navigation />
        <main lang={frame.language}>
          {paused && <PausedBanner />}
          <Content />
        </main>
      </AdminFrameProvider>
    </AppProvider>
  );
}

function Navigation() {
  const { say, to } = useAdmin();
  return (
    <NavMenu>
      <a href={to("/app")} rel="home">
        {say("shell.home")}
      </a>
      <a href={to("/app/members")}>{say("shell.members")}</a>
      <a href={to("/app/redemptions")}>{say("shell.redemptions")}</a>
      <a href={to("/app/referrals")}>{say("shell.referrals")}</a>
      <a href={to("/app/program")}>{say("shell.program")}</a>
      <a href={to("/app/health")}>{say("shell.health")}</a>
      <a href={to("/app/settings")}>{say("shell.settings")}</a>
    </NavMenu>
  );
}

const inStudio = (path: string) => path === "/app/program" || path.startsWith("/app/program/");

/**
 * The page, or its skeleton while another one is on its way; a page that reloads its own data stays, and so does the studio, which
 * keeps what is not saved from page to page.
 */
function Content() {
  const { state, location } = useNavigation();
  const here = useLocation();
  const stays = (path: string) => path === here.pathname || (inStudio(path) && inStudio(here.pathname));
  const leaving = state === "loading" && !stays(location.pathname);
  return leaving ? <PageSkeleton /> : <Outlet />;
}

/**
 * Shopify's sign-in answers with Responses, whose page must pass as it is: a script of App Bridge's. The library's own boundary
 * would bring its server part to the browser, where it fails in development, and would show as HTML what the framework says of
 * an address. Whatever else was thrown the frame around shows, in words.
 */
export function ErrorBoundary() {
  const error = useRouteError();
  const { nonce } = useNonce();
  if (!isRouteErrorResponse(error)) throw error;
  const page = typeof error.data === "string" ? error.data : "";
  if (page !== "" && !page.trimStart().startsWith("<script data-api-key=")) throw error;
  // the library's own page is Shopify's word: what it writes to run may run
  const html = nonce === undefined ? page : page.replaceAll("<script", `<script nonce="${nonce}"`);
  return <div dangerouslySetInnerHTML={{ __html: html }} suppressHydrationWarning />;
}

export const headers: HeadersFunction = (headersArgs) => boundary.headers(headersArgs);
