import type { Deeds } from "./use-deeds";

/** What came of the last deed, where it was done: the till's screen is long. */
export function Outcome({ acts: { said, of }, about }: { acts: Deeds; about: string }) {
  return said !== null && of === about ? <s-banner tone={said.tone} heading={said.text} /> : null;
}
