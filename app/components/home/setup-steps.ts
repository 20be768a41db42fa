import { pageBlocks, placeBlocks, type BlockHandle, type ThemeFacts } from "./theme-facts";

/** What the setup guide looks at. */
export interface SetupFacts {
  /** days in which goods may be returned; null: not said yet */
  returnDays: number | null;
  published: boolean;
  /** the program has tiers, so their table belongs on the page */
  tiers: boolean;
  /** null: Shopify has not told yet */
  theme: ThemeFacts | null;
  /** steps that the merchant called done */
  stepsDone: readonly string[];
}

export const stepKeys = ["returns", "publish", "embed", "blocks", "page", "page-blocks", "surfaces", "try"] as const;
export type StepKey = (typeof stepKeys)[number];

/** Steps that no fact shows: the merchant alone knows. */
export const merchantsSteps = ["page", "surfaces", "try"] as const;

export interface SetupStep {
  key: StepKey;
  done: boolean;
}

/** The blocks that a loyalty page is made of; history is welcome, and not asked for. */
export const wantedOnPage = (tiers: boolean): readonly BlockHandle[] =>
  pageBlocks.filter((block) => block !== "history" && (tiers || block !== "tiers"));

/** The steps as they would be if the theme had everything: what the merchant has still to do in the app itself. */
export const stepsApartFromTheme = (facts: SetupFacts): SetupStep[] =>
  setupSteps({ ...facts, theme: { embed: true, blocks: new Set<string>([...placeBlocks, ...pageBlocks]) } });

/** Each step of the guide, done or not, by facts and not by clicks. */
export function setupSteps({ returnDays, published, tiers, theme, stepsDone }: SetupFacts): SetupStep[] {
  const stands = (block: BlockHandle) => theme?.blocks.has(block) ?? false;
  const done: Record<StepKey, boolean> = {
    // a program that was published says how long points wait, whoever wrote it
    returns: returnDays !== null || published,
    publish: published,
    embed: theme?.embed ?? false,
    blocks: placeBlocks.every(stands),
    page: stepsDone.includes("page") || pageBlocks.some(stands),
    "page-blocks": wantedOnPage(tiers).every(stands),
    surfaces: stepsDone.includes("surfaces"),
    try: stepsDone.includes("try"),
  };
  return stepKeys.map((key) => ({ key, done: done[key] }));
}
