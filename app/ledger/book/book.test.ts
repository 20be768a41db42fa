import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LotDates } from "../../loyalty/calendar";
import type { Operation } from "../operations";
import { apply } from "./apply";
import { Book, BookError, newSheet, type Transfer } from "./book";
import type { Known } from "./commands";
import { compareLots, type Lot } from "./lot";
import { newHistory, type RedemptionHistory } from "./redemption";

const now = "2026-06-01T00:00:00.000Z";
const numRuns = process.env["LONG"] === "1" ? 20_000 : 400;
const explanation = { codes: [] };

/** One member over many postings, in memory. */
class Life {
  readonly transfers: Transfer[] = [];
  readonly histories = new Map<string, RedemptionHistory>();
  readonly lots: Lot[] = [];
  balances = { pending: 0, available: 0, held: 0, owed: 0 };
  #ids = 0;

  post(operations: readonly Operation[]): void {
    const sheet = newSheet(now, () => `id-${(this.#ids += 1)}`);
    const book = new Book("m", { ...this.balances }, sheet, this.lots);
    const known: Known = {
      book: () => book,
      history: (id) => this.histories.get(id) ?? this.histories.set(id, newHistory()).get(id)!,
      moved: () => ({ own: undefined, uses: new Map() }),
      imported: () => 0,
    };
    apply(operations, [book], known);
    this.balances = book.balances;
    this.lots.splice(0, this.lots.length, ...book.lots.values());
    this.transfers.push(...sheet.transfers);
  }

  /** what two runs are compared by */
  state() {
    const lots = [...this.lots]
      .sort(compareLots)
      .map(({ causeId, remaining, expired, approved }) => ({ causeId, remaining, expired, approved }));
    return { ...this.balances, lots };
  }
}

const instant = fc.integer({ min: -400, max: 400 }).map((days) => new Date(Date.parse(now) + days * 86_400_000).toISOString());
const dates: fc.Arbitrary<LotDates> = fc.tuple(instant, instant, instant, fc.boolean()).map(([a, b, c, ends]) => {
  const [earnedAt, availableAt, expiresAt] = [a, b, c].sort() as [string, string, string];
  return { earnedAt, availableAt, expiresAt: ends ? expiresAt : null };
});
const common = { memberId: "m", at: now, explanation };

interface Given {
  dates: LotDates;
  points: number;
  clawed: number;
  held: number;
}
const given: fc.Arbitrary<Given[]> = fc.array(
  fc.record({ dates, points: fc.integer({ min: 1, max: 300 }), clawed: fc.nat(300), held: fc.nat(100) }),
  { minLength: 1, maxLength: 8 },
);
const earnings = (list: readonly Given[]): Operation[] =>
  list.map(({ dates, points }, n) => ({
    ...common,
    kind: "order",
    orderId: `${n}`,
    posting: 1,
    dates,
    sources: [{ source: "s", grant: points, clawBack: 0 }],
  }));
const clawBacks = (list: readonly Given[]): Operation[] =>
  list.map(({ dates, points, clawed }, n) => ({
    ...common,
    kind: "order",
    orderId: `${n}`,
    posting: 2,
    dates,
    sources: [{ source: "s", grant: 0, clawBack: Math.min(clawed, points) }],
  }));
const spend = (life: Life, list: readonly Given[]) => {
  for (const [n, { held }] of list.entries()) {
    if (held > 0 && held <= life.balances.available) life.post([{ ...common, kind: "reserve", redemptionId: `r${n}`, amount: held }]);
  }
};

describe("the book", () => {
  it("ends the same in one posting as in many", () => {
    fc.assert(
      fc.property(given, (list) => {
        const [one, many] = [new Life(), new Life()];
        one.post(earnings(list));
        for (const operation of earnings(list)) many.post([operation]);
        expect(many.state()).toEqual(one.state());
        spend(one, list);
        spend(many, list);
        one.post(clawBacks(list));
        for (const operation of clawBacks(list)) many.post([operation]);
        expect(many.state()).toEqual(one.state());
      }),
      { numRuns },
    );
  });

  it("ends the same whether a refund is seen with its order or after it", () => {
    fc.assert(
      fc.property(given, (list) => {
        const [together, apart] = [new Life(), new Life()];
        together.post(
          list.map(({ dates, points, clawed }, n) => ({
            ...common,
            kind: "order",
            orderId: `${n}`,
            posting: 1,
            dates,
            sources: [{ source: "s", grant: points, clawBack: Math.min(clawed, points) }],
          })),
        );
        apart.post(earnings(list));
        apart.post(clawBacks(list));
        const remaining = (life: Life) => life.state().lots.map(({ causeId, remaining }) => [causeId, remaining]);
        const { lots: _a, ...first } = together.state();
        const { lots: _b, ...second } = apart.state();
        expect([first, remaining(together)]).toEqual([second, remaining(apart)]);
      }),
      { numRuns },
    );
  });

  it("has every transfer answered for: balances are their sums, a key appears once, no points stand beside a debt", () => {
    fc.assert(
      fc.property(given, fc.array(fc.constantFrom("capture", "release"), { maxLength: 8 }), (list, ends) => {
        const life = new Life();
        life.post(earnings(list));
        spend(life, list);
        for (const [n, kind] of ends.entries()) {
          if ((life.histories.get(`r${n}`)?.held ?? 0) > 0) life.post([{ ...common, kind, redemptionId: `r${n}` } as Operation]);
        }
        life.post(clawBacks(list));
        const sum = (account: string) =>
          life.transfers.reduce(
            (total, { from, to, amount }) => total + (to === account ? amount : 0) - (from === account ? amount : 0),
            0,
          );
        const { pending, available, held, owed } = life.balances;
        expect([pending, available, held, owed]).toEqual([sum("pending"), sum("available"), sum("held"), 0 - sum("owed")]);
        expect(new Set(life.transfers.map(({ causeKey }) => causeKey)).size).toBe(life.transfers.length);
        expect(Math.min(available, owed)).toBe(0);
        const net = list.reduce((total, { points, clawed }) => total + points - Math.min(points, clawed), 0);
        expect(sum("issued")).toBe(0 - net);
      }),
      { numRuns },
    );
  });

  it("settles what is due in time order, and only once", () => {
    fc.assert(
      fc.property(given, (list) => {
        const life = new Life();
        life.post(earnings(list));
        const made = life.transfers.length;
        life.post([]);
        expect(life.transfers.length).toBe(made);
        const instants = life.transfers.filter(({ causeType }) => causeType === "lot").map(({ at }) => at);
        expect(instants).toEqual([...instants].sort());
        for (const { approved, availableAt, expiresAt, remaining } of life.lots) {
          expect(approved || availableAt > now).toBe(true);
          expect(remaining === 0 || expiresAt === null || expiresAt > now).toBe(true);
        }
      }),
      { numRuns },
    );
  });

  it("spends soonest expiry first, without an end last, then what was earned first", () => {
    const lot = (expiresAt: string | null, earnedAt: string, causeId: string) =>
      ({ expiresAt, earnedAt, causeType: "order", causeId, source: "s" }) as Lot;
    const order = [
      lot("2026-01-01", "2025-05-01", "9"),
      lot("2026-02-01", "2025-01-01", "9"),
      lot("2026-02-01", "2025-01-01", "10"),
      lot(null, "2024-01-01", "1"),
    ];
    for (const [n, sooner] of order.entries()) {
      for (const later of order.slice(n + 1))
        expect([compareLots(sooner, later) < 0, compareLots(later, sooner) > 0]).toEqual([true, true]);
    }
    expect([...order].reverse().sort(compareLots)).toEqual(order);
  });

  it("withdraws of a grant what is pending, and never what can be spent", () => {
    const life = new Life();
    const cause = { type: "tier", id: "m/gold/2026-01-01" };
    const about = { memberId: "m", at: now, cause, source: "gift", explanation };
    const dates = { earnedAt: "2026-05-25T00:00:00.000Z", availableAt: "2026-06-08T00:00:00.000Z", expiresAt: null };
    life.post([{ ...about, kind: "grant", amount: 50, dates }]);
    life.post([{ ...about, kind: "withdraw" }]);
    expect(life.balances).toMatchObject({ pending: 0, available: 0, owed: 0 });
    expect(life.transfers.at(-1)).toMatchObject({ kind: "claw-back", from: "pending", to: "issued", amount: 50 });
    life.post([{ ...about, source: "gift-2", kind: "grant", amount: 50, dates }]);
    // it comes to be earned earlier, and can be spent by now
    life.post([{ ...about, source: "gift-2", kind: "redate", dates: { ...dates, availableAt: "2026-05-30T00:00:00.000Z" } }]);
    life.post([{ ...about, source: "gift-2", kind: "withdraw" }]);
    expect(life.balances).toMatchObject({ pending: 0, available: 50, owed: 0 });
  });

  it("refuses to write what does not add up", () => {
    const book = new Book(
      "m",
      { pending: 0, available: 5, held: 0, owed: 0 },
      newSheet(now, () => "x"),
    );
    expect(() => book.check()).toThrow(BookError);
    const step = { causeType: "t", causeId: "1", at: now, explanation: "{}", programVersion: null };
    expect(() => book.move("reserve", "available", "held", 6, "k", step)).toThrow(/available of member m would be -1/u);
  });
});
