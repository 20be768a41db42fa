/** The middle of the figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Runs A and B in turn, `times` times after a warm-up of each (unless they begin afresh each time), and prints each figure (with `digits` decimals), the medians and their ratio. */
export async function inTurn(
  name: string,
  unit: string,
  times: number,
  a: () => Promise<number>,
  b: () => Promise<number>,
  { digits = 0, warmUp = true } = {},
): Promise<number> {
  const say = (text: string) => process.stdout.write(`${text}\n`);
  if (warmUp) {
    say(`${name}: warm-up`);
    await a();
    await b();
  }
  const figures: { a: number[]; b: number[] } = { a: [], b: [] };
  for (let turn = 1; turn <= times; turn++) {
    figures.a.push(await a());
    figures.b.push(await b());
    say(`${name}: turn ${turn}  A ${figures.a.at(-1)!.toFixed(digits)}  B ${figures.b.at(-1)!.toFixed(digits)} ${unit}`);
  }
  const ratio = median(figures.a) / median(figures.b);
  say(`${name}: median  A ${median(figures.a).toFixed(digits)}  B ${median(figures.b).toFixed(digits)} ${unit}  ratio ${ratio.toFixed(2)}`);
  return ratio;
}
