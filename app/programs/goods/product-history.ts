import type { GoodsFacts } from "../../loyalty/judgement";

/** What Shopify said of a product, from a moment on. */
export interface ProductState extends GoodsFacts {
  productId: string;
  /** RFC 3339 in UTC with milliseconds */
  from: string;
  title: string;
  vendor: string;
  deleted: boolean;
}

/** What somebody tells of a product at a moment; null: it says nothing of that. */
export interface ProductNote {
  productId: string;
  at: string;
  title: string | null;
  vendor: string | null;
  /** lower case */
  type: string | null;
  /** lower case, sorted */
  tags: readonly string[] | null;
  /** sorted */
  collections: readonly string[] | null;
  deleted: boolean;
}

/** A time in which something else is known of a product than before; null: from the first order, or until now. */
export interface ProductChange {
  productId: string;
  from: string | null;
  until: string | null;
}

/** The state in force then: the newest from before it, else the oldest known. `states` are of one product, oldest first. */
export function stateAt<T extends { from: string }>(states: readonly T[], at: string): T | null {
  let found = states[0] ?? null;
  for (const state of states) {
    if (state.from > at) break;
    found = state;
  }
  return found;
}

/**
 * The row that a note adds to a product's history, and the time for which that tells something new; null: it says nothing new, or of
 * a product that nobody read yet too little to know it.
 */
export function addedBy(states: readonly ProductState[], note: ProductNote): { state: ProductState; change: ProductChange } | null {
  const before = stateAt(states, note.at);
  if (before === null && !note.deleted && (note.type === null || note.tags === null || note.collections === null)) return null;
  const state: ProductState = {
    productId: note.productId,
    from: free(states, note.at),
    title: note.title ?? before?.title ?? "",
    vendor: note.vendor ?? before?.vendor ?? "",
    type: note.type ?? before?.type ?? "",
    tags: note.tags ?? before?.tags ?? [],
    collections: note.collections ?? before?.collections ?? [],
    deleted: note.deleted,
  };
  if (before !== null && sameState(before, state)) return null;
  const next = states.find(({ from }) => from > state.from) ?? null;
  const first = states.every(({ from }) => from > state.from);
  const { productId, from } = state;
  return { state, change: { productId, from: first ? null : from, until: next?.from ?? null } };
}

/**
 * The states that say other words than a reading did, though Shopify told it that nothing of the words changed since `updatedAt`: an
 * account of the product's collections repeats the words that were known, and the change of these came late or never. `readAt`: what
 * is from a later moment is newer than the reading.
 */
export function outdatedWords(
  states: readonly ProductState[],
  read: Pick<ProductState, "title" | "vendor" | "type" | "tags">,
  { updatedAt, readAt }: { updatedAt: string; readAt: string },
): ProductState[] {
  return states.filter((state, place) => {
    if (state.from <= updatedAt || state.from > readAt || state.deleted) return false;
    // put right already: see `free`
    const next = states[place + 1];
    if (next && Date.parse(next.from) - Date.parse(state.from) === 1) return false;
    return !sameState({ ...state, ...read }, state);
  });
}

/** Rows never change: of two accounts of one moment the later one stands a millisecond after. */
function free(states: readonly ProductState[], at: string): string {
  let from = at;
  while (states.some((state) => state.from === from)) from = new Date(Date.parse(from) + 1).toISOString();
  return from;
}

function sameState(a: ProductState, b: ProductState): boolean {
  return a.title === b.title && a.vendor === b.vendor && a.deleted === b.deleted && sameGoods(a, b);
}

/** Whether rules see the same goods. */
export function sameGoods(a: GoodsFacts, b: GoodsFacts): boolean {
  const same = (some: readonly string[], others: readonly string[]) =>
    some.length === others.length && some.every((one, place) => one === others[place]);
  return a.type === b.type && same(a.tags, b.tags) && same(a.collections, b.collections);
}
