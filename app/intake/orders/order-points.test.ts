import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Judgement, SourcePoints } from "../../loyalty/judgement";
import { difference, leavingPosting, orderPostings } from "./order-points";

const dates = { earnedAt: "2026-10-01T10:00:00.000Z", availableAt: "2026-10-15T10:00:00.000Z", expiresAt: null };
const judged = (sources: Record<string, SourcePoints>, refundedAt?: string): Judgement => ({
  orderId: "1",
  programVersion: 1,
  context: { tier: null, nth: 1 },
  sources,
  granted: 0,
  reversed: 0,
  counts: refundedAt ? [{ at: refundedAt, placedAt: dates.earnedAt, spend: -1, points: -1, orders: 0 }] : [],
  dates,
  explanation: { codes: [] },
});

const points = fc.record({ granted: fc.nat(1000), share: fc.nat(100) }).map(({ granted, share }) => ({
  granted,
  reversed: Math.floor((granted * share) / 100),
}));

describe("what an order's new judgement moves", () => {
  it("property: posting the differences of any sequence of judgements ends at the last one", () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 8 }), (sequence) => {
        let held = 0;
        let before: Record<string, SourcePoints> = {};
        for (const each of sequence) {
          for (const { grant, clawBack } of difference(before, { purchase: each })) held += grant - clawBack;
          before = { purchase: each };
        }
        expect(held).toBe(sequence.at(-1)!.granted - sequence.at(-1)!.reversed);
      }),
    );
  });

  it("is a grant dated by the earning and a claw-back dated by the refund when the refund is seen first", () => {
    const refundedAt = "2026-10-09T08:00:00.000Z";
    const postings = orderPostings(
      "m",
      judged({ purchase: { granted: 100, reversed: 30 } }, refundedAt),
      { sources: {}, postings: 4 },
      false,
    );
    expect(postings).toMatchObject([
      { posting: 5, at: dates.earnedAt, sources: [{ source: "purchase", grant: 100, clawBack: 0 }] },
      { posting: 6, at: refundedAt, sources: [{ source: "purchase", grant: 0, clawBack: 30 }] },
    ]);
  });

  it("dates a source by its own rule where that waits longer, when it grants and when it takes back", () => {
    const own = { ...dates, availableAt: "2026-11-30T10:00:00.000Z" };
    const sources = { purchase: { granted: 100, reversed: 30 }, coffee: { granted: 40, reversed: 10 } };
    const judgement = { ...judged(sources, "2026-10-09T08:00:00.000Z"), datesOf: { coffee: own } };
    expect(orderPostings("m", judgement, { sources: {}, postings: 0 }, false).map((posting) => posting.sources)).toEqual([
      [
        { source: "coffee", grant: 40, clawBack: 0, dates: own },
        { source: "purchase", grant: 100, clawBack: 0 },
      ],
      [
        { source: "coffee", grant: 0, clawBack: 10, dates: own },
        { source: "purchase", grant: 0, clawBack: 30 },
      ],
    ]);
  });

  it("is nothing when nothing changed, but new facts may bring a held lot other dates", () => {
    const sources = { purchase: { granted: 100, reversed: 0 } };
    expect(orderPostings("m", judged(sources), { sources, postings: 1 }, false)).toEqual([]);
    expect(orderPostings("m", judged(sources), { sources, postings: 1 }, true)).toMatchObject([
      { posting: 2, sources: [{ source: "purchase", grant: 0, clawBack: 0 }] },
    ]);
  });

  it("takes all back from a member whom the order leaves", () => {
    const posted = { sources: { purchase: { granted: 100, reversed: 40 } }, postings: 2 };
    expect(leavingPosting("m", judged({}), posted, dates.earnedAt)).toMatchObject({
      posting: 3,
      sources: [{ source: "purchase", grant: 0, clawBack: 60 }],
      explanation: { codes: [{ code: "owner-changed" }] },
    });
    expect(leavingPosting("m", judged({}), { sources: {}, postings: 2 }, dates.earnedAt)).toBeNull();
  });
});
