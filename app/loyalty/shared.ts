import type { CompiledBoost, CompiledChallenge, CompiledRule } from "./compile-rules";
import type { CountRow } from "./judgement";
import { periodStart } from "./shop-day";
import { zoneCalendar } from "./zone";

type Every = "day" | "week" | "month" | "year" | "ever";

/** Something that a member's orders use up between them: points of a cap by period, times of a limit, a challenge. */
export type Shared = { kind: "sum"; name: string; every: Every } | { kind: "challenge"; key: string; withinDays: number | null };

/** The names under which `CountRow.used` and `OrderContext.used` hold it. */
export const usedNames = {
  cap: (rule: string) => `cap/${rule}`,
  times: (rule: string) => `times/${rule}`,
  progress: (challenge: string) => `progress/${challenge}`,
  step: (challenge: string) => `step/${challenge}`,
  reached: (challenge: string) => `reached/${challenge}`,
};

export function sharedOf(
  rules: readonly CompiledRule[],
  boosts: readonly CompiledBoost[],
  challenges: readonly CompiledChallenge[],
): Shared[] {
  const sums = [...rules, ...boosts].flatMap(({ rule: { key }, cap, limit }): Shared[] => [
    ...(cap.period === undefined ? [] : [{ kind: "sum" as const, name: usedNames.cap(key), every: cap.period.every }]),
    ...(limit === null ? [] : [{ kind: "sum" as const, name: usedNames.times(key), every: limit.every ?? ("ever" as const) }]),
  ]);
  return [...sums, ...challenges.map(({ rule }): Shared => ({ kind: "challenge", key: rule.key, withinDays: rule.withinDays ?? null }))];
}

/** What one order used of one thing, when, and where it stands among the member's orders. */
interface Entry {
  order: number;
  placed: number;
  at: number;
  amount: number;
}

/** What the orders of a member used up, in the order of their placing. */
export class UsedBook {
  private readonly entries = new Map<string, Entry[]>();
  private orders = 0;

  constructor(private readonly zone: string) {}

  /** The rows of the next order. */
  add(rows: readonly CountRow[]): void {
    this.orders += 1;
    for (const row of rows) {
      if (row.used === undefined) continue;
      for (const [name, amount] of Object.entries(row.used)) {
        const entry = { order: this.orders, placed: Date.parse(row.placedAt), at: Date.parse(row.at), amount };
        const known = this.entries.get(name);
        if (known === undefined) this.entries.set(name, [entry]);
        else known.push(entry);
      }
    }
  }

  /** What the orders so far had used at an instant, the placing of the next; undefined: nothing. */
  at(shared: readonly Shared[], placed: number): Record<string, number> | undefined {
    const used: Record<string, number> = {};
    let any = false;
    const put = (name: string, amount: number) => {
      if (amount === 0) return;
      used[name] = amount;
      any = true;
    };
    for (const one of shared) {
      if (one.kind === "sum") put(one.name, this.sum(one.name, periodStart(placed, one.every, this.zone), placed));
      else this.challenge(one.key, one.withinDays, placed, put);
    }
    return any ? used : undefined;
  }

  /** Of orders placed since `start`, what is dated up to `until`. Orders come by their placing, so the walk back ends with the first older one. */
  private sum(name: string, start: number, until: number): number {
    const entries = this.entries.get(name) ?? [];
    let sum = 0;
    for (let place = entries.length - 1; place >= 0; place -= 1) {
      const { placed, at, amount } = entries[place] as Entry;
      if (placed < start) break;
      if (at <= until) sum += amount;
    }
    return sum;
  }

  private challenge(key: string, withinDays: number | null, now: number, put: (name: string, amount: number) => void): void {
    const reached = this.byOrder(usedNames.reached(key), now);
    let last = 0;
    let goals = 0;
    for (const [order, { amount }] of reached) {
      goals += amount;
      if (amount > 0) last = Math.max(last, order);
    }
    const start = withinDays === null ? -Infinity : zoneCalendar(this.zone).plusDays(now, -withinDays);
    let progress = 0;
    for (const [order, { amount, placed }] of this.byOrder(usedNames.progress(key), now)) {
      if (order > last && placed > start) progress += amount;
    }
    let step = 0;
    for (const [order, { amount }] of this.byOrder(usedNames.step(key), now)) if (order > last) step = Math.max(step, amount);
    put(usedNames.progress(key), progress);
    put(usedNames.step(key), step);
    put(usedNames.reached(key), goals);
  }

  /** What each order had of it at an instant. */
  private byOrder(name: string, now: number): Map<number, { placed: number; amount: number }> {
    const sums = new Map<number, { placed: number; amount: number }>();
    for (const { order, placed, at, amount } of this.entries.get(name) ?? []) {
      if (at > now) continue;
      const known = sums.get(order);
      if (known === undefined) sums.set(order, { placed, amount });
      else known.amount += amount;
    }
    return sums;
  }
}
