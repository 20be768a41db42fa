import { changeableFrom } from "../loyalty/birthdays";
import { tenThousandths } from "../loyalty/describe/rules";
import type { Program, ProgramVersion } from "../loyalty/program";
import { faceLanguages, type FaceShop } from "./face-languages";
import { fitMemberFace } from "./fit-member-face";
import type { MemberState } from "./member-state";
import { memberTexts } from "./member-texts";
import type { MemberFace } from "./public-face";
import { wayStates } from "./way-states";

export interface MemberFaceInput {
  member: MemberState;
  /** all published ones, at least one, oldest first; the last is live */
  versions: readonly ProgramVersion[];
  shop: FaceShop;
  /** with the codes of gift cards: they are money */
  codesOfGifts?: boolean;
}

const mostCodes = 20;
const mostMovements = 10;

/** A member as their own pages show them, in each of the shop's languages, never larger than its limit. */
export function memberFace({ member, versions, shop, codesOfGifts = false }: MemberFaceInput): MemberFace {
  const { program } = versions[versions.length - 1]!;
  const ready = member.codes.flatMap((one) => (one.code === null ? [] : [{ ...one, code: one.code }])).slice(0, mostCodes);
  const received = member.received
    .flatMap((one) => (isReceived(one.value.kind) ? [{ ...one, kind: one.value.kind }] : []))
    .slice(0, mostCodes);
  const shown: MemberState = { ...member, codes: ready, received, movements: member.movements.slice(0, mostMovements) };
  const languages = faceLanguages(shop);
  const ways = member.status === "active" ? wayStates(program, member.doings, shop.zone) : [];
  const { birthday } = member.doings;
  return fitMemberFace({
    schema: 1,
    status: member.status,
    available: member.balance.available,
    pending: member.balance.pending,
    owed: member.balance.owed,
    tier: member.tier?.key ?? null,
    multiplier: tenThousandths(multiplierOf(program, member.tier?.key ?? null)),
    goodUntil: goodUntil(member),
    termsAgreed: member.termsAgreed,
    nextRedemption: String(member.redemptions),
    codes: ready.map(({ id, code, reward, value, gift }) => ({
      id,
      code,
      reward,
      kind: value.kind,
      variant: value.kind === "product" ? value.variantId : null,
      ...(gift ? { gift } : {}),
    })),
    received: received.map(({ id, code, reward, kind }) => ({ id, code: codesOfGifts ? code : null, reward, kind })),
    making: member.codes.filter(({ code }) => code === null).map(({ reward }) => reward),
    referral: member.invitation,
    ways: ways.map((state) => ({ key: state.key, done: state.is === "done", until: secondsOf(state.until) })),
    birthday: {
      given: birthday !== null,
      changeable: birthday === null || changeableFrom(birthday.changedAt, shop.zone) <= member.doings.now,
      aged: member.doings.aged,
    },
    texts: Object.fromEntries(languages.map((language) => [language, memberTexts(shown, ways, versions, language, shop)])),
  });
}

type ReceivedKind = MemberFace["received"][number]["kind"];
const isReceived = (kind: string): kind is ReceivedKind => kind === "perk" || kind === "gift-card" || kind === "store-credit";

const secondsOf = (at: string | null): number | null => (at === null ? null : Math.floor(Date.parse(at) / 1000));

function multiplierOf(program: Program, tier: string | null): string {
  return program.tiers?.levels.find(({ key }) => key === tier)?.multiplier ?? "1";
}

/** The next instant at which time alone changes something here. */
function goodUntil({ tier, lots, codes, received }: MemberState): number | null {
  const dates = [
    tier?.dueAt,
    ...lots.flatMap(({ approved, availableAt, expiresAt }) => [approved ? null : availableAt, expiresAt]),
    ...[...codes, ...received].map(({ expiresAt }) => expiresAt),
  ].flatMap((at) => (at ? [Date.parse(at)] : []));
  return dates.length === 0 ? null : Math.floor(Math.min(...dates) / 1000);
}
