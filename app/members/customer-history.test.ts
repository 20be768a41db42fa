import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterReading, always, withBeginning, withEnd, type GroupPeriod } from "./customer-history";

const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString();
const within = (periods: readonly GroupPeriod[], at: string) =>
  periods.some(({ from, until }) => from <= at && (until === null || until > at));

interface Told {
  at: string;
  begins: boolean;
}
const apply = (events: readonly Told[], from: GroupPeriod[] = []) =>
  events.reduce((periods, { at, begins }) => (begins ? withBeginning(periods, at) : withEnd(periods, at)), from);

describe("the times of a tag or segment", () => {
  it("are the same however beginnings and ends are told: in any order, twice", () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }).map((some) => some.sort((a, b) => a - b));
    const told = days.chain((some) => {
      const events = some.map((n, place): Told => ({ at: day(n), begins: place % 2 === 0 }));
      return fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }));
    });
    fc.assert(
      fc.property(told, ([events, arrived]) => {
        const periods = apply(arrived);
        for (let n = 0; n <= 61; n += 1) {
          const last = events.filter(({ at }) => at <= day(n)).at(-1);
          expect(within(periods, day(n))).toBe(last?.begins ?? false);
        }
      }),
    );
  });

  it("that somebody found begin with the first day, until a beginning is told", () => {
    const found = afterReading([], true, day(10));
    expect(found).toEqual([{ from: always, until: null }]);
    expect(withBeginning(found, day(8))).toEqual([{ from: day(8), until: null }]);
    expect(withEnd(found, day(12))).toEqual([{ from: always, until: day(12) }]);
  });

  it("end and begin anew when somebody looks and finds otherwise than was told", () => {
    const held = [{ from: day(1), until: null }];
    expect(afterReading(held, true, day(10))).toEqual(held);
    expect(afterReading(held, false, day(10))).toEqual([{ from: day(1), until: day(10) }]);
    const ended = [{ from: day(1), until: day(5) }];
    expect(afterReading(ended, true, day(10))).toEqual([...ended, { from: day(10), until: null }]);
    expect(afterReading(ended, false, day(10))).toEqual(ended);
  });

  it("are left alone by a look that began before the last word", () => {
    const held = [{ from: day(11), until: null }];
    expect(afterReading(held, false, day(10))).toEqual(held);
    const ended = [{ from: day(1), until: day(11) }];
    expect(afterReading(ended, true, day(10))).toEqual(ended);
  });

  it("keep an end whose beginning was not heard of", () => {
    const mark = withEnd([], day(5));
    expect(within(mark, day(5))).toBe(false);
    expect(withBeginning(mark, day(2))).toEqual([{ from: day(2), until: day(5) }]);
  });
});
