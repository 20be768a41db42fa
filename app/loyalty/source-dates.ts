import { lotDates, type LotDates } from "./calendar";
import type { CompiledProgram } from "./compile";
import type { SourcePoints } from "./judgement";

/** The dates of the sources whose rule has pending days of its own; a boost waits as long as the longest rule that it raises. */
export function sourceDates(
  earnedAt: string,
  { program, rules, boosts, plain }: CompiledProgram,
  sources: Readonly<Record<string, SourcePoints>>,
  zone: string,
): Record<string, LotDates> | null {
  const own: Record<string, LotDates> = {};
  let any = false;
  const put = (key: string, pendingDays: number | null | undefined) => {
    if (pendingDays === null || pendingDays === undefined || pendingDays === program.points.pendingDays || sources[key] === undefined)
      return;
    own[key] = lotDates(earnedAt, program, zone, pendingDays);
    any = true;
  };
  for (const { rule } of rules) put(rule.key, rule.pendingDays);
  if (!plain) for (const boost of boosts) put(boost.rule.key, boost.pendingDays);
  return any ? own : null;
}
