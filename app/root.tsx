import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, isRouteErrorResponse, useRouteError, useRouteLoaderData } from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import type { ReactNode } from "react";
import { chooseLanguage, text } from "./base/languages/text";
import { MessagePage } from "./components/message-page";
import { useNonce } from "./components/nonce";
import type { Language } from "./loyalty/words";

/** Styles are our own copy, and letters are the machine's: no font or script is asked of anyone else. */
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ title: text("en", "app.name") }];

/** Shopify tells the merchant's language in the query when it opens the app; a browser tells its own in a header. */
export function loader({ request }: LoaderFunctionArgs): { language: Language } {
  return { language: chooseLanguage(new URL(request.url).searchParams.get("locale"), request.headers.get("accept-language")) };
}

export function Layout({ children }: { children: ReactNode }) {
  const language = useRouteLoaderData<typeof loader>("root")?.language ?? "en";
  const nonce = useNonce();
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration {...nonce} />
        <Scripts {...nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const language = useRouteLoaderData<typeof loader>("root")?.language ?? "en";
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return <MessagePage language={language} message={missing ? "missing" : "error"} />;
}
