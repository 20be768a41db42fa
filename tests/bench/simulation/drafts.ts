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
};
