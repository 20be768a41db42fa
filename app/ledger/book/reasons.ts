import { reason, type ExplanationCode } from "../../loyalty/explain/codes";

const because = (code: ExplanationCode) => (points: number) => JSON.stringify({ codes: [reason(code, { points })] });

/** The explanations of transfers that follow from a date, a debt or an end rather than from an operation's own words. As JSON. */
export const reasons = {
  approved: because("approved"),
  expired: because("expired"),
  expiredOnReturn: because("expired-on-return"),
  repaid: because("repaid"),
  forfeited: because("forfeited"),
  merged: because("merged"),
};
