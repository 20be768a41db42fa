import type { Program } from "./program";

type Closes = Pick<Program, "closing">;

/** Whether the announced end of earning has come: orders placed at this instant (RFC 3339 in UTC) earn nothing. */
export const earningClosed = ({ closing }: Closes, at: string): boolean => closing !== null && closing.earnUntil <= at;

/** Whether the announced end of spending has come. */
export const spendingClosed = ({ closing }: Closes, at: string): boolean => closing !== null && closing.spendUntil <= at;
