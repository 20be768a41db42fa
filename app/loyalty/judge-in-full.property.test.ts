import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heldOrder, line, member, memberOrder, orderOf, programOf, refund, shop, versionOf } from "./fixtures";
import { catalogue, fullDocuments, fullVersions } from "./full-program.fixture";
import { judgeMember, type Judgement, type MemberOrder } from "./judge";
import type { CustomerPeriod } from "./judgement";
import type { LineFacts, OrderFacts } from "./order-facts";
import type { ProgramVersion } from "./program";
import { periodStart } from "./shop-day";

const numRuns = process.env["LONG"] ? 1000 : 120;
const start = Date.parse("2026-01-05T08:00:00.000Z");
const day = (days: number) => new Date(start + days * 86_400_000).toISOString();

const customer: CustomerPeriod[] = [{ kind: "tag", value: "vip", from: day(10), until: day(40) }];

/** The life of an order: newer facts each time, as events bring them. */
const life = fc
  .record({
    placed: fc.integer({ min: 0, max: 80 }),
    prices: fc.array(fc.integer({ min: 100, max: 40_000 }), { minLength: 1, maxLength: 3 }),
    product: fc.integer({ min: 1, max: 4 }),
    refunded: fc.constantFrom(false, true),
    cancelled: fc.constantFrom(false, false, true),
    after: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ placed, prices, product, refunded, cancelled, after }) => (id: number): OrderFacts[] => {
    const bought = orderOf(prices, { orderId: String(id), placedAt: day(placed), payment: "unpaid" });
    const lines = bought.lines.map((one, place): LineFacts => ({ ...one, productId: String(((product + place) % 4) + 1) }));
    const paid = { ...bought, lines, payment: "paid" as const, updatedAt: day(placed + 0.01) };
    const facts = [{ ...bought, lines }, paid];
    if (refunded) {
      const refunds = [refund(day(placed + after), { lines: [{ line: "1", quantity: 1 }], amount: prices[0] ?? 0 })];
      const left = lines.map((one) => (one.id === "1" ? line(one.paid, { ...one, remaining: 0 }) : one));
      facts.push({ ...paid, lines: left, refunds, updatedAt: day(placed + after + 0.1) });
    }
    if (cancelled) facts.push({ ...(facts.at(-1) ?? paid), cancelledAt: day(placed + after + 1), updatedAt: day(placed + after + 1) });
    return facts;
  });
const lives = fc.array(life, { minLength: 1, maxLength: 8 }).map((all) => all.map((make, index) => make(index + 8)));

/** A small intake: keeps facts and judgements, and gives facts only where they changed or are asked for. */
class Intake {
  readonly facts = new Map<string, OrderFacts>();
  readonly judgements = new Map<string, Judgement>();

  constructor(private readonly versions: ProgramVersion[]) {}

  arrive(...events: OrderFacts[]): void {
    const changed = new Set<string>();
    for (const event of events) {
      const known = this.facts.get(event.orderId);
      if (known !== undefined && known.updatedAt >= event.updatedAt) continue;
      this.facts.set(event.orderId, event);
      changed.add(event.orderId);
    }
    for (let round = 0; ; round += 1) {
      if (round > 50) throw new Error("it asks for facts without end");
      const orders = [...this.facts.values()].map((facts): MemberOrder => {
        const held = this.judgements.get(facts.orderId);
        const given = held === undefined || changed.has(facts.orderId) ? memberOrder(facts, held ?? null) : heldOrder(facts, held);
        return { ...given, goods: catalogue };
      });
      const { judged, needFacts } = judgeMember({ orders, versions: this.versions, member, shop, customer });
      for (const judgement of judged) this.judgements.set(judgement.orderId, judgement);
      if (needFacts.length === 0) return;
      for (const id of needFacts) changed.add(id);
    }
  }

  state() {
    return Object.fromEntries([...this.judgements].toSorted(([a], [b]) => Number(a) - Number(b)));
  }
}

const twoVersions = fc.tuple(fullVersions, fullDocuments).map(([first, earning]): ProgramVersion[] => {
  const second = programOf((document) => {
    document.earning = earning;
    document.eligible = { ...document.eligible, customerTagsExcluded: ["vip"] };
  });
  return [first, versionOf(second, 2, day(50))];
});

describe("for any program of rules, boosts and challenges", () => {
  it("a member's judgements are a function of the set of orders, whatever the arrival", () => {
    const arrival = fc.record({ seed: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), runs: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(twoVersions, lives, arrival, (versions, orders, { seed, runs }) => {
        const atOnce = new Intake(versions);
        atOnce.arrive(...orders.map((facts) => facts.at(-1) as OrderFacts));
        const events = orders.flat();
        const twice = [...events, ...events.filter((_, index) => (seed[index] ?? 0) % 3 === 0)];
        const shuffled = twice.map((event, index) => ({ event, key: seed[index % seed.length] ?? 0 })).toSorted((a, b) => a.key - b.key);
        const bits = new Intake(versions);
        for (let from = 0; from < shuffled.length; from += runs) {
          bits.arrive(...shuffled.slice(from, from + runs).map(({ event }) => event));
        }
        expect(bits.state()).toEqual(atOnce.state());
      }),
      { numRuns },
    );
  });

  it("caps, limits and goals are never passed, over all orders of a member", () => {
    fc.assert(
      fc.property(fullVersions, lives, (version, orders) => {
        const intake = new Intake([version]);
        intake.arrive(...orders.map((facts) => facts.at(-1) as OrderFacts));
        for (const rule of version.program.earning) {
          const got = [...intake.judgements.values()].map(({ orderId, sources }) => {
            const { granted, reversed } = sources[rule.key] ?? { granted: 0, reversed: 0 };
            return { at: intake.facts.get(orderId)?.placedAt ?? "", points: granted - reversed };
          });
          const inPeriods = (every: "day" | "week" | "month" | "year" | "ever", measure: (points: number) => number) => {
            const sums = new Map<number, number>();
            for (const { at, points } of got) {
              const period = periodStart(Date.parse(at), every, shop.zone);
              sums.set(period, (sums.get(period) ?? 0) + measure(points));
            }
            return Math.max(0, ...sums.values());
          };
          if (rule.on === "challenge") {
            const most = rule.times * rule.steps.reduce((sum, { points }) => sum + Number(points), 0);
            expect(inPeriods("ever", (points) => points)).toBeLessThanOrEqual(most);
          } else if (rule.on === "order" || rule.on === "boost") {
            const { period } = rule.cap;
            if (period !== undefined) expect(inPeriods(period.every, (points) => points)).toBeLessThanOrEqual(period.points);
            if (rule.limit !== undefined) {
              expect(inPeriods(rule.limit.every ?? "ever", (points) => (points > 0 ? 1 : 0))).toBeLessThanOrEqual(rule.limit.times);
            }
          }
        }
      }),
      { numRuns: numRuns * 2 },
    );
  });

  it("an order split into one for each line earns no more than its caps allow", () => {
    fc.assert(
      fc.property(fullVersions, fc.array(fc.integer({ min: 100, max: 40_000 }), { minLength: 2, maxLength: 6 }), (version, prices) => {
        const lines = prices.map((paid, place) =>
          line(paid, { id: String(place + 1), productId: String((place % 3) + 1), vendor: "Acme" }),
        );
        const split = new Intake([version]);
        split.arrive(...lines.map((one, place) => orderOf([], { orderId: String(place + 1), placedAt: day(place / 24), lines: [one] })));
        for (const rule of version.program.earning) {
          if (rule.on !== "order" && rule.on !== "boost") continue;
          const { period } = rule.cap;
          if (period === undefined || period.every === "day") continue;
          const got = [...split.judgements.values()].reduce((sum, { sources }) => sum + (sources[rule.key]?.granted ?? 0), 0);
          expect(got).toBeLessThanOrEqual(period.points);
        }
      }),
      { numRuns },
    );
  });

  it("a refund of everything returns to zero, under whatever later program", () => {
    fc.assert(
      fc.property(twoVersions, lives, (versions, orders) => {
        const intake = new Intake(versions);
        intake.arrive(...orders.map((facts) => facts.at(-1) as OrderFacts));
        const gone = [...intake.facts.values()].map((facts) => ({ ...facts, cancelledAt: day(300), updatedAt: day(300) }));
        intake.arrive(...gone);
        for (const { sources, granted, reversed } of intake.judgements.values()) {
          expect(reversed).toBe(granted);
          for (const source of Object.values(sources)) expect(source.reversed).toBe(source.granted);
        }
      }),
      { numRuns },
    );
  });
});
