import { once } from "node:events";
import { startProcess, type AppProcess } from "../../devstore/local/processes";
import { until } from "../../devstore/local/wait";
import { peakMemoryOf, processorOf } from "./processor";

export interface RealProcess {
  /** of the web; the worker listens nowhere */
  url: string;
  /** as a machine that loses power would end it; resolves once it is gone */
  kill(): Promise<void>;
  /** started again after a kill, at the same address */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** told to end as an operator would, by SIGTERM; resolves with its exit code once it is gone */
  end(): Promise<number | null>;
  /** processor time that it used so far, in milliseconds; Linux alone, else null */
  processorMs(): Promise<number | null>;
  /** the most memory that it ever had, in megabytes; Linux alone, else null */
  peakMemoryMb(): Promise<number | null>;
}

export interface ProcessSettings {
  port: number;
  databaseUrl: string;
  /** where it asks Shopify */
  shopifyVia: string;
  /** default: says nothing */
  logLevel?: string;
}

interface Settings extends ProcessSettings {
  /** not started yet */
  idle?: boolean;
}

/** As `npm run web` and `npm run worker` give them. */
export const productionFlags = { web: ["--enable-source-maps"], worker: ["--max-semi-space-size=64", "--enable-source-maps"] };

/** The settings of a process of build/ beside the stand-in. */
export function productionSettings({ port, databaseUrl, shopifyVia, logLevel = "silent" }: ProcessSettings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    LOCAL_MODE: "1",
    LOG_LEVEL: logLevel,
    PORT: String(port),
    APP_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: databaseUrl,
    DIRECT_URL: databaseUrl,
    SHOPIFY_API_KEY: "local-key",
    SHOPIFY_API_SECRET: "local-secret",
    SHOPIFY_VIA: shopifyVia,
    SHOPIFY_PATIENCE: "3",
  };
}

/** The web or the worker, as production starts them from build/, in a process of its own. Starts it. */
export async function realProcess(
  kind: "web" | "worker",
  { port, databaseUrl, shopifyVia, logLevel = "silent", idle = false }: Settings,
): Promise<RealProcess> {
  const url = `http://127.0.0.1:${port}`;
  let running: AppProcess | undefined;
  const start = async () => {
    const started = startProcess(
      kind,
      `build/${kind}.js`,
      productionSettings({ port, databaseUrl, shopifyVia, logLevel }),
      productionFlags[kind],
    );
    running = started;
    const answers = () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    if (kind === "web")
      await Promise.race([until("the web's answer", answers), started.failed.then((said) => Promise.reject(new Error(said)))]);
  };
  if (!idle) await start();
  return {
    url,
    start,
    stop: () => running?.stop() ?? Promise.resolve(),
    processorMs: () => processorOf(running?.child.pid),
    peakMemoryMb: () => peakMemoryOf(running?.child.pid),
    end: async () => {
      const child = running?.child;
      if (!child || child.exitCode !== null) return child?.exitCode ?? null;
      const ended = once(child, "exit") as Promise<[number | null]>;
      child.kill("SIGTERM");
      return (await ended)[0];
    },
    kill: async () => {
      const child = running?.child;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
