import type { Program } from "../program";
import { pointsValue, type PointsValue } from "../rewards";
import type { Texts } from "../texts";
import type { SimulatedWindow } from "./scenario";
import { stepsBetween } from "./steps";
import { sides, type ChangedMember, type Side, type SimulationSums, type SummedPoints, type UnknownOrders } from "./sums";
import { weeksBetween } from "./weeks";

/** What of a simulation is kept and shown: figures, keys, and the titles that the parts had. Never a name of a person. */
export interface SimulationResult extends SimulationGround {
  members: number;
  orders: number;
  totals: Record<Side, SummedPoints>;
  /** in the order of the draft, then what only other versions have */
  rules: SimulatedRule[];
  /** every week of the window, oldest first */
  weeks: Array<{ week: string } & Record<Side, number>>;
  /** members by how much they would gain, every step between the lowest and the highest */
  steps: Array<{ step: number; members: number }>;
  winners: ChangedMember[];
  losers: ChangedMember[];
  moves: SimulatedMove[];
  /** members who stay where they are, by tier */
  stays: Array<{ tier: string | null; members: number }>;
  unknown: UnknownOrders;
  /** points of gifts on entering a tier, which no order earned */
  gifts: Record<"live" | "draft", number>;
  outstanding: Record<"live" | "draft", number>;
  /** money of a point; null: the program has no reward to go by */
  value: Record<"live" | "draft", PointsValue | null>;
  tiers: Record<"live" | "draft", Titled[]>;
}

/** What a simulation was of. */
export interface SimulationGround {
  window: SimulatedWindow;
  months: number;
  /** IANA zone of the weeks */
  zone: string;
  currency: string;
  /** the version that was live when it began; null: none */
  liveVersion: number | null;
  /** the draft that was saved then; null: there was none, and the live version stood in its place */
  draft: { fromVersion: number; revision: number; savedAt: string } | null;
  /** orders before it were never given to us; null: the window is whole */
  historySince: string | null;
  /** points of the window from sign-ups, birthdays and the like, but not gifts of tiers, which are left as they were; null: still to be counted */
  elsewhere: number | null;
}

export interface Titled {
  key: string;
  title: Texts;
}

export interface SimulatedRule extends Titled, Record<Side, SummedPoints> {}

export interface SimulatedMove {
  from: string | null;
  to: string | null;
  members: number;
  /** whether the draft's tier stands above the live version's; null: nobody can say, the draft no longer has it */
  up: boolean | null;
}

/** Makes of the sums what is shown. `programs`: where parts are called by name, the draft first, then the live one, then older ones. */
export function resultOf(
  sums: SimulationSums,
  ground: SimulationGround,
  programs: { draft: Program; live: Program | null; older: readonly Program[] },
): SimulationResult {
  const { draft, live, older } = programs;
  const known = [draft, ...(live ? [live] : []), ...older];
  return {
    ...ground,
    members: sums.members,
    orders: sums.orders,
    totals: sums.totals,
    rules: rulesOf(sums, known),
    weeks: weeksBetween(ground.window.from, ground.window.until, ground.zone).map((week) => ({
      week,
      ...(sums.weeks[week] ?? { happened: 0, live: 0, draft: 0 }),
    })),
    steps: stepsBetween(Object.keys(sums.steps).map(Number)).map((step) => ({ step, members: sums.steps[String(step)] ?? 0 })),
    winners: sums.winners,
    losers: sums.losers,
    moves: movesOf(sums, draft, live),
    stays: Object.entries(sums.moves).map(([tier, tos]) => ({ tier: tier === "" ? null : tier, members: tos[tier] ?? 0 })),
    unknown: sums.unknown,
    gifts: sums.gifts,
    outstanding: sums.outstanding,
    value: { live: live && pointsValue(live), draft: pointsValue(draft) },
    tiers: { live: tiersOf(live), draft: tiersOf(draft) },
  };
}

function rulesOf(sums: SimulationSums, known: readonly Program[]): SimulatedRule[] {
  const titles = new Map<string, Texts>();
  for (const { earning } of known) for (const { key, title } of earning) if (!titles.has(key)) titles.set(key, title);
  const got = new Set(sides.flatMap((side) => Object.keys(sums.rules[side])));
  const keys = [...new Set([...titles.keys(), ...got])].filter((key) => got.has(key));
  const none: SummedPoints = { granted: 0, reversed: 0, orders: 0 };
  const of = (side: Side, key: string) => sums.rules[side][key] ?? none;
  return keys.map((key) => ({
    key,
    title: titles.get(key) ?? {},
    happened: of("happened", key),
    live: of("live", key),
    draft: of("draft", key),
  }));
}

/** Moves alone, the greatest first. */
function movesOf({ moves }: SimulationSums, draft: Program, live: Program | null): SimulatedMove[] {
  const ranks = [draft, live].map((program) => new Map(tiersOf(program).map(({ key }, place) => [key, place])));
  // by the levels of one program, never of two: what is above what is the same program's word
  const up = (from: string, to: string): boolean | null => {
    for (const rank of ranks) {
      const [before, after] = [from, to].map((key) => (key === "" ? -1 : rank.get(key)));
      if (before !== undefined && after !== undefined) return after > before;
    }
    return null;
  };
  return Object.entries(moves)
    .flatMap(([from, tos]) => Object.entries(tos).map(([to, members]) => ({ from, to, members })))
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, members }) => ({ from: from === "" ? null : from, to: to === "" ? null : to, members, up: up(from, to) }))
    .sort((a, b) => b.members - a.members || `${a.from}>${a.to}`.localeCompare(`${b.from}>${b.to}`));
}

function tiersOf(program: Program | null): Titled[] {
  return (program?.tiers?.levels ?? []).filter(({ archived }) => !archived).map(({ key, title }) => ({ key, title }));
}
