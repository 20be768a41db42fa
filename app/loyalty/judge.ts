import { lotDates, type LotDates } from "./calendar";
import { compileProgram } from "./compile";
import { earn } from "./earn";
import { memberRefusal, orderRefusal } from "./eligibility";
import { reason } from "./explain/codes";
import { inPlacingOrder, versionOf } from "./judge-order";
import type { CountRow, HeldJudgement, JudgedMember, Judgement, MemberOrder, MemberToJudge, OrderContext } from "./judgement";
import type { OrderFacts } from "./order-facts";
import { inPause } from "./pauses";
import type { ProgramVersion } from "./program";
import { periodAt } from "./tier-by-hand";
import { TierWalk } from "./tier-walk";
import type { Reason } from "./words";

export type {
  CountRow,
  HeldJudgement,
  JudgedMember,
  Judgement,
  MemberOrder,
  MemberStanding,
  MemberToJudge,
  OrderContext,
  ShopCalendar,
  SourcePoints,
} from "./judgement";

/**
 * Judges a member's orders: a function of the set of orders, the versions and the member, never of arrival. Orders are taken
 * by (placed at, order id); each is judged by the version in force when it was placed, in the context that the orders
 * before it make. An order whose facts are not given keeps what is held of it, unless its version, its context or the
 * member's standing then has changed: its id is answered, and the caller calls again with its facts.
 *
 * Measured on two busy cores, Node 24: a member's one order of 20 lines 8 µs, of 3 lines 6 µs, of 500 lines partly refunded
 * 0.2 ms; a new order beside 999 held ones 1.3 ms; 1,000 orders anew 6.4 ms.
 */
export function judgeMember(input: MemberToJudge): JudgedMember {
  const judged: Judgement[] = [];
  const needFacts: string[] = [];
  const walks = new Walks(input);
  for (const order of inPlacingOrder(input.orders)) {
    const version = versionOf(input.versions, order.placedAt);
    const outcome = judgeOrder(order, version, input, walks);
    if (outcome === "need-facts") needFacts.push(order.orderId);
    else if (outcome !== "kept") judged.push(outcome);
    const counted = typeof outcome === "string" ? (order.held?.counts ?? []) : outcome.counts;
    for (const row of counted) walks.rows.push(row);
  }
  return needFacts.length > 0 ? { judged: [], needFacts } : { judged, needFacts };
}

/** An order without a customer earns nothing until a verified identity claims it. */
export function judgeGuestOrder(facts: Pick<OrderFacts, "orderId" | "placedAt">): Judgement {
  return nothing(facts.orderId, null, reason("no-customer"), datesWithoutProgram(facts.placedAt));
}

function judgeOrder(
  order: MemberOrder,
  version: ProgramVersion | null,
  { member, shop, pauses = [] }: MemberToJudge,
  walks: Walks,
): Judgement | "kept" | "need-facts" {
  const { orderId, placedAt, facts, held } = order;
  // What an erased person earned is settled; only an order that nobody judged before needs an answer.
  if (member.status === "erased" && held !== null) return "kept";
  if (version === null) {
    if (facts === null && held !== null && firstCode(held) === "no-program") return "kept";
    return nothing(orderId, null, reason("no-program"), datesWithoutProgram(placedAt));
  }
  const refused = order.deleted === true ? reason("order-deleted") : memberRefusal(member, placedAt);
  if (refused !== null) {
    if (facts === null && held !== null && held.programVersion === version.number && firstCode(held) === refused.code) return "kept";
    return nothing(orderId, version, refused, lotDates(placedAt, version.program, shop.zone));
  }
  if (facts === null) {
    if (held === null || held.programVersion !== version.number || dependsOnMember(held)) return "need-facts";
    if (held.context === null) return "kept";
    if (inPause(pauses, placedAt)) return "need-facts";
    return sameContext(held.context, walks.contextAt(version, placedAt)) ? "kept" : "need-facts";
  }
  const why = orderRefusal(facts, version.program) ?? (inPause(pauses, placedAt) ? reason("earning-paused") : null);
  if (why !== null) return nothing(orderId, version, why, lotDates(placedAt, version.program, shop.zone));
  const context = walks.contextAt(version, placedAt);
  const waited = compileProgram(version.program).rules[0]?.rule.grantWhen === "fulfilled";
  const earnedAt = waited ? (facts.fulfilledAt ?? facts.placedAt) : facts.placedAt;
  return {
    orderId,
    programVersion: version.number,
    context,
    dates: lotDates(earnedAt, version.program, shop.zone),
    ...earn(facts, context, version),
  };
}

/** One walk through the tiers for each version that an order asks for, fed with the rows of the orders before it. */
class Walks {
  readonly rows: CountRow[];
  private readonly byVersion = new Map<number, { walk: TierWalk; fed: number }>();

  constructor(private readonly input: MemberToJudge) {
    this.rows = [...(input.grants ?? [])];
  }

  contextAt(version: ProgramVersion, placedAt: string): OrderContext {
    let known = this.byVersion.get(version.number);
    if (known === undefined) {
      const walk = new TierWalk(compileProgram(version.program).tiers, this.input.shop.zone, this.input.member.joinedAt);
      known = { walk, fed: 0 };
      this.byVersion.set(version.number, known);
    }
    for (; known.fed < this.rows.length; known.fed += 1) known.walk.add(this.rows[known.fed] as CountRow);
    known.walk.advanceTo(Date.parse(placedAt));
    const { byHand = [] } = this.input;
    const set = byHand.length === 0 ? null : periodAt(byHand, compileProgram(version.program).tiers.levels, placedAt);
    return { tier: set?.tier ?? known.walk.tierKey, nth: known.walk.orders + 1 };
  }
}

function nothing(orderId: string, version: ProgramVersion | null, why: Reason, dates: LotDates): Judgement {
  return {
    orderId,
    programVersion: version?.number ?? null,
    context: null,
    sources: {},
    granted: 0,
    reversed: 0,
    counts: [],
    dates,
    explanation: { codes: [why] },
  };
}

function datesWithoutProgram(placedAt: string): LotDates {
  return { earnedAt: placedAt, availableAt: placedAt, expiresAt: null };
}

function sameContext(a: OrderContext, b: OrderContext): boolean {
  return a.tier === b.tier && a.nth === b.nth;
}

function firstCode(held: HeldJudgement): string | undefined {
  return held.explanation.codes[0]?.code;
}

/** It was refused for a reason that no longer holds. */
function dependsOnMember(held: HeldJudgement): boolean {
  const code = firstCode(held);
  return code === "member-blocked" || code === "member-left" || code === "member-erased" || code === "order-deleted";
}
