import type { ShopTx } from "../db/tenancy.server";
import { render, wordingOf, type Wording } from "../loyalty/explain/render";
import type { Explanation } from "../loyalty/words";
import { shopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import type { ExplanationView } from "./views";

export type Explainer = (explanation: Explanation, of?: { programVersion?: number | null; points?: number }) => ExplanationView;

/** Makes sentences of explanations, in the words of the program version that each cites, else of the newest. */
export async function explainer(tx: ShopTx): Promise<Explainer> {
  const { zone, locale } = await shopRow(tx);
  const versions = await loadVersions(tx);
  const wordings = new Map<number, Wording>(versions.map(({ number, program }) => [number, wordingOf(program, zone, locale)]));
  const newest = versions.at(-1)?.number ?? 0;
  return (explanation, { programVersion, points } = {}) => {
    const wording = wordings.get(programVersion ?? newest) ?? wordings.get(newest) ?? { zone };
    const figured = points === undefined ? wording : { ...wording, points };
    return { codes: explanation.codes, en: render(explanation, "en", figured), fr: render(explanation, "fr", figured) };
  };
}
