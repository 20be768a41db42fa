import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heldOrder, line, member, memberOrder, orderOf, programOf, refund, shop, versionOf, withRule } from "./fixtures";
import { judgeMember, type Judgement, type MemberOrder, type MemberStanding } from "./judge";
import type { OrderFacts } from "./order-facts";
import type { ProgramVersion } from "./program";
import type { TierPeriod } from "./tier-by-hand";

const numRuns = process.env["LONG"] ? 1000 : 150;
const start = Date.parse("2025-06-01T08:00:00.000Z");
const day = (days: number) => new Date(start + days * 86_400_000).toISOString();

/** Two versions with other levels and multipliers, measured as asked. */
const programs = fc.constantFrom("spend" as const, "points" as const, "orders" as const).chain((measure) =>
  fc.constantFrom(0, 10).map((graceDays): ProgramVersion[] => {
    const scale = { spend: "500.00", points: "300", orders: "3" }[measure];
    const tiers = (multiplier: string) => ({
      measure,
      window: "rolling-12-months" as const,
      graceDays,
      levels: [
        { key: "low", title: { en: "Low" }, from: "0" },
        { key: "high", title: { en: "High" }, from: scale, multiplier },
      ],
    });
    return [
      withRule({}, (document) => (document.tiers = tiers("1.5"))),
      { ...withRule({ points: "2" }, (document) => (document.tiers = tiers("2"))), number: 2, inForceFrom: day(200) },
    ];
  }),
);

/** The life of an order: newer facts each time, as events bring them. */
const life = fc
  .record({
    placed: fc.integer({ min: 0, max: 600 }),
    prices: fc.array(fc.integer({ min: 100, max: 40_000 }), { minLength: 1, maxLength: 3 }),
    test: fc.constantFrom(false, false, false, true),
    refunded: fc.boolean(),
    cancelled: fc.constantFrom(false, false, true),
    after: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ placed, prices, test, refunded, cancelled, after }) => (id: number): OrderFacts[] => {
    const bought = orderOf(prices, { orderId: String(id), placedAt: day(placed), test, payment: "unpaid" });
    const paid = { ...bought, payment: "paid" as const, updatedAt: day(placed + 0.01) };
    const facts = [bought, paid];
    if (refunded) {
      const refunds = [refund(day(placed + after), { lines: [{ line: "1", quantity: 1 }], amount: prices[0] ?? 0 })];
      const lines = paid.lines.map((one) => (one.id === "1" ? line(one.paid, { ...one, remaining: 0 }) : one));
      facts.push({ ...paid, lines, refunds, updatedAt: day(placed + after + 0.1) });
    }
    if (cancelled) facts.push({ ...(facts.at(-1) ?? paid), cancelledAt: day(placed + after + 1), updatedAt: day(placed + after + 1) });
    return facts;
  });

const lives = fc.array(life, { minLength: 1, maxLength: 8 }).map((all) => all.map((make, index) => make(index + 8)));

/** A small intake: keeps facts and judgements, and gives facts only where they changed or are asked for. */
class Intake {
  readonly facts = new Map<string, OrderFacts>();
  readonly judgements = new Map<string, Judgement>();

  constructor(
    private readonly versions: ProgramVersion[],
    public standing: MemberStanding = member,
    public byHand: TierPeriod[] = [],
  ) {}

  arrive(...events: OrderFacts[]): void {
    const changed = new Set<string>();
    for (const event of events) {
      const known = this.facts.get(event.orderId);
      if (known !== undefined && known.updatedAt >= event.updatedAt) continue;
      this.facts.set(event.orderId, event);
      changed.add(event.orderId);
    }
    this.judge(changed);
  }

  judge(load: Set<string>): void {
    for (let round = 0; ; round += 1) {
      if (round > 50) throw new Error("it asks for facts without end");
      const orders = [...this.facts.values()].map((facts): MemberOrder => {
        const held = this.judgements.get(facts.orderId);
        if (held === undefined || load.has(facts.orderId)) return memberOrder(facts, held ?? null);
        return heldOrder(facts, held);
      });
      const { judged, needFacts } = judgeMember({ orders, versions: this.versions, member: this.standing, shop, byHand: this.byHand });
      for (const judgement of judged) this.judgements.set(judgement.orderId, judgement);
      if (needFacts.length === 0) return;
      for (const id of needFacts) {
        expect(load.has(id)).toBe(false);
        load.add(id);
      }
    }
  }

  state() {
    return Object.fromEntries([...this.judgements].toSorted(([a], [b]) => Number(a) - Number(b)));
  }
}

describe("a member's judgements are a function of the set of orders", () => {
  it("whatever the arrival: permuted, repeated, one by one or in runs, they end as all at once", () => {
    const arrival = fc.record({ seed: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), runs: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(programs, lives, arrival, (versions, orders, { seed, runs }) => {
        const atOnce = new Intake(versions);
        atOnce.arrive(...orders.map((facts) => facts.at(-1) as OrderFacts));

        const events = orders.flat();
        const twice = [...events, ...events.filter((_, index) => (seed[index] ?? 0) % 3 === 0)];
        const shuffled = twice.map((event, index) => ({ event, key: seed[index % seed.length] ?? 0 })).toSorted((a, b) => a.key - b.key);
        const bits = new Intake(versions);
        for (let from = 0; from < shuffled.length; from += runs)
          bits.arrive(...shuffled.slice(from, from + runs).map(({ event }) => event));
        expect(bits.state()).toEqual(atOnce.state());
      }),
      { numRuns },
    );
  });

  it("a member blocked and unblocked again ends as one who never was", () => {
    fc.assert(
      fc.property(programs, lives, fc.integer({ min: 0, max: 600 }), (versions, orders, since) => {
        const events = orders.flat();
        const always = new Intake(versions);
        always.arrive(...events);
        const blocked = new Intake(versions, { ...member, status: "blocked", blockedAt: day(since) });
        blocked.arrive(...events);
        blocked.standing = member;
        blocked.judge(new Set());
        expect(blocked.state()).toEqual(always.state());
      }),
      { numRuns },
    );
  });

  it("with tiers set by hand, whenever they are heard of, as long as the orders are judged once more", () => {
    const period = fc
      .record({
        tier: fc.constantFrom("low", "high", "gone"),
        from: fc.integer({ min: 0, max: 600 }),
        days: fc.integer({ min: 1, max: 200 }),
      })
      .chain(({ tier, from, days }) =>
        fc.option(fc.integer({ min: 0, max: days })).map((ended): TierPeriod => ({
          tier,
          from: day(from),
          until: day(from + days),
          ended: ended === null ? null : day(from + ended),
        })),
      );
    fc.assert(
      fc.property(programs, lives, fc.array(period, { minLength: 1, maxLength: 4 }), fc.nat(), (versions, orders, periods, place) => {
        const events = orders.flat();
        const known = new Intake(versions, member, periods);
        known.arrive(...events);
        // heard of in the middle, the other way round
        const late = new Intake(versions, member);
        const middle = place % (events.length + 1);
        late.arrive(...events.slice(0, middle));
        late.byHand = periods.toReversed();
        for (const event of events.slice(middle)) late.arrive(event);
        late.judge(new Set());
        expect(late.state()).toEqual(known.state());
        // and each order has the tier of its placing, where one was set
        for (const { orderId, context } of known.judgements.values()) {
          const at = known.facts.get(orderId)!.placedAt;
          const set = periods.filter((one) => one.tier !== "gone" && one.from <= at && at < (one.ended ?? one.until));
          const last = set
            .map(({ from }) => from)
            .sort()
            .at(-1);
          if (context && set.length > 0) expect(set.filter(({ from }) => from === last).map(({ tier }) => tier)).toContain(context.tier);
        }
      }),
      { numRuns },
    );
  });

  it("before a publication and after it", () => {
    fc.assert(
      fc.property(lives, (orders) => {
        const versions: ProgramVersion[] = [];
        const intake = new Intake(versions);
        intake.arrive(...orders.flat());
        for (const judgement of intake.judgements.values()) expect(judgement.granted).toBe(0);
        versions.push(versionOf(programOf()));
        intake.judge(new Set());
        const fresh = new Intake(versions);
        fresh.arrive(...orders.flat());
        expect(intake.state()).toEqual(fresh.state());
      }),
      { numRuns },
    );
  });

  it("a thousand orders, one more arriving each time, ask for little", () => {
    const versions = [versionOf(programOf())];
    const intake = new Intake(versions);
    const thousand = Array.from({ length: 1000 }, (_, n) => orderOf([1000], { orderId: String(n + 1), placedAt: day(n / 2) }));
    intake.arrive(...thousand);
    const held = thousand.map((facts) => heldOrder(facts, intake.judgements.get(facts.orderId) as Judgement));
    const last = memberOrder(orderOf([1000], { orderId: "5000", placedAt: day(600) }));
    const { judged, needFacts } = judgeMember({ orders: [...held, last], versions, member, shop });
    expect([judged.length, needFacts.length, judged[0]?.context?.nth]).toEqual([1, 0, 1001]);
  });
});
