import type { Program } from "../../loyalty/program";
import { same } from "./same";

/** The document as it is edited, over what is saved; null: as it is saved. */
export interface DraftState {
  edited: Program | null;
}

export type Change = (program: Program) => Program;

export const unedited: DraftState = { edited: null };

export const documentOf = (state: DraftState, saved: Program): Program => state.edited ?? saved;

/** A change that leads back to what is saved leaves nothing to be saved. */
export function changed(state: DraftState, saved: Program, change: Change): DraftState {
  const next = change(documentOf(state, saved));
  return { edited: same(next, saved) ? null : next };
}

/** What was sent is saved; what was typed while it was on its way is still to be saved. */
export function afterSaving(state: DraftState, sent: Program): DraftState {
  return state.edited === null || same(state.edited, sent) ? unedited : state;
}
