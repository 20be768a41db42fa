import type { Account } from "../account";

/** What came of something done here: a live region, so a screen reader says it. */
export function Said({ account: { said }, place }: { account: Account; place: string }) {
  return said?.place === place ? <s-banner tone={said.tone}>{said.text}</s-banner> : null;
}
