import { compileTiers } from "../../loyalty/compile";
import { lotDates } from "../../loyalty/calendar";
import { parseMoney } from "../../loyalty/money";
import type { Program } from "../../loyalty/program";
import { liveOrderRules } from "../../loyalty/describe/rules";
import type { MemberState, Movement } from "../member-state";

/** Points that someone who joined not long ago may have. */
const fewPoints = 120;
const waiting = 48;

/**
 * A member as the document makes them, for a preview: of the tier, else of that which everyone starts in. Who has a tier by
 * merit has points for the cheapest reward too, and is part of the way to the next tier.
 */
export function sampleMember(
  program: Program,
  tier: string | null,
  { now, zone, storefront }: { now: string; zone: string; storefront: string },
): MemberState {
  const levels = program.tiers === null ? [] : compileTiers(program.tiers, program.currency).levels;
  const own = levels.find(({ key }) => key === tier) ?? levels.find(({ from }) => from === 0);
  const next = levels.find(({ from }) => from > (own?.from ?? 0));
  const merit = own !== undefined && own.from > 0;
  const pending = program.points.pendingDays === 0 ? 0 : waiting;
  const available = fewPoints + (merit ? cheapest(program) : 0);
  const { expiresAt, availableAt } = lotDates(now, program, zone);
  return {
    status: "active",
    balance: { available, pending, owed: 0 },
    tier: own === undefined ? null : { key: own.key, until: null, dueAt: null },
    measure: (own?.from ?? 0) + (next === undefined ? 0 : Math.floor(((next.from - (own?.from ?? 0)) * 2) / 5)),
    lots: [
      { remaining: available, approved: true, availableAt: now, expiresAt },
      ...(pending === 0 ? [] : [{ remaining: pending, approved: false, availableAt, expiresAt }]),
    ],
    movements: movements(program, now),
    codes: [],
    received: [],
    taken: {},
    redemptions: 0,
    termsAgreed: null,
    invitation: program.referral === null ? null : sampleInvitation(storefront),
    doings: { now, joinedAt: now, earlier: {}, visited: {}, birthday: null, aged: false, used: [] },
  };
}

/** What Camille hands on. */
export const sampleInvitation = (storefront: string) => ({ code: "CAMILLE", url: `https://${storefront}/apps/fidelio/friend/CAMILLE` });

function cheapest({ rewards }: Program): number {
  const costs = rewards.filter(({ archived }) => !archived).map(({ cost }) => cost);
  return costs.length === 0 ? 0 : Math.min(...costs);
}

function movements(program: Program, at: string): Movement[] {
  const signup = program.earning.find((rule) => rule.on === "signup" && !rule.archived);
  const [rule] = liveOrderRules(program);
  const of = (points: number, code: Record<string, string | number> & { code: string }): Movement => ({
    at,
    points,
    programVersion: null,
    explanation: { codes: [{ ...code, points }] },
  });
  const { currency } = program;
  const base = parseMoney("1", currency) * waiting;
  return [
    ...(rule?.gives === "rate"
      ? [of(waiting, { code: "earned", base, currency, rate: rule.points, per: parseMoney(rule.per, currency) })]
      : []),
    ...(signup?.on === "signup" ? [of(Number(signup.points), { code: "signup" })] : []),
  ];
}
