import { describe, expect, it } from "vitest";
import { addedBy, stateAt, type ProductNote, type ProductState } from "./product-history";

const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString();
const silent = { title: null, vendor: null, type: null, tags: null, collections: null, deleted: false };
const note = (at: string, said: Partial<ProductNote>): ProductNote => ({ productId: "1", ...silent, at, ...said });
const whole = { title: "Mug", vendor: "Old Mill", type: "cup", tags: ["a"], collections: ["7"] };
const first: ProductState = { productId: "1", from: day(10), deleted: false, ...whole };

describe("a product's history", () => {
  it("begins only with all that rules ask for", () => {
    expect(addedBy([], note(day(10), { ...whole, collections: null }))).toBeNull();
    expect(addedBy([], note(day(10), whole))?.state).toEqual(first);
    expect(addedBy([], note(day(10), { deleted: true }))?.state).toMatchObject({ deleted: true, tags: [], collections: [] });
  });

  it("is not longer for what says nothing new, before or after", () => {
    expect(addedBy([first], note(day(12), { tags: ["a"] }))).toBeNull();
    expect(addedBy([first], note(day(8), whole))).toBeNull();
  });

  it("is longer for what is new at its own moment, though it is known of later", () => {
    const later: ProductState = { ...first, from: day(20), tags: ["b"] };
    expect(addedBy([first, later], note(day(15), { tags: ["b"] }))?.change).toEqual({ productId: "1", from: day(15), until: day(20) });
    expect(addedBy([first, later], note(day(15), { tags: ["a"] }))).toBeNull();
  });

  it("keeps what a note does not say", () => {
    const added = addedBy([first], note(day(12), { tags: ["b"] }));
    expect(added).toEqual({
      state: { ...first, from: day(12), tags: ["b"] },
      change: { productId: "1", from: day(12), until: null },
    });
  });

  it("takes a note that comes late in its own place: what is older than all counts from the first order", () => {
    const later: ProductState = { ...first, from: day(20), tags: ["b"] };
    expect(addedBy([first, later], note(day(15), { tags: ["c"] }))?.change).toEqual({ productId: "1", from: day(15), until: day(20) });
    expect(addedBy([first, later], note(day(5), { tags: ["c"] }))?.change).toEqual({ productId: "1", from: null, until: day(10) });
  });

  it("puts a second account of one moment right after the first", () => {
    const added = addedBy([first], note(day(10), { tags: ["b"] }));
    expect(added?.state.from).toBe("2026-01-10T00:00:00.001Z");
  });

  it("answers the newest state from before an order, else the oldest known", () => {
    const later: ProductState = { ...first, from: day(20), tags: ["b"] };
    expect([day(1), day(10), day(19), day(20), day(30)].map((at) => stateAt([first, later], at)?.tags[0])).toEqual([
      "a",
      "a",
      "a",
      "b",
      "b",
    ]);
    expect(stateAt([], day(1))).toBeNull();
  });
});
