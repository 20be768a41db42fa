import { bringCheat } from "./cheats";
import { bringHonest } from "./honest";
import { cheats, cheatShare, honest, type CheatKind, type HonestKind } from "./rates";
import type { Account, Referral } from "./referral";
import { World } from "./world";

export interface Generated {
  referrals: readonly Referral[];
  /** customers of before who are neither advocates nor friends */
  customers: readonly Account[];
}

/** So many referrals, of each kind as many as its rate says, give or take the last heap. */
export function generate(seed: number, size: number): Generated {
  const world = new World(seed);
  // advocates of all kinds are drawn from one crowd, so honest ones come first
  const honestOnes = Math.round(size * (1 - cheatShare));
  for (const kind of Object.keys(honest) as HonestKind[]) fill(honestOnes * honest[kind], () => bringHonest[kind](world));
  for (const kind of Object.keys(cheats) as CheatKind[]) fill(size * cheatShare * cheats[kind], () => bringCheat[kind](world));
  return { referrals: world.referrals, customers: world.customers };
}

function fill(wanted: number, bring: () => number): void {
  let brought = 0;
  while (brought < wanted) brought += bring();
}
