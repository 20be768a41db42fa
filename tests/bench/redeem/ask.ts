import { parentPort, workerData } from "node:worker_threads";
import { signProxy } from "../../../app/shopify/proxy-signature";

/**
 * Shoppers who redeem, in a thread of their own: what the stand-in does meanwhile is not counted as our answer's being late.
 * Given customers it redeems for each of them, so many at a time, and says how long each took and its own processor time.
 */
export interface AskSettings {
  urls: string[];
  shop: string;
  atOnce: number;
}

export interface Asked {
  customer: string;
  /** milliseconds from the request to the whole answer */
  total: number;
  /** the answer came without the code: Shopify, or we, took longer than three seconds */
  late: boolean;
}

export interface AskedAll {
  asked: Asked[];
  /** milliseconds */
  processor: number;
}

const { urls, shop, atOnce } = workerData as AskSettings;

/** One redemption as Shopify's proxy brings it. Throws when it is refused. */
async function redeem(url: string, customer: string): Promise<Asked> {
  const query = new URLSearchParams({ shop, logged_in_customer_id: customer, path_prefix: "/apps/fidelio" });
  query.append("timestamp", String(Math.floor(Date.now() / 1000)));
  query.append("signature", signProxy(query, "local-secret"));
  const began = performance.now();
  const answer = await fetch(`${url}/proxy/redeem?${query.toString()}`, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ reward: "five-off", redemption: "0" }),
  });
  const said = (await answer.json()) as { code?: string };
  const total = performance.now() - began;
  const late = answer.status === 202;
  if (!late && (answer.status !== 201 || !said.code))
    throw new Error(`A redemption was answered ${answer.status}: ${JSON.stringify(said)}`);
  return { customer, total, late };
}

const processorMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

parentPort?.on("message", (customers: string[]) => {
  const before = processorMs();
  const asked: Asked[] = [];
  const left = customers.entries();
  const lane = async () => {
    for (const [place, customer] of left) asked.push(await redeem(urls[place % urls.length] ?? "", customer));
  };
  void Promise.all(Array.from({ length: atOnce }, lane)).then(() => {
    parentPort?.postMessage({ asked, processor: processorMs() - before } satisfies AskedAll);
  });
});
