/** What happens to a tier measure at an instant. */
export interface TierEvent {
  at: number;
  /** at the same instant what leaves goes first, then what comes */
  leaves: boolean;
  amount: number;
  /** orders that come or go; what leaves a window still happened */
  orders: number;
  /** in a window of a year: the one that the order behind it was placed in */
  year: number;
}

/** The next event first. Events of one instant and kind come in no particular order: they are added up. */
export class EventHeap {
  private readonly events: TierEvent[] = [];

  get first(): TierEvent | undefined {
    return this.events[0];
  }

  get size(): number {
    return this.events.length;
  }

  push(event: TierEvent): void {
    const events = this.events;
    let index = events.length;
    events.push(event);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = events[parent] as TierEvent;
      if (!before(event, above)) break;
      events[index] = above;
      index = parent;
    }
    events[index] = event;
  }

  pop(): TierEvent | undefined {
    const events = this.events;
    const top = events[0];
    const last = events.pop();
    if (top === undefined || last === undefined || events.length === 0) return top;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= events.length) break;
      if (child + 1 < events.length && before(events[child + 1] as TierEvent, events[child] as TierEvent)) child += 1;
      if (!before(events[child] as TierEvent, last)) break;
      events[index] = events[child] as TierEvent;
      index = child;
    }
    events[index] = last;
    return top;
  }

  copy(): EventHeap {
    const heap = new EventHeap();
    heap.events.push(...this.events);
    return heap;
  }
}

function before(a: TierEvent, b: TierEvent): boolean {
  return a.at < b.at || (a.at === b.at && a.leaves && !b.leaves);
}
