import type { DataOrder, DataRefund } from "./read-data";

const DAY_MS = 86_400_000;
const dayOf = (at: string | Date) => Math.floor(new Date(at).getTime() / DAY_MS);

/** Whole days (UTC) by which the data's dates move, so that the last order lies on the day before `now`. */
export function daysToMove(data: Array<DataOrder | DataRefund>, now: Date): number {
  const last = data.reduce((latest, one) => (one.type === "order" && one.at > latest ? one.at : latest), "");
  return dayOf(now) - 1 - dayOf(last);
}

/** The instant `days` later, at the same time of day. */
export function moved(at: string, days: number): string {
  return `${new Date(Date.parse(at) + days * DAY_MS).toISOString().slice(0, 19)}Z`;
}
