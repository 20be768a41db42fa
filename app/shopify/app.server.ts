import "@shopify/shopify-app-remix/adapters/node";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { LogSeverity } from "@shopify/shopify-api";
import { environment } from "../base/environment.server";
import { log } from "../base/log.server";
import { singleton } from "../base/singleton";
import { sessionStorage } from "./session-storage.server";
import { shopifyFetch } from "./transport.server";

/** The version of the Admin API that we speak; the toml and the stored schema name the same. */
export const apiVersion = ApiVersion.October26;

function makeApp() {
  const settings = environment();
  // after the adapter's import, which sets the plain fetch
  setAbstractFetchFunc(shopifyFetch as never);
  return shopifyApp({
    apiKey: settings.SHOPIFY_API_KEY,
    apiSecretKey: settings.SHOPIFY_API_SECRET,
    appUrl: settings.APP_URL,
    apiVersion,
    distribution: AppDistribution.AppStore,
    sessionStorage: sessionStorage(),
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    logger: { level: LogSeverity.Warning, log: (severity, message) => libraryLog(severity, message) },
  });
}

/** What the library says comes to our log, without the lines that name people. */
function libraryLog(severity: LogSeverity, message: string): void {
  if (severity === LogSeverity.Error) log.error({ from: "shopify" }, message);
  else log.warn({ from: "shopify" }, message);
}

/** The library's app, made at its first use: the database must be open by then. */
export function shopify(): ReturnType<typeof makeApp> {
  return singleton("shopify-app", makeApp);
}
