import type { GoodsState } from "./base";
import { compileProgram, type CompiledChallenge } from "./compile";
import { floorOf } from "./exact";
import { compareIds } from "./ids";
import type { CountRow } from "./judgement";
import { sumOf, type OrderView, type Picked } from "./order-view";
import type { Program } from "./program";
import { unmetRefusal } from "./rule-on-order";
import { nothingFor } from "./rule-reasons";
import { sharedOf, UsedBook, usedNames } from "./shared";
import type { Reason } from "./words";

/** A challenge met with an order. */
export interface ChallengeOnOrder {
  compiled: CompiledChallenge;
  picked: Picked;
  /** what earlier orders did for it since the goal was last reached */
  before: number;
  /** the highest step that is reached since then; 0: none */
  step: number;
  refusal: Reason | null;
}

export function challengeOnOrder(view: OrderView, compiled: CompiledChallenge): ChallengeOnOrder {
  const { rule } = compiled;
  const picked = view.pick(compiled.lines);
  const used = (name: string) => view.context.used?.[name] ?? 0;
  const done = used(usedNames.reached(rule.key)) >= rule.times;
  return {
    compiled,
    picked,
    before: used(usedNames.progress(rule.key)),
    step: used(usedNames.step(rule.key)),
    refusal: done
      ? nothingFor(rule.key, "done")
      : (unmetRefusal(view, rule.key, compiled.conditions, () => view.together(picked, view.basis)) ??
        (picked.any ? null : nothingFor(rule.key, "lines")) ??
        (rule.counts !== "spend" && view.facts.payment !== "paid" ? nothingFor(rule.key, "unpaid") : null)),
  };
}

/** What an order does for a challenge in a state. */
export interface ChallengeOutcome {
  points: number;
  /** of this order: items, orders or minor units */
  own: number;
  /** the highest step that it reaches; 0: none */
  step: number;
  goal: boolean;
}

const nothing: ChallengeOutcome = { points: 0, own: 0, step: 0, goal: false };

/** The steps above those reached before, up to where this order brings the member. The goal ends the round: what is beyond it is not kept. */
export function challengeOutcome(view: OrderView, on: ChallengeOnOrder, state: GoodsState): ChallengeOutcome {
  if (on.refusal !== null) return nothing;
  const own = ownIn(view, on, state);
  if (own === 0) return nothing;
  const { steps, goal } = on.compiled;
  const reached = steps.filter(({ at }) => at > on.step && at <= on.before + own);
  return {
    points: reached.reduce((sum, { points }) => sum + points, 0),
    own,
    step: reached.at(-1)?.at ?? 0,
    goal: reached.at(-1)?.at === goal,
  };
}

function ownIn(view: OrderView, { compiled: { rule }, picked }: ChallengeOnOrder, state: GoodsState): number {
  const is = (place: number) => picked.lines[place] === true;
  if (rule.counts === "spend") return floorOf(sumOf(view.bases(view.basis, state, false), is));
  if (view.gone(state)) return 0;
  const pieces = view.facts.lines.reduce((sum, _line, place) => sum + (is(place) ? view.left(place, state) : 0), 0);
  return rule.counts === "items" ? pieces : Math.min(1, pieces);
}

/** What an order used of a challenge in a state. */
export function challengeUse({ compiled: { rule } }: ChallengeOnOrder, { own, step, goal }: ChallengeOutcome): Record<string, number> {
  return {
    [usedNames.progress(rule.key)]: own,
    [usedNames.step(rule.key)]: step,
    [usedNames.reached(rule.key)]: goal ? 1 : 0,
  };
}

/** How far a member is with a challenge. */
export interface ChallengeStanding {
  /** of the challenge */
  key: string;
  counts: "items" | "orders" | "spend";
  /** since the goal was last reached and within its days, at most the goal: items, orders or minor units */
  progress: number;
  goal: number;
  steps: readonly { at: number; points: number; reached: boolean }[];
  /** how often the goal was reached, and how often it can be */
  reached: number;
  times: number;
}

/** Where a member stands at an instant with each live challenge, by the rows of their orders. */
export function challengeStandings(
  program: Program,
  orders: readonly { orderId: string; placedAt: string; counts: readonly CountRow[] }[],
  at: string,
  zone: string,
): ChallengeStanding[] {
  const { challenges } = compileProgram(program);
  if (challenges.length === 0) return [];
  const book = new UsedBook(zone);
  for (const { counts } of orders.toSorted(byPlacing)) book.add(counts);
  const used = book.at(sharedOf([], [], challenges), Date.parse(at)) ?? {};
  return challenges.map(({ rule, steps, goal }) => {
    const step = used[usedNames.step(rule.key)] ?? 0;
    return {
      key: rule.key,
      counts: rule.counts,
      progress: Math.min(goal, used[usedNames.progress(rule.key)] ?? 0),
      goal,
      steps: steps.map((one) => ({ ...one, reached: one.at <= step })),
      reached: used[usedNames.reached(rule.key)] ?? 0,
      times: rule.times,
    };
  });
}

function byPlacing(a: { orderId: string; placedAt: string }, b: { orderId: string; placedAt: string }): number {
  if (a.placedAt !== b.placedAt) return a.placedAt < b.placedAt ? -1 : 1;
  return compareIds(a.orderId, b.orderId);
}
