import type { HomeView } from "../../routes/admin/home.server";
import type { SetupFacts } from "./setup-steps";
import type { ThemeStatus } from "./theme-status";

/** What the guide looks at, of what the server and Shopify say. */
export function setupFacts({ returnDays, published, summary, stepsDone }: HomeView, { facts }: ThemeStatus): SetupFacts {
  return { returnDays, published, tiers: summary.measure !== null, theme: facts, stepsDone };
}
