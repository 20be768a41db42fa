import type { Said } from "../../shared/use-acts";

/** What came of the last act. Shopify's banner is a live region: it is read out. */
export function Told({ said }: { said: Said | null }) {
  return said === null || said.text === "" ? null : <s-banner tone={said.tone}>{said.text}</s-banner>;
}
