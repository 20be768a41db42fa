import type { Explanation } from "../words";

/** What an order's explanation says of one source of its points, and of the order as such; the same one where it says nothing else. */
export function ofSource(explanation: Explanation, source: string): Explanation {
  const others = explanation.codes.some(({ rule }) => rule !== undefined && rule !== source);
  return others ? { codes: explanation.codes.filter(({ rule }) => rule === undefined || rule === source) } : explanation;
}
