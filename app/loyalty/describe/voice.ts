import { IntlMessageFormat } from "intl-messageformat";
import { writePoints } from "../explain/figures";
import type { Program } from "../program";
import { localised, type Texts } from "../texts";
import type { Language } from "../words";

/** In which language, form of address and with which words of its own a program speaks to shoppers. */
export interface Voice {
  language: Language;
  formOfAddress: Program["formOfAddress"];
  /** the shop's main language, for what a merchant did not write in this one */
  main: string;
  /** IANA zone of the shop: its days */
  zone: string;
  names: Program["points"]["names"];
  currency: string;
  /** by key */
  tierTitles?: Readonly<Record<string, Texts>>;
  ruleTitles?: Readonly<Record<string, Texts>>;
  /** names of products, variants, collections and segments, by id; what has none is counted */
  goodsNames?: Readonly<Record<string, string>>;
  /** the merchant is told of customers' tags and segments by name; shoppers, the default, are not */
  audience?: "merchant" | "shopper";
}

export function voiceOf(
  program: Program,
  language: Language,
  shop: { locale: string; zone: string },
  more: Pick<Voice, "goodsNames" | "audience"> = {},
): Voice {
  const { formOfAddress, points, currency, earning, tiers } = program;
  return {
    language,
    formOfAddress,
    main: shop.locale,
    zone: shop.zone,
    names: points.names,
    currency,
    tierTitles: Object.fromEntries(tiers?.levels.map(({ key, title }) => [key, title]) ?? []),
    ruleTitles: Object.fromEntries(earning.map(({ key, title }) => [key, title])),
    ...more,
  };
}

/** The sentences of a room by language; with *tu* French takes what `fr-tu` says in its place. */
export interface Sentences {
  en: Readonly<Record<string, string>>;
  fr: Readonly<Record<string, string>>;
  "fr-tu": Readonly<Record<string, string>>;
}

type Figures = Record<string, string | number>;

/** Says sentences of a catalogue. A key that is not there, or a figure, is a mistake of ours and throws. */
export function speaker(
  catalogues: Sentences,
): (voice: Pick<Voice, "language" | "formOfAddress">, key: string, figures?: Figures) => string {
  const formats = new Map<string, IntlMessageFormat>();
  return ({ language, formOfAddress }, key, figures = {}) => {
    const familiar = language === "fr" && formOfAddress === "tu" && catalogues["fr-tu"][key] !== undefined;
    const name = familiar ? "fr-tu" : language;
    let format = formats.get(`${name}/${key}`);
    if (format === undefined) {
      const message = catalogues[name][key];
      if (message === undefined) throw new Error(`no sentence for ${key} in ${name}`);
      format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
      formats.set(`${name}/${key}`, format);
    }
    return String(format.format(figures));
  };
}

/** "1,250 points", "0 point" in French, in the program's own words. */
export function pointsIn(voice: Voice, points: number | string): string {
  return writePoints(points, voice.language, voice.names, voice.main);
}

/** What many points are called. */
export function manyIn(voice: Voice): string {
  return writePoints(null, voice.language, voice.names, voice.main);
}

/** What a merchant wrote, in the voice's language or the nearest; null when nothing is there. */
export function writtenIn(voice: Voice, texts: Texts | undefined): string | null {
  return texts === undefined ? null : localised(texts, voice.language, voice.main);
}

/** "products and shipping", "les produits et la livraison"; with "or": "Gold or Platinum". */
export function listIn(voice: Voice, items: readonly string[], joined: "and" | "or" = "and"): string {
  return new Intl.ListFormat(voice.language, { type: joined === "and" ? "conjunction" : "disjunction" }).format(items);
}
