import { demoProgram } from "./default-program";
import type { HeldJudgement, Judgement, MemberOrder, MemberStanding, ShopCalendar } from "./judgement";
import type { LineFacts, OrderFacts, RefundFacts } from "./order-facts";
import { parseProgram, type Program, type ProgramDocument, type ProgramVersion } from "./program";

/** Orders, members and programs for the tests of this room. */
export const shop: ShopCalendar = { zone: "Europe/London", currency: "GBP" };
export const joined = "2025-01-01T00:00:00.000Z";
export const member: MemberStanding = { status: "active", joinedAt: joined, blockedAt: null, leftAt: null };

export function line(paid: number, more: Partial<LineFacts> = {}): LineFacts {
  const quantity = more.quantity ?? 1;
  return {
    id: "1",
    productId: null,
    variantId: null,
    vendor: null,
    giftCard: false,
    quantity,
    remaining: quantity,
    paid,
    tax: 0,
    discount: 0,
    ...more,
  };
}

export function refund(at: string, more: Partial<RefundFacts> = {}): RefundFacts {
  return { id: "900", at, lines: [], amount: 0, withoutLines: 0, ...more };
}

export function order(more: Partial<OrderFacts> = {}): OrderFacts {
  const placedAt = more.placedAt ?? "2026-03-10T12:00:00.000Z";
  return {
    orderId: "1001",
    customerId: "7",
    guestHash: null,
    placedAt,
    updatedAt: placedAt,
    cancelledAt: null,
    fulfilledAt: null,
    channel: "online",
    locationId: null,
    test: false,
    b2b: false,
    exchange: false,
    taxesIncluded: true,
    currency: "GBP",
    presentmentCurrency: "GBP",
    locale: null,
    payment: "paid",
    outstanding: 0,
    tags: [],
    discountCodes: [],
    paidWith: [],
    lines: [line(4820)],
    shipping: 0,
    tips: 0,
    duties: 0,
    refunds: [],
    ...more,
  };
}

export function programOf(change: (document: ProgramDocument) => void = () => undefined): Program {
  const document = structuredClone(demoProgram);
  change(document);
  const parsed = parseProgram(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.program;
}

export function versionOf(program: Program, number = 1, inForceFrom = "2020-01-01T00:00:00.000Z"): ProgramVersion {
  return { number, program, inForceFrom };
}

/** The demo program with changes to its rule for orders. */
export function withRule(change: Record<string, unknown>, rest: (document: ProgramDocument) => void = () => undefined): ProgramVersion {
  return versionOf(
    programOf((document) => {
      Object.assign(document.earning?.[0] ?? {}, change);
      rest(document);
    }),
  );
}

export function memberOrder(facts: OrderFacts, held: HeldJudgement | null = null): MemberOrder {
  return { orderId: facts.orderId, placedAt: facts.placedAt, facts, held };
}

/** As it is kept between two runs: through JSON, without the facts. */
export function heldOrder(facts: OrderFacts, judgement: Judgement): MemberOrder {
  const held = JSON.parse(JSON.stringify(judgement)) as Judgement;
  return { orderId: facts.orderId, placedAt: facts.placedAt, facts: null, held };
}

/** An order without taxes and discounts of these lines, each with its own id. */
export function orderOf(prices: number[], more: Partial<OrderFacts> = {}): OrderFacts {
  return order({ lines: prices.map((paid, index) => line(paid, { id: String(index + 1) })), ...more });
}
