import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files of minutes whose size does not tell it: each seen to take more than 90 s on two cores. Longest first. */
const long = [
  "axe.browser",
  "demo.local",
  "spend-anywhere.browser",
  "every-surface.browser",
  "extension-surfaces.browser",
  "kills.local",
  "extension-checkout.browser",
];

const rank = ({ moduleId }: TestSpecification): number => {
  const place = long.findIndex((name) => moduleId.includes(`/${name}.`));
  return place === -1 ? long.length : place;
};

/**
 * Long files begin first, so that none of them runs alone at the end: on a clean clone vitest knows no durations and goes by size,
 * and the walk through every page is a small file.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
