import type { BroughtEdge } from "./results-figures.server";

/** Somebody, and whom they brought. */
export interface BroughtNode {
  /** a member's; null: a friend who is no member */
  memberId: string | null;
  /** by which referral they came; null: nobody brought them */
  referral: Pick<BroughtEdge, "id" | "state"> | null;
  brought: BroughtNode[];
}

/** Who brought whom, those first whom nobody brought. Each referral stands there once, also where friends bring each other round in a circle. */
export function broughtTree(edges: readonly BroughtEdge[]): BroughtNode[] {
  const of = Map.groupBy(edges, ({ advocateId }) => advocateId);
  const friends = new Set(edges.flatMap(({ friendId }) => friendId ?? []));
  const shown = new Set<string>();
  const below = (memberId: string): BroughtNode[] => {
    if (shown.has(memberId)) return [];
    shown.add(memberId);
    return (of.get(memberId) ?? []).map(({ id, state, friendId }) => ({
      memberId: friendId,
      referral: { id, state },
      brought: friendId === null ? [] : below(friendId),
    }));
  };
  const root = (memberId: string): BroughtNode => ({ memberId, referral: null, brought: below(memberId) });
  const first = [...of.keys()].filter((id) => !friends.has(id)).map(root);
  // in a circle nobody is first
  const round = [...of.keys()].flatMap((id) => (shown.has(id) ? [] : [root(id)]));
  return [...first, ...round];
}
