import type { ShopTx } from "../../db/tenancy.server";
import { localised } from "../../loyalty/texts";
import type { Language } from "../../loyalty/words";
import { shopRow } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";

/** What the live program calls its tiers, by key; one that it no longer knows goes by its key. */
export async function tierTitles(tx: ShopTx, language: Language): Promise<(key: string) => string> {
  const live = await liveVersion(tx);
  const { locale } = await shopRow(tx);
  const titles = new Map(live?.program.tiers?.levels.map(({ key, title }) => [key, localised(title, language, locale) ?? key]));
  return (key) => titles.get(key) ?? key;
}
