import { demoProgram } from "../../../app/loyalty/default-program";
import type { ProgramDocument } from "../../../app/loyalty/program";

const purchase = demoProgram.earning![0]!;
const levels = demoProgram.tiers!.levels.map((level) => ({ ...level, ...(level.key === "silver" ? { from: "200.00" } : {}) }));

/** What a merchant may try: by name. */
export const drafts: Record<string, ProgramDocument> = {
  "another rate and lower tiers": {
    ...demoProgram,
    earning: [{ ...purchase, points: "1.5" } as never],
    tiers: { ...demoProgram.tiers!, levels },
  },
  "boosts on a collection, a cap by month, every fifth order, a challenge": {
    ...demoProgram,
    earning: [
      ...demoProgram.earning!,
      {
        ...{ key: "coffee", title: { en: "Coffee twice" }, on: "boost", effect: "multiply", by: "2" },
        ...{ lines: { only: { collections: ["900"] } }, when: { tiers: ["silver", "gold"] } },
        cap: { period: { points: 500, every: "month" } },
      },
      {
        key: "brand",
        title: { en: "Our brand" },
        on: "boost",
        effect: "add",
        by: "0.5",
        lines: { only: { types: ["type 3"], tags: ["tag 1"] } },
      },
      {
        ...{ key: "fifth", title: { en: "Every fifth order" }, on: "order", gives: "per-order", points: "100" },
        when: { nth: { every: 5 } },
      },
      {
        ...{ key: "pieces", title: { en: "Ten pieces" }, on: "challenge", counts: "items", withinDays: 60 },
        ...{ lines: { only: { collections: ["900"] } }, steps: [{ at: "10", points: "200" }], times: 10 },
      },
    ],
    tiers: { ...demoProgram.tiers!, levels },
  },
};
