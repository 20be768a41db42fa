import type { ShopTx } from "../../db/tenancy.server";
import type { ShopCalendar } from "../../loyalty/judgement";
import type { EarningPause } from "../../loyalty/pauses";
import type { Program } from "../../loyalty/program";
import { scenarioOf, type Scenario } from "../../loyalty/simulate/scenario";
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
}

/** What was published after the simulation began plays no part in it. */
export async function judgingGround(tx: ShopTx, parameters: SimulationParameters): Promise<JudgingGround> {
  const { window, zone, currency, liveVersion, document } = parameters;
  const published = (await loadVersions(tx)).filter(({ number }) => liveVersion !== null && number <= liveVersion);
  const live = published.at(-1)?.program ?? null;
  const draft = document ?? live;
  if (draft === null) throw new Error("A simulation has neither a draft nor a live version.");
  const scenarios = { live: live && scenarioOf(live, published, window), draft: scenarioOf(draft, published, window) };
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
    inPoints: [draft, ...published.map(({ program }) => program)].some(({ tiers }) => tiers?.measure === "points"),
  };
}
