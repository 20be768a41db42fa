import fc from "fast-check";
import type { Act } from "./acts.fixture";
import type { Story } from "./stories.fixture";

/** So many redemptions a story has for itself at most. */
const slotsOfStory = 4;

const share = fc.constantFrom(0, 0, 0.4, 0.8);

/** What comes in between, to whichever redemption. */
function noise(slots: number): fc.Arbitrary<Act> {
  const slot = fc.nat(slots - 1);
  const of = <T extends string>(...whats: T[]) => fc.record({ do: fc.constantFrom(...whats), slot });
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant("weather" as const), error: share, throttle: share, timeoutAfterCommit: share }) },
    { weight: 5, arbitrary: of("issue", "issue-twice", "issue-and-end", "issue-late", "make-and-die") },
    { weight: 4, arbitrary: of("end", "take-back-and-die", "ask-release", "clean", "reissue") },
    { weight: 4, arbitrary: of("use", "use-unseen", "use-again", "show", "merchant-deletes", "merchant-ends") },
    { weight: 4, arbitrary: of("hear", "cancel", "refund") },
    { weight: 1, arbitrary: fc.constant<Act>({ do: "sweep" }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("later" as const), days: fc.constantFrom(1, 31) }) },
  );
}

const told = (stories: readonly Story[]) => fc.tuple(...stories.map((story, place) => story(place * slotsOfStory)));

/** Each story by itself, one after the other, so that each certainly comes about. */
export const oneByOne = (stories: readonly Story[]): fc.Arbitrary<Act[]> => told(stories).map((acts) => acts.flat());

/** All stories at once, each in its own order, with things of chance in between, and `last` at the end. */
export function allAtOnce(stories: readonly Story[], last: readonly Story[] = []): fc.Arbitrary<Act[]> {
  const slots = stories.length * slotsOfStory;
  const chance = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), noise(slots)), { minLength: 6, maxLength: 12 });
  const end = fc.tuple(...last.map((story, place) => story(slots + place * slotsOfStory)));
  return fc
    .tuple(told(stories), fc.infiniteStream(fc.nat(997)), chance, end, fc.array(noise(slots), { maxLength: last.length > 0 ? 5 : 0 }))
    .map(([lists, turns, between, ends, after]) => {
      const acts = merge(lists, turns);
      for (const [place, act] of between) acts.splice(Math.floor(place * acts.length), 0, act);
      return [...acts, ...ends.flat(), ...after];
    });
}

function merge(lists: readonly Act[][], turns: Iterator<number>): Act[] {
  const left = lists.map((list) => [...list]).filter((list) => list.length > 0);
  const merged: Act[] = [];
  while (left.length > 0) {
    const place = (turns.next().value as number) % left.length;
    merged.push(left[place]!.shift()!);
    if (left[place]!.length === 0) left.splice(place, 1);
  }
  return merged;
}

/** Deals all of a deck over so many lives, each story equally often; `seed` decides which ones meet. */
export function deal<T>(deck: readonly T[], lives: number, each: number, seed: number): T[][] {
  const whole: T[] = [];
  for (let round = 0; whole.length < lives * each; round += 1) {
    const [shuffled] = fc.sample(fc.shuffledSubarray([...deck], { minLength: deck.length }), { numRuns: 1, seed: seed + round });
    whole.push(...shuffled!);
  }
  return Array.from({ length: lives }, (_, place) => whole.slice(place * each, (place + 1) * each));
}
