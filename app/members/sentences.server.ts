import type { ShopTx } from "../db/tenancy.server";
import { render, wordingOf, type Wording } from "../loyalty/explain/render";
import type { Explanation } from "../loyalty/words";
import { shopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";

/** An explanation as REST says it: codes for programs, a line for people in each of our languages. */
export interface ExplanationView {
  codes: Explanation["codes"];
  en: string;
  fr: string;
}

/** The words for what a program version gave: that version's own, else the newest's. */
export async function wordingFor(tx: ShopTx, programVersion: number | null): Promise<Wording> {
  const versions = await loadVersions(tx);
  const shop = await shopRow(tx);
  const version = versions.find(({ number }) => number === programVersion) ?? versions.at(-1);
  return version ? wordingOf(version.program, shop.zone, shop.locale) : { zone: shop.zone, mainLanguage: shop.locale };
}

export function explanationView(explanation: Explanation, wording: Wording): ExplanationView {
  return { codes: explanation.codes, en: render(explanation, "en", wording), fr: render(explanation, "fr", wording) };
}
