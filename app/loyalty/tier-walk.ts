import type { CompiledTiers } from "./compile";
import { EventHeap } from "./heap";
import type { CountRow } from "./judgement";
import { zoneCalendar, type ZoneCalendar } from "./zone";

const monthsOfWindow = 12;

/** Why the measured tier moved: more was measured; a refund, a month that left the window, a year or the grace ended it. */
export type MoveReason = "measure" | "refund" | "window" | "year-over" | "grace-over";

export interface LevelMove {
  at: number;
  /** indexes of levels, -1 below all */
  from: number;
  to: number;
  reason: MoveReason;
}

/**
 * A member's way through the tiers, forward in time. A rise is immediate. A fall keeps the tier for the grace days and is
 * cancelled when the measure comes back; at the deadline the tier becomes the level of that moment. At one instant what
 * leaves the window goes first, then the deadline, then what comes.
 *
 * In a window of a year the measure is that of the running year, and a refund is of the year of its order. Where a tier is kept
 * through the next year, the measure of the year before holds the level beside it.
 *
 * Rows may be added while walking, as long as none is dated before the instant walked to.
 */
export class TierWalk {
  measure = 0;
  /** index of the level, -1 below all */
  level: number;
  since: number | null;
  /** orders counted so far, whatever left the window */
  orders = 0;
  /** the moves so far, oldest first */
  moves: LevelMove[] = [];

  private readonly calendar: ZoneCalendar;
  private events = new EventHeap();
  private deadline: number | null = null;
  /** the running year, and what the one before it came to; only in a window of a year */
  private year = 0;
  private lastYears = 0;

  constructor(
    private readonly tiers: CompiledTiers,
    zone: string,
    joinedAt: string | null,
  ) {
    this.calendar = zoneCalendar(zone);
    this.level = this.levelNow();
    this.since = joinedAt === null ? null : Date.parse(joinedAt);
  }

  /** null below the first level */
  get tierKey(): string | null {
    return this.tiers.levels[this.level]?.key ?? null;
  }

  /** When the tier ends unless something is added: the end of its grace, or of the year that it is kept to. Null: for good. */
  get until(): number | null {
    if (this.deadline !== null || this.tiers.yearly === null) return this.deadline;
    if ((this.tiers.levels[this.level]?.from ?? 0) <= 0) return null;
    const kept = this.tiers.yearly.keepsNext && this.levelOf(this.measure) >= this.level ? 2 : 1;
    const end = this.calendar.yearStart(this.year + kept, this.tiers.yearStarts);
    return this.tiers.graceDays === 0 ? end : this.calendar.plusDays(end, this.tiers.graceDays);
  }

  add(row: CountRow): void {
    const amount = row[this.tiers.measure];
    const placed = Date.parse(row.placedAt);
    const at = row.at === row.placedAt ? placed : Date.parse(row.at);
    const leaves = this.tiers.rolling && amount !== 0 ? this.calendar.plusMonths(placed, monthsOfWindow) : Infinity;
    const counted = at < leaves ? amount : 0;
    const year = this.tiers.yearly === null ? 0 : this.calendar.yearOf(placed, this.tiers.yearStarts);
    this.events.push({ at, leaves: false, amount: counted, orders: row.orders, year });
    if (counted !== 0 && leaves !== Infinity) this.events.push({ at: leaves, leaves: true, amount: -counted, orders: 0, year });
  }

  /** Lets all happen that is dated up to the instant, itself included. */
  advanceTo(instant: number): void {
    while (this.nextInstant() <= instant) this.step();
  }

  /** When the tier, its beginning or its deadline change next if nothing is added; the walk itself stays where it is. */
  nextChange(): number | null {
    const ahead = this.copy();
    const { level, since, until } = this;
    for (;;) {
      const at = ahead.nextInstant();
      if (at === Infinity) return null;
      ahead.advanceTo(at);
      if (ahead.level !== level || ahead.until !== until || ahead.since !== since) return at;
    }
  }

  private nextInstant(): number {
    return Math.min(this.events.first?.at ?? Infinity, this.deadline ?? Infinity, this.yearTurns());
  }

  /** When the running year ends; never while there is nothing that could end with it. */
  private yearTurns(): number {
    if (this.tiers.yearly === null || (this.measure === 0 && this.lastYears === 0)) return Infinity;
    return this.calendar.yearStart(this.year + 1, this.tiers.yearStarts);
  }

  /** The next thing: a year's end, or all that leaves at an instant, or the deadline, or all that comes at it. */
  private step(): void {
    const at = this.nextInstant();
    const first = this.events.first;
    if (this.yearTurns() === at) this.turnYear(at);
    else if (this.deadline === at && !(first?.at === at && first.leaves)) this.enter(this.levelNow(), at, "grace-over");
    else if (first !== undefined) this.happen(at, first.leaves);
  }

  private turnYear(at: number): void {
    this.lastYears = this.tiers.yearly?.keepsNext === true ? this.measure : 0;
    this.measure = 0;
    this.year += 1;
    this.look(at, "year-over");
  }

  private happen(at: number, leaves: boolean): void {
    if (this.tiers.yearly !== null && this.measure === 0 && this.lastYears === 0) {
      this.year = this.calendar.yearOf(at, this.tiers.yearStarts);
    }
    let sum = 0;
    for (let next = this.events.first; next?.at === at && next.leaves === leaves; next = this.events.first) {
      sum += next.amount;
      this.count(next.amount, next.year);
      this.orders += next.orders;
      this.events.pop();
    }
    if (!leaves) this.since ??= at;
    this.look(at, leaves ? "window" : sum < 0 ? "refund" : "measure");
  }

  private count(amount: number, year: number): void {
    if (this.tiers.yearly === null || year === this.year) this.measure += amount;
    else if (this.tiers.yearly.keepsNext && year === this.year - 1) this.lastYears += amount;
  }

  private look(at: number, reason: MoveReason): void {
    const level = this.levelNow();
    if (level > this.level || (level < this.level && this.tiers.graceDays === 0)) this.enter(level, at, reason);
    else if (level === this.level) this.deadline = null;
    else this.deadline ??= this.calendar.plusDays(at, this.tiers.graceDays);
  }

  private enter(level: number, at: number, reason: MoveReason): void {
    if (level !== this.level) {
      this.since = at;
      this.moves.push({ at, from: this.level, to: level, reason });
    }
    this.level = level;
    this.deadline = null;
  }

  private levelNow(): number {
    const level = this.levelOf(this.measure);
    return this.tiers.yearly?.keepsNext === true ? Math.max(level, this.levelOf(this.lastYears)) : level;
  }

  private levelOf(measure: number): number {
    let level = -1;
    for (const { from } of this.tiers.levels) {
      if (from > measure) break;
      level += 1;
    }
    return level;
  }

  private copy(): TierWalk {
    const copy = Object.assign(Object.create(TierWalk.prototype) as TierWalk, this);
    copy.events = this.events.copy();
    copy.moves = [];
    return copy;
  }
}
