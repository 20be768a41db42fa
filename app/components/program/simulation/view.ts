import type { SimulationGround, SimulationResult } from "../../../loyalty/simulate/result";

/** What a simulation is of, in a list. */
export interface ListedSimulation extends Pick<SimulationGround, "months" | "draft" | "liveVersion"> {
  id: string;
  state: "waiting" | "running" | "done" | "failed" | "stopped";
  startedAt: string;
}

/** One simulation with its result, null until there is one. */
export interface SimulationView extends ListedSimulation {
  /** members looked at */
  done: number;
  result: SimulationResult | null;
  /** who gains or loses the most, by our own id */
  people: Record<string, { customerId: string; name: string | null }>;
}

/** What the page needs to begin one. */
export interface SimulationStart {
  /** of the run that its button begins: made with the page, so that a second press is the same one */
  id: string;
  liveVersion: number | null;
  draft: { savedAt: string } | null;
  /** the first plan that has it; null: this one does */
  needsPlan: string | null;
  /** since when orders are known, where that is less than the longest choice */
  historySince: string | null;
  past: ListedSimulation[];
}

export type SimulationWish = { intent: "start"; id: string; months: number } | { intent: "stop"; id: string };
export type SimulationAnswer = { ok: true; id: string } | { ok: false };
