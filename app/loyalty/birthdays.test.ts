import { describe, expect, it } from "vitest";
import { changeableFrom, isRewardedOn, nextAnniversary, nextBirthday, rewardedFrom, yearsOn } from "./birthdays";
import { plusDays } from "./days";

const london = "Europe/London";
const given = (month: number, day: number, changedAt: string) => ({ month, day, changedAt });

describe("birthdays", () => {
  it("are rewarded 30 days after they were given or changed, at the earliest", () => {
    expect(rewardedFrom("2026-03-01T23:59:00.000Z", london)).toBe("2026-03-31");
    expect(isRewardedOn(given(3, 31, "2026-03-01T23:59:00.000Z"), "2026-03-31", london)).toBe(true);
    expect(isRewardedOn(given(3, 30, "2026-03-01T23:59:00.000Z"), "2026-03-30", london)).toBe(false);
    expect(isRewardedOn(given(3, 30, "2026-03-01T23:59:00.000Z"), "2027-03-30", london)).toBe(true);
  });

  it("may be changed a year later, by the shop's calendar", () => {
    expect(changeableFrom("2028-02-29T12:00:00.000Z", london)).toBe("2029-02-28T00:00:00.000Z");
    expect(changeableFrom("2026-06-30T23:30:00.000Z", london)).toBe("2027-06-30T23:00:00.000Z");
  });

  it.each(["Pacific/Auckland", "America/Los_Angeles"])("of 29 February come once each year, in %s too", (zone) => {
    const birthday = given(2, 29, "2023-06-01T00:00:00.000Z");
    const days: string[] = [];
    for (let day = "2024-01-01"; day < "2028-12-31"; day = plusDays(day, 1)) if (isRewardedOn(birthday, day, zone)) days.push(day);
    expect(days).toEqual(["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
  });

  it("tell the next one that is rewarded", () => {
    expect(nextBirthday(given(4, 4, "2026-03-20T00:00:00.000Z"), "2026-03-20", london)).toBe("2027-04-04");
    expect(nextBirthday(given(4, 4, "2025-03-20T00:00:00.000Z"), "2026-03-20", london)).toBe("2026-04-04");
    expect(nextBirthday(given(4, 4, "2025-03-20T00:00:00.000Z"), "2026-04-04", london)).toBe("2027-04-04");
    expect(nextBirthday(given(2, 29, "2025-03-20T00:00:00.000Z"), "2027-03-01", london)).toBe("2028-02-29");
  });
});

describe("anniversaries", () => {
  it("come on the day of joining, from the first year on", () => {
    const joined = "2024-02-29T12:00:00.000Z";
    expect(yearsOn(joined, "2024-02-29", london)).toBeNull();
    expect(yearsOn(joined, "2025-02-28", london)).toBe(1);
    expect(yearsOn(joined, "2025-03-01", london)).toBeNull();
    expect(yearsOn(joined, "2028-02-28", london)).toBeNull();
    expect(yearsOn(joined, "2028-02-29", london)).toBe(4);
    // the shop's day of joining
    expect(yearsOn("2024-06-30T13:00:00.000Z", "2025-07-01", "Pacific/Auckland")).toBe(1);
  });

  it("tell the next one, of those that a rule names", () => {
    const joined = "2020-05-03T12:00:00.000Z";
    expect(nextAnniversary(joined, "2026-05-02", london)).toEqual({ years: 6, day: "2026-05-03" });
    expect(nextAnniversary(joined, "2026-05-03", london)).toEqual({ years: 7, day: "2027-05-03" });
    expect(nextAnniversary(joined, "2020-05-03", london)).toEqual({ years: 1, day: "2021-05-03" });
    expect(nextAnniversary(joined, "2026-05-03", london, [10, 5])).toEqual({ years: 10, day: "2030-05-03" });
    expect(nextAnniversary(joined, "2026-05-03", london, [1, 5])).toBeNull();
  });
});
