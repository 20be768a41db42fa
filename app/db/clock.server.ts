import { businessNow } from "../base/clock";
import { systemSql } from "./system.server";

export { readNow } from "./system.server";

/**
 * Moves the business clock to `at`, or leaves it where it is when that lies behind: time only goes forward. For local mode
 * alone. Answers the time that all processes read from now on.
 */
export async function moveClock(at: Date): Promise<Date> {
  const offset = at.getTime() - Date.now();
  const [row] = await systemSql<{ offset_ms: string }>(
    "update clock set offset_ms = greatest(offset_ms, $1::bigint) returning offset_ms",
    [offset],
    "move_clock",
  );
  return businessNow(Number(row?.offset_ms ?? 0));
}
