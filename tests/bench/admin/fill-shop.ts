import { setTimeout as wait } from "node:timers/promises";
import { demoProgram } from "../../../app/loyalty/default-program";
import { shopIdOf } from "../../../devstore/local/database";
import { call, embeddedUrl, type Ready } from "../../local/local-mode";
import { seedMembers } from "./members-100k";

export interface FilledShop {
  /** the app's address in the stand-in's admin, to which a page's path is added */
  admin: string;
  pages: Array<{ name: string; path: string }>;
}

const places = [
  { template: "product", block: "product-points" },
  { template: "cart", block: "cart-points" },
  ...["hero", "rewards", "earn", "tiers", "history"].map((block) => ({ template: "page.loyalty", block })),
];

/** A shop that is set up and at work: program published, blocks placed, a customer who bought a dozen times, and many members. */
export async function fillShop({ app, store, admin, shop, apiKey }: Ready, folder: string, members: number): Promise<FilledShop> {
  await call(`${app}/api/v1/program`, { key: apiKey, method: "PUT", body: demoProgram });
  await call(`${store}/control/theme`, { body: { shop, embed: true, place: places } });
  const { id: customer } = await call<{ id: string }>(`${store}/control/customers`, {
    body: { shop, firstName: "Robin", lastName: "Marsh" },
  });
  let order = "";
  for (let n = 0; n < 12; n += 1) {
    const lines = [
      { title: "A chair", price: `${20 + n}.50` },
      { title: "A gift card", price: "10.00", giftCard: true },
    ];
    ({ id: order } = await call<{ id: string }>(`${store}/control/orders`, { body: { shop, customer, lines } }));
  }
  await atRest(app, store);
  const url = new URL(await embeddedUrl(folder));
  const shopId = await shopIdOf(url.href, shop);
  if (shopId === undefined) throw new Error("The shop is not installed.");
  url.username = "postgres";
  await seedMembers(url.href, shopId, members);
  await atRest(app, store);
  const pages = [
    { name: "home", path: "" },
    { name: "members", path: "/members" },
    { name: "a member", path: `/members/${customer}` },
    { name: "an order", path: `/orders/${order}` },
    { name: "health", path: "/health" },
    { name: "settings", path: "/settings" },
    { name: "goodwill", path: "/settings/support" },
  ];
  return { admin: `${admin}/store/${shop.replace(".myshopify.com", "")}/apps/fidelio`, pages };
}

/** Until all webhooks are delivered and nothing that is due is left. */
async function atRest(app: string, store: string): Promise<void> {
  for (;;) {
    const { webhooks } = await call<{ webhooks: number }>(`${store}/control/undelivered`);
    const { backlog } = await call<{ backlog: number }>(`${app}/healthz`);
    if (webhooks + backlog === 0) return;
    await wait(200);
  }
}
