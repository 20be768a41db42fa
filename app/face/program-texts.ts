import { writeNumber } from "../loyalty/explain/figures";
import {
  conditionsIn,
  expiryIn,
  ordinaryRule,
  pendingIn,
  rateIn,
  tierFromIn,
  tierGiftIn,
  tierGivesIn,
  wayIn,
} from "../loyalty/describe/rules";
import { pointsIn, voiceOf, writtenIn, type Voice } from "../loyalty/describe/voice";
import type { Program, TierLevel } from "../loyalty/program";
import { localised, type Texts } from "../loyalty/texts";
import type { Language } from "../loyalty/words";
import type { FaceShop } from "./face-languages";
import { inviteIn } from "./advocate/advocate-texts";
import { programStates, type OpenNow } from "./program-states";
import type { ProgramTexts } from "./public-face";
import { closedText, priceTexts } from "./reward-face";
import { say } from "./say";
import { uiWords } from "./ui-words";

interface Described {
  key: string;
  title: Texts;
  description?: Texts | undefined;
  image?: Readonly<Record<string, string>> | undefined;
  archived: boolean;
}

/** All words of a program in one language. */
export function programTexts(
  program: Program,
  language: Language,
  shop: Pick<FaceShop, "locale" | "zone" | "name">,
  open: OpenNow = { earning: !program.earningPaused, spending: true, now: "" },
  goodsNames: Readonly<Record<string, string>> = {},
): ProgramTexts {
  const voice = voiceOf(program, language, shop);
  const { tiers } = program;
  const rule = ordinaryRule(program);
  const signup = program.earning.flatMap((one) => (one.on === "signup" && !one.archived ? [one] : []))[0];
  const [one, many] = localised(program.points.names, language, shop.locale) ?? ["point", "points"];
  return {
    title: writtenIn(voice, program.title) ?? "",
    description: writtenIn(voice, program.description),
    points: [one, many],
    manyFrom: language === "fr" ? "two" : "not-one",
    group: writeNumber("1000", language).replace(/\d/gu, ""),
    earning: live(program.earning).map((way) => ({ ...words(voice, way), gives: wayIn({ ...voice, goodsNames }, way) })),
    rewards: live(program.rewards).map((reward) => ({
      ...words(voice, reward),
      ...priceTexts(voice, reward),
      conditions: conditionsIn({ ...voice, goodsNames }, reward),
      closed: closedText(voice, reward, open),
    })),
    tiers:
      tiers === null
        ? []
        : live(tiers.levels).map((level) => ({
            ...words(voice, level),
            from: tierFromIn(voice, level, tiers),
            gives: [tierGivesIn(voice, level, program), tierGiftIn(voice, level), ...perksIn(voice, level)]
              .filter((each) => each !== null)
              .join(". "),
          })),
    pending: pendingIn(voice, program),
    expiry: expiryIn(voice, program),
    rate: rule === null || !open.earning ? null : rateIn(voice, rule),
    states: programStates(voice, program, open),
    joins: signup === undefined ? null : say(voice, "joins", { points: pointsIn(voice, signup.points) }),
    months: program.earning.some(({ on, archived }) => on === "birthday" && !archived) ? monthsIn(language) : [],
    invite: open.referral ? inviteIn(voice, program, open.referral, shop.name) : null,
    ui: uiWords(language, program.formOfAddress),
  };
}

function monthsIn(language: Language): string[] {
  const month = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, place) => month.format(Date.UTC(2000, place, 1)));
}

/** What else a tier brings, in the merchant's words. */
function perksIn(voice: Voice, { perks }: TierLevel): string[] {
  return perks.flatMap((perk) => writtenIn(voice, perk) ?? []);
}

function live<Part extends Described>(parts: readonly Part[]): Part[] {
  return parts.filter(({ archived }) => !archived);
}

function words(voice: Voice, { key, title, description, image }: Described) {
  return {
    key,
    title: writtenIn(voice, title) ?? key,
    description: writtenIn(voice, description),
    image: image === undefined ? null : localised(image, voice.language, voice.main),
  };
}
