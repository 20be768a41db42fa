import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, isRouteErrorResponse, useLoaderData, useRouteError } from "@remix-run/react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import styles from "@shopify/polaris/build/esm/styles.css?url";
import en from "@shopify/polaris/locales/en.json";
import fr from "@shopify/polaris/locales/fr.json";
import { environment } from "../base/environment.server";
import { authenticateAdmin } from "../shopify/authenticate.server";
import { visitLanguage } from "./admin/visit.server";

const polarisWords = { en, fr };

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request }: LoaderFunctionArgs) {
  await authenticateAdmin(request);
  const { SHOPIFY_API_KEY, APP_BRIDGE_URL } = environment();
  return { apiKey: SHOPIFY_API_KEY, bridge: APP_BRIDGE_URL ?? null, language: visitLanguage(request) };
}

/** What every page of the admin stands in: Polaris in the admin's language, and App Bridge. */
export default function App() {
  const { apiKey, bridge, language } = useLoaderData<typeof loader>();
  return (
    <AppProvider apiKey={apiKey} isEmbeddedApp i18n={polarisWords[language]} {...(bridge ? { __APP_BRIDGE_URL: bridge } : {})}>
      <div lang={language}>
        <Outlet />
      </div>
    </AppProvider>
  );
}

/**
 * Shopify's sign-in answers with Responses, whose page must pass as it is. The library's own boundary would bring its server
 * part to the browser, where it fails in development.
 */
export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) throw error;
  return <div dangerouslySetInnerHTML={{ __html: typeof error.data === "string" ? error.data : "" }} />;
}

export const headers: HeadersFunction = (headersArgs) => boundary.headers(headersArgs);
