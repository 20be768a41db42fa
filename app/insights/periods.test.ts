import { DateTime } from "luxon";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { periodsAt } from "./periods";

const zones = ["Europe/London", "Europe/Paris", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC"];

describe("the periods of the key figures", () => {
  it("are today and the 29 days before it, and the 30 days before those, as the calendar has them", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        (zone, now) => {
          const { current, before, days } = periodsAt(now, zone);
          const local = DateTime.fromJSDate(now, { zone });
          expect(current.from).toEqual(local.minus({ days: 29 }).startOf("day").toJSDate());
          expect(before.from).toEqual(local.minus({ days: 59 }).startOf("day").toJSDate());
          expect(days).toHaveLength(60);
          expect(days[30]).toEqual(current.from);
          expect(days.every((day, place) => place === 0 || day > days[place - 1]!)).toBe(true);
          // both end at the same time of day
          expect(before.to.getTime() - 1).toBe(local.minus({ days: 30 }).toMillis());
          expect(before.to <= current.from).toBe(true);
        },
      ),
    );
  });

  it("keep to the shop's days over a change of the clocks", () => {
    const { current } = periodsAt(new Date("2026-11-10T09:00:00Z"), "Europe/London");
    expect(current.from.toISOString()).toBe("2026-10-11T23:00:00.000Z");
  });
});
