import { describe, expect, it } from "vitest";
import { demoProgram } from "./default-program";
import { parseProgram } from "./program";
import { referralsOpen } from "./referrals-open";

const referral = { advocate: { points: "200" }, friend: { kind: "amount", value: "10.00" } };
const parsed = parseProgram({ ...demoProgram, referral });
if (!parsed.ok) throw new Error("The test's program has faults.");
const { program } = parsed;
const shop = { plan: "growth", status: "active" };
const now = "2026-06-01T12:00:00.000Z";

describe("referralsOpen", () => {
  it("answers the referral program where everything is open", () => {
    expect(referralsOpen(program, shop, now)).toEqual(program.referral);
  });

  it.each([
    ["the program has none", { ...program, referral: null }, shop],
    ["the plan has none", program, { ...shop, plan: "free" }],
    ["the shop is not active", program, { ...shop, status: "paused" }],
    ["earning is paused", { ...program, earningPaused: true }, shop],
    ["the program has not begun", { ...program, startsAt: "2026-06-01T12:00:00.001Z" }, shop],
    ["the program has closed", { ...program, closing: { earnUntil: now, spendUntil: now } }, shop],
  ])("is closed where %s", (_, asked, ofShop) => {
    expect(referralsOpen(asked, ofShop, now)).toBeNull();
  });
});
