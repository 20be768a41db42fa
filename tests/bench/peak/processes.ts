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
  const ask = <K extends Answer["kind"]>(asked: Ask): Promise<Extract<Answer, { kind: K }>> =>
    new Promise((resolve, reject) => {
      const ended = () => reject(new Error("The generator ended."));
      child.once("exit", ended);
      child.once("message", (answer) => {
        child.off("exit", ended);
        resolve(answer as Extract<Answer, { kind: K }>);
      });
      child.send(asked);
    });
  const { requests, megabytes } = await ask<"made">({ kind: "make", sizes, placedFrom: placedFrom.toISOString(), secret });
  return {
    requests,
    megabytes,
    send: async (port, pace) => (await ask<"sent">({ kind: "send", port, pace })).sent,
    end: () => child.disconnect(),
  };
}

/** The bare server of `bench:intake`: node:http, HMAC, one insert a request. */
export function startBareServer(url: string, secret: string): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(here("../intake/http-bare.ts"), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, DATABASE_URL: url, SHOPIFY_API_SECRET: secret },
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The bare server ended with ${code}.`)));
    child.once("message", (message) => resolve({ child, port: (message as { port: number }).port }));
  });
}
