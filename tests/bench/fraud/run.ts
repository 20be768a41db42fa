import type { Share } from "./interval";
import { measure, type KindResult } from "./measure";
import { shareOf } from "./interval";

/**
 * `npm run bench:fraud`: what the judge holds of 20,000 generated referrals of which 15 % are cheats (sources.md), of a seed on which no
 * weight was set. The bar is a precision of 0.95 and a recall of 0.90 together. `BENCH_SEED`, `BENCH_REFERRALS`, `BENCH_MORE_SEEDS`.
 */
const size = Number(process.env["BENCH_REFERRALS"] ?? 20_000);
const seed = Number(process.env["BENCH_SEED"] ?? 6_000_000);
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
const money = (amount: number) => `${amount.toLocaleString("en")}.00`;
console.log(
  `\nSlipped through: ${missed} of ${result.cheats}. At ${money(gains.advocate)} each the advocates get ${money(missed * gains.advocate)}`,
);
console.log(
  `of the ${money(result.cheats * gains.advocate)} that cheats ask for. A friend's code of ${money(gains.friend)} is used before anybody`,
);
console.log(
  `judges, held or not (${money(result.cheats * gains.friend)} of cheats); a gain in points waits too: then ${money(missed * gains.friend)} slip through.`,
);
console.log(`To look at: ${result.precision.of}, of which ${honestHeld} honest. Most that slips through:`);
const worst = (one: KindResult) => one.of - one.held;
const byWorst = result.kinds.filter(({ cheat }) => cheat).toSorted((one, other) => worst(other) - worst(one));
for (const one of byWorst.slice(0, 4)) console.log(`  ${one.kind}: ${worst(one)}, ${money(worst(one) * gains.advocate)}`);

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
