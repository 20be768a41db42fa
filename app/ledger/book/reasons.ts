import type { Explanation } from "../../loyalty/words";

const because = (code: string): string => JSON.stringify({ codes: [{ code }] } satisfies Explanation);

/** The explanations of transfers that no operation asked for: they follow from a date or a debt. As JSON. */
export const reasons = {
  approve: because("approved"),
  expire: because("expired"),
  repay: because("repaid"),
};
