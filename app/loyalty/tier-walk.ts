import type { CompiledTiers } from "./compile";
import { EventHeap } from "./heap";
import type { CountRow } from "./judgement";
import { zoneCalendar, type ZoneCalendar } from "./zone";

const monthsOfWindow = 12;

/**
 * A member's way through the tiers, forward in time. A rise is immediate. A fall keeps the tier for the grace days and is
 * cancelled when the measure comes back; at the deadline the tier becomes the level of that moment. At one instant what
 * leaves the window goes first, then the deadline, then what comes.
 *
 * Rows may be added while walking, as long as none is dated before the instant walked to.
 */
export class TierWalk {
  measure = 0;
  /** index of the level, -1 below all */
  level: number;
  since: number | null;
  until: number | null = null;
  /** orders counted so far, whatever left the window */
  orders = 0;

  private readonly calendar: ZoneCalendar;
  private events = new EventHeap();

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

  add(row: CountRow): void {
    const amount = row[this.tiers.measure];
    const placed = Date.parse(row.placedAt);
    const at = row.at === row.placedAt ? placed : Date.parse(row.at);
    const leaves = this.tiers.rolling && amount !== 0 ? this.calendar.plusMonths(placed, monthsOfWindow) : Infinity;
    const counted = at < leaves ? amount : 0;
    this.events.push({ at, leaves: false, amount: counted, orders: row.orders });
    if (counted !== 0 && leaves !== Infinity) this.events.push({ at: leaves, leaves: true, amount: -counted, orders: 0 });
  }

  /** Lets all happen that is dated up to the instant, itself included. */
  advanceTo(instant: number): void {
    while (this.nextInstant() <= instant) this.step();
  }

  /** When the tier, its beginning or its deadline change next if nothing is added; the walk itself stays where it is. */
  nextChange(): number | null {
    const ahead = this.copy();
    for (;;) {
      const at = ahead.nextInstant();
      if (at === Infinity) return null;
      ahead.advanceTo(at);
      if (ahead.level !== this.level || ahead.until !== this.until || ahead.since !== this.since) return at;
    }
  }

  private nextInstant(): number {
    return Math.min(this.events.first?.at ?? Infinity, this.until ?? Infinity);
  }

  /** The next thing: all that leaves at an instant, or the deadline, or all that comes at it. */
  private step(): void {
    const first = this.events.first;
    if (this.until !== null && (first === undefined || this.until < first.at || (this.until === first.at && !first.leaves))) {
      this.enter(this.levelNow(), this.until);
      return;
    }
    if (first === undefined) return;
    const { at, leaves } = first;
    for (let next = this.events.first; next?.at === at && next.leaves === leaves; next = this.events.first) {
      this.measure += next.amount;
      this.orders += next.orders;
      this.events.pop();
    }
    if (!leaves) this.since ??= at;
    this.look(at);
  }

  private look(at: number): void {
    const level = this.levelNow();
    if (level > this.level || (level < this.level && this.tiers.graceDays === 0)) this.enter(level, at);
    else if (level === this.level) this.until = null;
    else this.until ??= this.calendar.plusDays(at, this.tiers.graceDays);
  }

  private enter(level: number, at: number): void {
    if (level !== this.level) this.since = at;
    this.level = level;
    this.until = null;
  }

  private levelNow(): number {
    let level = -1;
    for (const { from } of this.tiers.levels) {
      if (from > this.measure) break;
      level += 1;
    }
    return level;
  }

  private copy(): TierWalk {
    const copy = Object.assign(Object.create(TierWalk.prototype) as TierWalk, this);
    copy.events = this.events.copy();
    return copy;
  }
}
