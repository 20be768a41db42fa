import { expect, it } from "vitest";
import { twoLives } from "../chaos/two-lives";

/** The short form of `npm run chaos`. */
it(
  "two webs and two workers are killed, the database is restarted twice, every fault at its worst: the ledger is that of a calm run",
  {
    timeout: 300_000,
  },
  async () => {
    const { disturbed, calm, differences } = await twoLives({ seconds: 10, perSecond: 12, killEveryMs: 2_000, patienceMs: 120_000 });
    expect(differences).toEqual([]);
    expect([...disturbed.failedChecks, ...calm.failedChecks]).toEqual([]);
    expect(disturbed.deadLetters + calm.deadLetters).toBe(0);
    // each redemption has one code, and each code was used by one order
    expect(disturbed.codes.map(({ code }) => code).sort()).toEqual([...disturbed.redeemed].sort());
    expect(disturbed.codes.filter(({ used }) => used !== 1)).toEqual([]);
    expect(disturbed.kills).toBeGreaterThan(3);
  },
);
