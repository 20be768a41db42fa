import { earningClosed, spendingClosed } from "../loyalty/closing";
import type { Program } from "../loyalty/program";
import { ordinaryRule, tenThousandths } from "../loyalty/describe/rules";
import { plainDecimal } from "../loyalty/decimal";
import { minorDigits, parseMoney } from "../loyalty/money";
import { referralsOpen } from "../loyalty/referrals-open";
import { termsVersion } from "../loyalty/terms";
import type { Settings } from "../programs/settings";
import { faceLanguages, type FaceShop } from "./face-languages";
import { fitProgramFace } from "./fit-program-face";
import type { ClosedRewards } from "./program-states";
import { programTexts } from "./program-texts";
import { faceReward } from "./reward-face";
import type { ProgramFace } from "./public-face";

export interface ProgramFaceInput {
  program: Program;
  /** number of the live version */
  version: number;
  settings: Pick<Settings, "visibility">;
  shop: FaceShop;
  /** RFC 3339; a program that begins later earns nothing yet */
  now?: string;
  /** titles of the goods that ways to earn and rewards name, by the number of their id; without them they are counted */
  goodsNames?: Readonly<Record<string, string>>;
  /** rewards that nobody can take now */
  closed?: ClosedRewards;
}

/** What shoppers see of a program, in each of the shop's languages, never larger than Shopify takes. */
export function programFace({ program, version, settings, shop, now, goodsNames = {}, closed = {} }: ProgramFaceInput): ProgramFace {
  const [main, ...others] = faceLanguages(shop);
  const begun = now === undefined || program.startsAt === null || program.startsAt <= now;
  const { closing } = program;
  const referral = referralsOpen(program, { plan: shop.appPlan ?? "", status: shop.status }, now ?? program.startsAt ?? "");
  const open = {
    earning: !program.earningPaused && begun && shop.status === "active" && !(now !== undefined && earningClosed(program, now)),
    spending: shop.spendingPaused === null && shop.status === "active" && !(now !== undefined && spendingClosed(program, now)),
    now: now ?? "",
    closed,
    referral,
  };
  const face: ProgramFace = {
    schema: 1,
    version,
    visibility: settings.visibility,
    earning: open.earning,
    spending: open.spending,
    closing: closing === null ? null : { earnUntil: seconds(closing.earnUntil), spendUntil: seconds(closing.spendUntil) },
    companies: program.eligible.companies,
    enrolment: program.enrolment,
    currency: program.currency,
    main,
    terms: { ask: program.terms.ask, version: termsVersion(program, shop) },
    product: begun && open.earning ? productRate(program) : null,
    referrals: referral !== null,
    ways: program.earning
      .filter(({ archived }) => !archived)
      .map((rule) => ({ key: rule.key, on: rule.on, link: rule.on === "social" ? rule.link : null })),
    minimumAge: program.birthdays.minimumAge,
    rewards: program.rewards.filter(({ archived }) => !archived).map((reward) => faceReward(reward, program.currency, goodsNames)),
    tiers: (program.tiers?.levels ?? [])
      .filter(({ archived }) => !archived)
      .map(({ key, multiplier }) => ({ key, multiplier: tenThousandths(multiplier) })),
    texts: Object.fromEntries([main, ...others].map((language) => [language, programTexts(program, language, shop, open, goodsNames)])),
  };
  return fitProgramFace(face);
}

const seconds = (at: string): number => Math.floor(Date.parse(at) / 1000);

/**
 * What a price alone decides; null where anything else has a say: which goods they are, who buys, when, with what, how often before. A
 * number that is shown is never more than the order will earn.
 */
function productRate(program: Program): ProgramFace["product"] {
  const rule = ordinaryRule(program);
  if (rule === null || program.earningPaused || program.eligible.customerTagsExcluded.length > 0) return null;
  if (rule.basis.tax !== "as-displayed" || rule.grantWhen !== "paid" || !program.eligible.channels.includes("online")) return null;
  const [whole = "0", fraction = ""] = plainDecimal(rule.points).split(".");
  const points = Number(whole + fraction);
  // Liquid writes prices in hundredths, also where a currency has none: 1,000 yen are 100000
  const per = parseMoney(rule.per, program.currency) * (minorDigits(program.currency) === 0 ? 100 : 1);
  // Liquid counts in 64 bits: what could run over is left open
  return points > 1e7 || per > 1e10 ? null : { points, pointsScale: 10 ** fraction.length, per, newcomer: newcomerMultiplier(program) };
}

/** Of who has ordered nothing yet: the tier that everyone starts in, where there is one. */
function newcomerMultiplier({ tiers }: Program): number {
  const first = tiers?.levels.find(({ archived, from }) => !archived && !/[1-9]/.test(from));
  return tenThousandths(first?.multiplier ?? "1");
}
