import type { ShopTx } from "../../db/tenancy.server";
import { localised } from "../../loyalty/texts";
import type { Language } from "../../loyalty/words";
import { shopRow } from "../../programs/shop.server";
import { loadVersions } from "../../programs/versions.server";

type Kind = "tier" | "reward" | "rule";

/** What a version of the program calls its parts, else the newest; one that none knows goes by its key. */
export async function programTitles(tx: ShopTx, language: Language) {
  const { locale } = await shopRow(tx);
  const versions = await loadVersions(tx);
  const newest = versions.at(-1);
  const partsOf = (kind: Kind, { program }: (typeof versions)[number]) =>
    ({ tier: program.tiers?.levels ?? [], reward: program.rewards, rule: program.earning })[kind];
  return (kind: Kind, key: string, version: number | null = null): string => {
    for (const one of [versions.find(({ number }) => number === version), newest]) {
      const part = one && partsOf(kind, one).find((each) => each.key === key);
      if (part) return localised(part.title, language, locale) ?? key;
    }
    return key;
  };
}
