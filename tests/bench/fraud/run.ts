import type { Share } from "./interval";
import { measure, type KindResult } from "./measure";
import { shareOf } from "./interval";

/**
 * `npm run bench:fraud`: what the judge holds of 20,000 generated referrals of which 15 % are cheats (sources.md), of a seed on which no
 * weight was set. The bar is a precision of 0.95 and a recall of 0.90 together. `BENCH_SEED`, `BENCH_REFERRALS`, `BENCH_MORE_SEEDS`.
 */
const size = Number(process.env["BENCH_REFERRALS"] ?? 20_000);
const seed = Number(process.env["BENCH_SEED"] ?? 20_261_122);
const more = Number(process.env["BENCH_MORE_SEEDS"] ?? 10);
/** What each side gets in the demo program: 200 points at a penny each, and 10.00 off. */
const gains = { advocate: 2, friend: 10 };

const figure = ({ share, from, to }: Share) => `${share.toFixed(3)} (${from.toFixed(3)} to ${to.toFixed(3)})`;
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);

const result = measure(seed, size);
const honestHeld = result.precision.of - result.precision.hits;
console.log(`seed ${seed}: ${result.referrals} referrals, ${result.cheats} cheats; held under the standard setting, 95 % intervals\n`);
row("cheats", "of", "held: recall", "precision against all honest that are held");
row("---", "---", "---", "---");
for (const one of result.kinds.filter(({ cheat }) => cheat)) {
  row(one.kind, one.of, figure(shareOf(one.held, one.of)), figure(shareOf(one.held, one.held + honestHeld)));
}
row("**together**", result.cheats, `**${figure(result.recall)}**`, `**${figure(result.precision)}**`);
console.log();
row("honest", "of", "held");
row("---", "---", "---");
for (const one of result.kinds.filter(({ cheat }) => !cheat)) row(one.kind, one.of, figure(shareOf(one.held, one.of)));

const missed = result.recall.of - result.recall.hits;
const cost = (of: number) => `${(of * (gains.advocate + gains.friend)).toLocaleString("en")}.00`;
console.log(
  `\nSlipped through: ${missed} of ${result.cheats}; at ${gains.advocate}.00 for the advocate and ${gains.friend}.00 for the friend`,
);
console.log(
  `that is ${cost(missed)} of ${cost(result.cheats)} that cheats ask for. To look at: ${result.precision.of}, of which ${honestHeld} honest.`,
);
console.log("Most that slips through:");
const worst = (one: KindResult) => one.of - one.held;
for (const one of result.kinds
  .filter(({ cheat }) => cheat)
  .toSorted((a, b) => worst(b) - worst(a))
  .slice(0, 4)) {
  console.log(`  ${one.kind}: ${worst(one)}, ${cost(worst(one))}`);
}

if (more > 0) {
  const others = [...Array(more).keys()].map((next) => measure(seed + 1 + next, size));
  const range = (of: "precision" | "recall") => {
    const shares = others.map((one) => one[of].share);
    return `${Math.min(...shares).toFixed(3)} to ${Math.max(...shares).toFixed(3)}`;
  };
  console.log(`\n${more} more seeds, least to greatest: precision ${range("precision")}, recall ${range("recall")}.`);
}
for (const setting of ["trusting", "careful"] as const) {
  const other = measure(seed, size, setting);
  console.log(`${setting}: precision ${figure(other.precision)}, recall ${figure(other.recall)}`);
}
const kept = result.precision.share >= 0.95 && result.recall.share >= 0.9;
console.log(`\nBar 0.95 and 0.90: ${kept ? "kept" : "NOT KEPT"}`);
process.exitCode = kept ? 0 : 1;
