import type { SimulatedMember, SimulatedOrder } from "./simulate-member";
import { stepOf } from "./steps";

/** As it happened in the ledger; the live version over the whole window; the draft over it. */
export const sides = ["happened", "live", "draft"] as const;
export type Side = (typeof sides)[number];

/** Cumulative points, and of how many orders they are. */
export interface SummedPoints {
  granted: number;
  reversed: number;
  /** that got more than nothing */
  orders: number;
}

/** A member who would have more or fewer points by the draft than by the live version. */
export interface ChangedMember {
  memberId: string;
  live: number;
  draft: number;
  /** tiers at the end of the window; null: none */
  from: string | null;
  to: string | null;
}

/** Orders with a product that nobody has read; orders paid in part by gift card, and nobody said how much. */
export interface UnknownOrders {
  goods: number;
  giftCards: number;
}

/**
 * What a simulation adds up, member by member, in any order of them. Plain JSON, so that it can be put down between two steps and taken
 * up again.
 */
export interface SimulationSums {
  /** looked at */
  members: number;
  /** of the window */
  orders: number;
  totals: Record<Side, SummedPoints>;
  /** by key of the rule */
  rules: Record<Side, Record<string, SummedPoints>>;
  /** granted less reversed, by the first day of the week of the placing */
  weeks: Record<string, Record<Side, number>>;
  /** members by how much they would gain, see `stepOf` */
  steps: Record<string, number>;
  /** the most that was gained and lost, at most `listed` each */
  winners: ChangedMember[];
  losers: ChangedMember[];
  /** members by the tier under the live version, then by the one under the draft; "" for none */
  moves: Record<string, Record<string, number>>;
  /** orders of the window that the draft was tried on without all that it asks for */
  unknown: UnknownOrders;
  /** points of gifts on entering a tier */
  gifts: Record<"live" | "draft", number>;
  /** members' points that neither ended nor were spent, of what orders of the window granted */
  outstanding: Record<"live" | "draft", number>;
}

/** How many winners and losers are named. */
export const listed = 10;

export function noSums(): SimulationSums {
  const nothing = (): SummedPoints => ({ granted: 0, reversed: 0, orders: 0 });
  return {
    members: 0,
    orders: 0,
    totals: { happened: nothing(), live: nothing(), draft: nothing() },
    rules: { happened: {}, live: {}, draft: {} },
    weeks: {},
    steps: {},
    winners: [],
    losers: [],
    moves: {},
    unknown: { goods: 0, giftCards: 0 },
    gifts: { live: 0, draft: 0 },
    outstanding: { live: 0, draft: 0 },
  };
}

export interface SimulatedSides {
  memberId: string;
  /** of the window, as the ledger has them */
  happened: ReadonlyArray<Omit<SimulatedOrder, "lasting">>;
  live: SimulatedMember;
  draft: SimulatedMember;
  /** points that the member spent in the window and did not get back */
  spent: number;
  unknown?: UnknownOrders;
  /** an erased member keeps what they had and moves between no tiers */
  settled?: boolean;
}

/** Adds one member. `weekOf`: see `weekFinder`. Changes the sums that it is given. */
export function addMember(sums: SimulationSums, member: SimulatedSides, weekOf: (at: string) => string): void {
  const { memberId, happened, live, draft, spent, unknown } = member;
  sums.members += 1;
  sums.orders += happened.length;
  sums.unknown.goods += unknown?.goods ?? 0;
  sums.unknown.giftCards += unknown?.giftCards ?? 0;
  addOrders(sums, "happened", happened, weekOf);
  const under = { live: addOrders(sums, "live", live.orders, weekOf), draft: addOrders(sums, "draft", draft.orders, weekOf) };
  for (const side of ["live", "draft"] as const) {
    sums.outstanding[side] += Math.max(0, lastingOf(member[side]) - spent);
    sums.gifts[side] += member[side].gifts;
  }
  if (member.settled === true) return;
  const step = String(stepOf(under.draft - under.live));
  if (happened.length > 0) sums.steps[step] = (sums.steps[step] ?? 0) + 1;
  const changed = { memberId, ...under, from: live.tier, to: draft.tier };
  if (under.draft > under.live) sums.winners = keepMost(sums.winners, changed);
  if (under.draft < under.live) sums.losers = keepMost(sums.losers, changed);
  const moves = (sums.moves[live.tier ?? ""] ??= {});
  moves[draft.tier ?? ""] = (moves[draft.tier ?? ""] ?? 0) + 1;
}

/** Answers what the orders got in all. */
function addOrders(sums: SimulationSums, side: Side, orders: SimulatedSides["happened"], weekOf: (at: string) => string): number {
  let net = 0;
  for (const { placedAt, sources, granted, reversed } of orders) {
    add(sums.totals[side], granted, reversed);
    for (const [key, points] of Object.entries(sources)) {
      if (points.granted > 0) add((sums.rules[side][key] ??= { granted: 0, reversed: 0, orders: 0 }), points.granted, points.reversed);
    }
    const week = (sums.weeks[weekOf(placedAt)] ??= { happened: 0, live: 0, draft: 0 });
    week[side] += granted - reversed;
    net += granted - reversed;
  }
  return net;
}

function add(sum: SummedPoints, granted: number, reversed: number): void {
  sum.granted += granted;
  sum.reversed += reversed;
  if (granted > 0) sum.orders += 1;
}

const lastingOf = ({ orders }: SimulatedMember) => orders.reduce((sum, { lasting }) => sum + lasting, 0);

/** By how much, then by id, so that it does not matter who came first. */
function keepMost(kept: ChangedMember[], one: ChangedMember): ChangedMember[] {
  const size = ({ draft, live }: ChangedMember) => Math.abs(draft - live);
  const last = kept.at(-1);
  if (kept.length >= listed && last !== undefined && size(last) > size(one)) return kept;
  return [...kept, one].sort((a, b) => size(b) - size(a) || (a.memberId < b.memberId ? -1 : 1)).slice(0, listed);
}
