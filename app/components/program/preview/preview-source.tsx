import { createContext, useContext, type ReactNode } from "react";
import type { PreviewAsk } from "../../../face/preview/draw-preview";

/** Draws what shoppers see of a program; null: the program could not be published as it stands. */
export type DrawPreview = (ask: PreviewAsk) => string | null;

/** Brings what draws the preview, which is large and not needed at first. */
export type LoadPreview = () => Promise<DrawPreview>;

const Source = createContext<LoadPreview | null>(null);

/** Gives the pages below it what draws the preview: components know no faces, routes do. `load` is one function for good. */
export function PreviewProvider({ load, children }: { load: LoadPreview; children: ReactNode }) {
  return <Source.Provider value={load}>{children}</Source.Provider>;
}

export function useLoadPreview(): LoadPreview {
  const load = useContext(Source);
  if (!load) throw new Error("The preview stands outside a PreviewProvider.");
  return load;
}
