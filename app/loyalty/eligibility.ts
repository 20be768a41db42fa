import { compileProgram } from "./compile";
import { reason } from "./explain/codes";
import type { BackAward, MemberStanding } from "./judgement";
import type { OrderFacts } from "./order-facts";
import type { Program } from "./program";
import type { Reason } from "./words";

/** Why the member could earn nothing at that moment; null when they could. Candidates earn. */
export function memberRefusal(member: MemberStanding, placedAt: string): Reason | null {
  if (member.status === "erased") return reason("member-erased");
  if (member.status === "blocked" && (member.blockedAt === null || member.blockedAt <= placedAt)) return reason("member-blocked");
  if (member.leftAt === null) return member.status === "left" ? reason("member-left") : null;
  const back = member.status !== "left" && member.joinedAt !== null && member.joinedAt > member.leftAt ? member.joinedAt : null;
  const away = member.leftAt <= placedAt && (member.status === "left" || (back !== null && placedAt < back));
  return away ? reason("member-left") : null;
}

/** Whether the order was placed before the program began. */
export function isBeforeProgram(placedAt: string, { startsAt }: Program): boolean {
  return startsAt !== null && placedAt < startsAt;
}

/** The award that makes an order count which was placed before the program began: of several the one that was given first. */
export function backAwardOf(placedAt: string, backAwards: readonly BackAward[] = []): BackAward | null {
  let first: BackAward | null = null;
  for (const award of backAwards) {
    if (award.from <= placedAt && placedAt < award.until && (first === null || award.at < first.at)) first = award;
  }
  return first;
}

/** Why the order earns nothing and counts for nothing, whoever placed it; null when it counts. */
export function orderRefusal(facts: OrderFacts, program: Program, backAwards: readonly BackAward[] = []): Reason | null {
  const { channels, tagsExcluded } = compileProgram(program);
  if (facts.test && !program.eligible.testOrders) return reason("test-order");
  if (facts.b2b && !program.eligible.companies) return reason("b2b");
  if (!channels.has(facts.channel)) {
    return facts.channel === "marketplace" ? reason("marketplace") : reason("channel-excluded", { channel: facts.channel });
  }
  for (const tag of facts.tags) if (tagsExcluded.has(tag)) return reason("tag-excluded", { tag });
  if (facts.currency !== program.currency) {
    return reason("currency-differs", { orderCurrency: facts.currency, programCurrency: program.currency });
  }
  if (isBeforeProgram(facts.placedAt, program) && backAwardOf(facts.placedAt, backAwards) === null) {
    return reason("before-program", { startsAt: program.startsAt });
  }
  if (program.closing !== null && facts.placedAt >= program.closing.earnUntil) {
    return reason("program-closed", { at: program.closing.earnUntil });
  }
  if (program.earningPaused) return reason("earning-paused");
  if (facts.payment === "unpaid") return reason("unpaid");
  if (facts.payment === "void") return reason("payment-void");
  return null;
}
