import { systemSql } from "../db/system.server";

export interface InstalledShop {
  id: string;
  domain: string;
}

/** The shops that have the app and are not paused, by id. */
export async function installedShops(): Promise<InstalledShop[]> {
  return systemSql<InstalledShop>("select id, domain from shop where status = 'active' order by id");
}

/** Every shop that we hold anything of, by id: also those that are paused, have left or are locked. */
export async function shopsOfAnyStatus(): Promise<string[]> {
  return (await systemSql<{ id: string }>("select id from shop order by id")).map(({ id }) => id);
}

/** Null: no such shop has the app. */
export async function installedShop(shop: { id: string } | { domain: string }): Promise<InstalledShop | null> {
  const all = await installedShops();
  return all.find((each) => ("id" in shop ? each.id === shop.id : each.domain === shop.domain)) ?? null;
}
