import { z } from "zod";
import { systemPrisma, systemSql, readNow, underLock } from "../db/system.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { createMetafieldDefinitions } from "./metafields.server";
import { readShopSettings, type ShopSettings } from "./shop-settings.server";

/** An installed shop, by our own id. */
export interface InstalledShop {
  shopId: string;
  shopDomain: string;
  status: string;
  /** IANA zone */
  zone: string;
  currency: string;
  plus: boolean;
  /** its main language */
  locale: string;
}

/** Reads a new shop's recent orders into the intake; enqueued by the installation in the transaction of the shop's row. */
export const recentOrdersJob = { name: "read-recent-orders", payload: z.object({ shopId: z.string().regex(/^\d+$/u) }) } as const;

/** The shop as it is installed; installs it when it is new or comes back. Throws `shopify_unavailable`. */
export async function ensureInstalled(shopDomain: string): Promise<InstalledShop> {
  const held = await systemPrisma().shop.findUnique({ where: { domain: shopDomain } });
  if (held && held.status !== "uninstalled" && held.status !== "locked") return installed(held);
  return installShop(shopDomain);
}

/** The shop as we know it, whatever its status; null: it never had the app. */
export async function knownShop(shopDomain: string): Promise<InstalledShop | null> {
  // asked by every request of a shopper
  const [held] = await systemSql<StoredShop>(
    "select id, domain, status, zone, currency, plus, locale from shop where domain = $1",
    [shopDomain],
    "shop_known",
  );
  return held ? installed(held) : null;
}

/**
 * Reads the shop's settings, creates the metafield definitions and notes the shop; its recent orders are then read by a
 * job, silently: nothing earns before a program is published. Safe to repeat. A shop that comes back, also one whose data
 * was to be deleted, is paused: the merchant is shown what the gap would grant, and asked.
 */
export async function installShop(shopDomain: string): Promise<InstalledShop> {
  return underLock(`installation of ${shopDomain}`, async () => {
    const settings = await readShopSettings(shopDomain);
    await createMetafieldDefinitions(shopDomain);
    const shop = await noteShop(shopDomain, settings);
    await inShop(shop.shopId, (tx) =>
      tx.addJob(recentOrdersJob.name, { shopId: shop.shopId }, { key: `${recentOrdersJob.name}/${shop.shopId}` }),
    );
    return shop;
  });
}

async function noteShop(shopDomain: string, settings: ShopSettings): Promise<InstalledShop> {
  const { shopifyId, ...rest } = settings;
  const now = await readNow();
  const held = await systemPrisma().shop.findUnique({ where: { domain: shopDomain } });
  // `gapSince` stays until the merchant resumes: what was missed is counted from the first time that the shop left
  const back = held !== null && (held.status === "uninstalled" || held.status === "locked");
  const row = await systemPrisma().shop.upsert({
    where: { domain: shopDomain },
    create: { domain: shopDomain, shopifyId: BigInt(shopifyId), ...rest, installedAt: now },
    update: {
      shopifyId: BigInt(shopifyId),
      ...rest,
      ...(back ? { status: "paused", installedAt: now, uninstalledAt: null, gapSince: held.gapSince ?? held.uninstalledAt ?? now } : {}),
    },
  });
  return installed(row);
}

type StoredShop = Pick<InstalledShop, "status" | "zone" | "currency" | "plus" | "locale"> & { id: bigint | string; domain: string };

function installed({ id, domain, status, zone, currency, plus, locale }: StoredShop): InstalledShop {
  return { shopId: id.toString(), shopDomain: domain, status, zone, currency, plus, locale };
}

/** Reads the settings again, for a job or the Health page: after a `shop/update` that left something out. */
export async function refreshShop(shopDomain: string): Promise<InstalledShop> {
  return noteShop(shopDomain, await readShopSettings(shopDomain));
}

/** Forgets all tokens of a shop, in the transaction that marks it uninstalled. Shopify revoked them already. */
export async function forgetTokens(tx: ShopTx, shopDomain: string): Promise<void> {
  await tx.prisma.session.deleteMany({ where: { shop: shopDomain } });
}

/**
 * Whether the shop grants a scope at this moment, as Shopify itself says: a token names what was granted when it was made, and
 * the webhook of a change may be late. Throws `shopify_unavailable`.
 */
export async function hasScope(shopDomain: string, scope: string): Promise<boolean> {
  return (await readShopSettings(shopDomain)).scopes.includes(scope);
}
