import { buildWhenStale } from "../../devstore/build-when-stale";
import type { Lived } from "./house";
import { twoLives } from "./two-lives";

/** `npm run chaos`: see docs/measured.md. CHAOS_SECONDS and CHAOS_RATE change its length and how much happens a second. */
const number = (name: string, usual: number): number => Number(process.env[name] || usual);
const say = (text: string) => process.stdout.write(`${text}\n`);

// as local mode has them; each life names its own database
Object.assign(process.env, { LOCAL_MODE: "1", DATABASE_URL: "postgresql://unused@localhost/unused", LOG_LEVEL: "silent" });
await buildWhenStale(say);
const seconds = number("CHAOS_SECONDS", 300);
const { steps, disturbed, calm, differences } = await twoLives({
  seconds,
  perSecond: number("CHAOS_RATE", 15),
  killEveryMs: 3_000,
  patienceMs: 600_000,
});
say(`${steps} steps in ${seconds} s, ${disturbed.redeemed.length} of them redemptions`);
show("disturbed", disturbed);
show("calm", calm);
for (const difference of differences) say(`  differs: ${difference}`);
const made = disturbed.codes.length;
const faults = [
  ...(differences.length > 0 ? ["the ledger states differ"] : []),
  ...[...disturbed.failedChecks, ...calm.failedChecks].map((check) => `the audit says ${JSON.stringify(check)}`),
  ...(disturbed.deadLetters > 0 ? [`${disturbed.deadLetters} dead letters`] : []),
  ...(made !== disturbed.redeemed.length ? [`${made} codes of ${disturbed.redeemed.length} redemptions`] : []),
  ...(disturbed.codes.some(({ used }) => used !== 1) ? ["a code was not used once"] : []),
];
say(faults.length === 0 ? "nothing lost, nothing twice, both ledgers balance and are the same" : `FAULTS: ${faults.join("; ")}`);
process.exitCode = faults.length === 0 ? 0 : 1;

function show(name: string, { events, kills, restarts, settledAfter, deadLetters }: Lived): void {
  say(
    `${name}: ${kills} processes killed, ${restarts} started again; ${events} events stored, ${deadLetters} dead letters; ` +
      `all was done ${settledAfter.toFixed(1)} s after the last step`,
  );
}
