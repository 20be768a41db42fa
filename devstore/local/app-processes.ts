import type { LocalDatabase } from "./database";
import { startProcess, type AppProcess } from "./processes";
import type { LocalSettings } from "./settings";
import { until } from "./wait";

export interface AppProcesses {
  web: AppProcess;
  worker: AppProcess;
}

async function healthy(appUrl: string): Promise<boolean> {
  return fetch(`${appUrl}/healthz`).then(
    (answer) => answer.ok,
    () => false, // it does not listen yet
  );
}

/** Starts the web and the worker process as production does, in local mode's environment, and waits until the web answers. */
export async function startApp(settings: LocalSettings, database: LocalDatabase, hot: boolean): Promise<AppProcesses> {
  const appUrl = `http://localhost:${settings.PORT}`;
  const storeUrl = `http://localhost:${settings.STORE_PORT}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: hot ? "development" : "production",
    LOCAL_MODE: "1",
    LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn",
    PORT: String(settings.PORT),
    APP_URL: appUrl,
    DATABASE_URL: database.url,
    DIRECT_URL: database.directUrl,
    SHOPIFY_API_KEY: settings.SHOPIFY_API_KEY,
    SHOPIFY_API_SECRET: settings.SHOPIFY_API_SECRET,
    SHOPIFY_VIA: storeUrl,
    APP_BRIDGE_URL: `${storeUrl}/app-bridge.js`,
  };
  const start = (name: string, source: string, built: string, options: string[] = []) =>
    startProcess(name, hot ? source : built, env, [...options, ...(hot ? ["--import", "tsx"] : ["--enable-source-maps"])]);
  const worker = start("worker", "app/jobs/worker.ts", "build/worker.js", ["--max-semi-space-size=64"]);
  const web = start("web", "app/server.ts", "build/web.js");
  const ended = Promise.race([web.failed, worker.failed]).then((sentence) => Promise.reject(new Error(sentence)));
  try {
    await Promise.race([ended, until("the app's answer on /healthz", () => healthy(appUrl))]);
  } catch (error) {
    await Promise.all([web.stop(), worker.stop()]);
    throw error;
  }
  return { web, worker };
}
