/** A key that no part has yet, archived ones included: "reward", "reward-2". It names transfers and never changes. */
export function newKey(stem: string, parts: ReadonlyArray<{ key: string }>): string {
  const taken = new Set(parts.map(({ key }) => key));
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number += 1) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
}

/** A list with one entry changed. */
export function changedAt<Entry>(list: readonly Entry[], place: number, change: (entry: Entry) => Entry): Entry[] {
  return list.map((entry, index) => (index === place ? change(entry) : entry));
}
