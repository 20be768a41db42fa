import type { Language } from "../../../loyalty/words";
import type { Choice } from "./choose-many";

/** ISO 3166-1, two letters each */
const countryCodes =
  "AD AE AF AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN " +
  "CO CR CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GW GY HK HN " +
  "HR HT HU ID IE IL IM IN IO IQ IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML " +
  "MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PS PT PY QA RE RO RS RU RW SA " +
  "SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG " +
  "VN VU WF WS XK YE YT ZA ZM ZW";

const named = (codes: readonly string[], language: Language, type: "region" | "currency"): Choice[] => {
  const names = new Intl.DisplayNames(language, { type });
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
};

/** Every country by its name. */
export const countries = (language: Language): Choice[] => named(countryCodes.split(" "), language, "region");

/** Every currency by its name, with its three letters. */
export const currencies = (language: Language): Choice[] =>
  named(Intl.supportedValuesOf("currency"), language, "currency").map(({ value, label }) => ({ value, label: `${label} (${value})` }));
