import type { ShopTx } from "../db/tenancy.server";
import { shopReadOnce } from "./once.server";
import { settingsSchema, type Settings } from "./settings";

/** The shop's own settings; what was never chosen is at its default. */
export async function readSettings(tx: ShopTx): Promise<Settings> {
  const once = shopReadOnce(tx);
  const document = once
    ? (await once).settings
    : (await tx.sql<{ document: unknown }>("select document from setting where shop_id = $1", [tx.shopId], "settings_read"))[0]?.document;
  return settingsSchema.parse(document ?? {});
}

/**
 * Changes some of the shop's settings and answers all of them. Two changes at once are done one after the other; a change that
 * follows from what stands is a function of it.
 */
export async function changeSettings(tx: ShopTx, change: Partial<Settings> | ((held: Settings) => Partial<Settings>)): Promise<Settings> {
  await tx.sql("select pg_advisory_xact_lock(hashtextextended('settings/' || $1::text, 0))", [tx.shopId], "settings_lock");
  const held = await readSettings(tx);
  const settings = settingsSchema.parse({ ...held, ...(typeof change === "function" ? change(held) : change) });
  await tx.prisma.setting.upsert({
    where: { shopId: BigInt(tx.shopId) },
    create: { shopId: BigInt(tx.shopId), document: settings, updatedAt: tx.now },
    update: { document: settings, updatedAt: tx.now },
  });
  return settings;
}
