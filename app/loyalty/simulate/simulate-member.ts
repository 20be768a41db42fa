import { judgeMember } from "../judge";
import type { CountRow, Judgement, MemberToJudge, SourcePoints } from "../judgement";
import { haveGifts, tierGifts } from "../tier-gifts";
import { tierAt } from "../tiers";
import type { Scenario, SimulatedWindow } from "./scenario";

/** What an order got under a program. */
export interface SimulatedOrder {
  orderId: string;
  placedAt: string;
  /** by key of the rule */
  sources: Readonly<Record<string, SourcePoints>>;
  granted: number;
  reversed: number;
  /** of it, granted less reversed, what had not ended when the window did */
  lasting: number;
}

/** A member under a program: the orders of the window, in any order, and the tier at its end. */
export interface SimulatedMember {
  orders: readonly SimulatedOrder[];
  /** null: below the first, or the program has none */
  tier: string | null;
  /** points of gifts for tiers that were entered in the window */
  gifts: number;
}

/** Everything of a member but the program. The orders are all of theirs, each with its facts unless it was deleted. */
export type MemberToSimulate = Omit<MemberToJudge, "versions">;

/** Judges a member's orders under a scenario, by the very function that judges them for the ledger. */
export function simulateMember(input: MemberToSimulate, scenario: Scenario, { from, until }: SimulatedWindow): SimulatedMember {
  const { judged, needFacts } = judgeMember({ ...input, versions: scenario.versions });
  if (needFacts.length > 0) throw new Error(`Order ${needFacts[0]} cannot be simulated: its facts are not held.`);
  const placings = new Map(input.orders.map(({ orderId, placedAt }) => [orderId, placedAt]));
  const orders: SimulatedOrder[] = [];
  const rows: CountRow[] = [...(input.grants ?? [])];
  for (const judgement of judged) {
    for (const row of judgement.counts) rows.push(row);
    const placedAt = placings.get(judgement.orderId)!;
    if (placedAt >= from && placedAt <= until) orders.push(simulated(judgement, placedAt, until));
  }
  const { tiers, currency } = scenario.program;
  const ground = { zone: input.shop.zone, currency, joinedAt: input.member.joinedAt, byHand: input.byHand ?? [] };
  return { orders, tier: tierAt(rows, tiers, ground, until).tier, gifts: giftsOf(rows, input, scenario, { from, until }) };
}

function giftsOf(rows: readonly CountRow[], { member, shop }: MemberToSimulate, { versions }: Scenario, window: SimulatedWindow): number {
  if (!haveGifts(versions)) return 0;
  const gifts = tierGifts(rows, versions, { zone: shop.zone, joinedAt: member.joinedAt }, window.until);
  return gifts.reduce((sum, { at, points }) => (at >= window.from ? sum + points : sum), 0);
}

function simulated({ orderId, sources, granted, reversed, dates, datesOf }: Judgement, placedAt: string, until: string): SimulatedOrder {
  let lasting = 0;
  for (const [source, points] of Object.entries(sources)) {
    const { expiresAt } = datesOf?.[source] ?? dates;
    if (expiresAt === null || expiresAt > until) lasting += points.granted - points.reversed;
  }
  return { orderId, placedAt, sources, granted, reversed, lasting };
}
