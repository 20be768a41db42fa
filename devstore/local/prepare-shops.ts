import { demoProgram, frenchDemoProgram } from "../../app/loyalty/default-program";
import { createApiKey } from "../../app/db/api-keys.server";
import { closeDatabase, openDatabase } from "../../app/db/client.server";
import type { AppApi } from "../control/app-control";
import type { DevStore } from "../create-store";
import { shopIdOf } from "./database";
import { until } from "./wait";

export const demoShops = ["demo.myshopify.com", "demo-fr.myshopify.com"] as const;

const programs = { "demo.myshopify.com": demoProgram, "demo-fr.myshopify.com": frenchDemoProgram };

/** A browser's name: Shopify's library sends away what calls itself a program. */
const browser = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";

/** Opens the app as the merchant does for the first time: the sign-in installs it. */
async function install(store: DevStore, databaseUrl: string, shop: string): Promise<string> {
  const known = await shopIdOf(databaseUrl, shop);
  if (known) return known;
  const page = await fetch(store.adminUrl(shop), { headers: { "user-agent": browser } });
  if (!page.ok) throw new Error(`The app did not install itself in ${shop}: its page answered ${page.status}.`);
  await until(`the installation in ${shop}`, async () => (await shopIdOf(databaseUrl, shop)) !== undefined);
  return (await shopIdOf(databaseUrl, shop))!;
}

async function publish(shop: (typeof demoShops)[number], api: AppApi): Promise<void> {
  const address = `${api.baseUrl}/api/v1/program`;
  const headers = { authorization: `Bearer ${api.key}`, "content-type": "application/json" };
  const live = await fetch(address, { headers });
  if (live.ok) return;
  const answer = await fetch(address, { method: "PUT", headers, body: JSON.stringify(programs[shop]) });
  if (!answer.ok) throw new Error(`The program of ${shop} was refused: ${await answer.text()}`);
}

/** Installs the app in both shops and gives each a REST key; answers how to reach the interface of each. */
export async function installShops(
  store: DevStore,
  databaseUrl: string,
  baseUrl: string,
  keys: Map<string, string>,
): Promise<Map<string, AppApi>> {
  const apis = new Map<string, AppApi>();
  openDatabase(databaseUrl, { connections: 2 });
  try {
    for (const shop of demoShops) {
      const shopId = await install(store, databaseUrl, shop);
      const { key } = await createApiKey(shopId, { label: "local mode", key: keys.get(shop)! });
      apis.set(shop, { baseUrl, key });
    }
  } finally {
    await closeDatabase();
  }
  return apis;
}

/** Publishes the demo programs where nothing is published yet. */
export async function publishPrograms(apis: Map<string, AppApi>): Promise<void> {
  for (const shop of demoShops) await publish(shop, apis.get(shop)!);
}
