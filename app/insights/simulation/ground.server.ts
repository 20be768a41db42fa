import type { ShopTx } from "../../db/tenancy.server";
import type { BackAward, ShopCalendar } from "../../loyalty/judgement";
import type { EarningPause } from "../../loyalty/pauses";
import type { Program } from "../../loyalty/program";
import { scenarioOf, type Scenario } from "../../loyalty/simulate/scenario";
import { loadBackAwards } from "../../programs/back-awards.server";
import { needsOfVersions, type Needs } from "../../programs/needs";
import { earningPauses } from "../../programs/pauses.server";
import { loadVersions } from "../../programs/versions.server";
import type { SimulationParameters } from "./parameters";

/** What all members of a simulation are judged by. */
export interface JudgingGround {
  shop: ShopCalendar;
  pauses: readonly EarningPause[];
  /** null: no version was live */
  live: Scenario | null;
  draft: Scenario;
  /** the programs that give parts their names */
  programs: { draft: Program; live: Program | null; older: Program[] };
  /** points of rules other than those for orders make tiers */
  inPoints: boolean;
  /** what any of the programs asks beside the orders, and what the draft asks */
  needs: Needs;
  draftNeeds: Needs;
  backAwards: readonly BackAward[];
}

/** What was published after the simulation began plays no part in it. */
export async function judgingGround(tx: ShopTx, parameters: SimulationParameters): Promise<JudgingGround> {
  const { window, zone, currency, liveVersion, document } = parameters;
  const published = (await loadVersions(tx)).filter(({ number }) => liveVersion !== null && number <= liveVersion);
  const live = published.at(-1)?.program ?? null;
  const draft = document ?? live;
  if (draft === null) throw new Error("A simulation has neither a draft nor a live version.");
  const scenarios = { live: live && scenarioOf(live, published, window), draft: scenarioOf(draft, published, window) };
  const programs = [draft, ...published.map(({ program }) => program)];
  return {
    shop: { zone, currency },
    pauses: await earningPauses(tx),
    ...scenarios,
    programs: {
      draft,
      live,
      older: published
        .slice(0, -1)
        .map(({ program }) => program)
        .toReversed(),
    },
    inPoints: programs.some(({ tiers }) => tiers?.measure === "points"),
    needs: needsOfVersions(programs.map((program) => ({ program }))),
    draftNeeds: needsOfVersions([{ program: draft }]),
    backAwards: await loadBackAwards(tx),
  };
}
