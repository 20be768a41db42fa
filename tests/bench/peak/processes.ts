import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Answer, Ask, Pace, Sent } from "./generator";
import type { Sizes } from "./sizes";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export interface Generator {
  requests: number;
  megabytes: number;
  send(port: number, pace: Pace): Promise<Sent>;
  end(): void;
}

/** The generator in a process of its own, with all requests made and signed. */
export async function startGenerator(sizes: Sizes, placedFrom: Date, secret: string): Promise<Generator> {
  const child = fork(here("./generator.ts"), { execArgv: ["--import", "tsx", "--max-old-space-size=8000"] });
  const ask = <K extends Answer["kind"]>(asked: Ask) => askChild<Extract<Answer, { kind: K }>>(child, asked);
  const { requests, megabytes } = await ask<"made">({ kind: "make", sizes, placedFrom: placedFrom.toISOString(), secret });
  return {
    requests,
    megabytes,
    send: async (port, pace) => (await ask<"sent">({ kind: "send", port, pace })).sent,
    end: () => child.disconnect(),
  };
}

export interface Shopify {
  url: string;
  child: ChildProcess;
  /** of all calls so far */
  told(): Promise<{ calls: number; summaries: number }>;
  end(): void;
}

export async function startShopify(): Promise<Shopify> {
  const { child, port } = await started("./shopify.ts", process.env);
  return { url: `http://127.0.0.1:${port}`, child, told: () => askChild(child, {}), end: () => child.disconnect() };
}

/** The bare server of `bench:intake`: node:http, HMAC, one insert a request. */
export function startBareServer(url: string, secret: string): Promise<{ child: ChildProcess; port: number }> {
  return started("../intake/http-bare.ts", { ...process.env, DATABASE_URL: url, SHOPIFY_API_SECRET: secret });
}

function started(file: string, env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(here(file), { execArgv: ["--import", "tsx"], env });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}.`)));
    child.once("message", (message) => resolve({ child, port: (message as { port: number }).port }));
  });
}

function askChild<T>(child: ChildProcess, asked: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("A process of the benchmark ended."));
    child.once("exit", ended);
    child.once("message", (answer) => {
      child.off("exit", ended);
      resolve(answer as T);
    });
    child.send(asked);
  });
}
