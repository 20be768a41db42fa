/** A heap of what waits, smallest key first. */
export class Queue<T> {
  private readonly items: Array<{ key: number; item: T }> = [];

  get size(): number {
    return this.items.length;
  }

  nextKey(): number | undefined {
    return this.items[0]?.key;
  }

  add(key: number, item: T): void {
    const { items } = this;
    let at = items.push({ key, item }) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (items[above]!.key <= items[at]!.key) break;
      [items[above], items[at]] = [items[at]!, items[above]!];
      at = above;
    }
  }

  take(): T | undefined {
    const { items } = this;
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined) return undefined;
    if (items.length === 0) return first.item;
    items[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      if (left >= items.length) break;
      const smaller = left + 1 < items.length && items[left + 1]!.key < items[left]!.key ? left + 1 : left;
      if (items[at]!.key <= items[smaller]!.key) break;
      [items[at], items[smaller]] = [items[smaller]!, items[at]!];
      at = smaller;
    }
    return first.item;
  }
}
