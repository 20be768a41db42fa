import { bytesOf, cut, fit } from "./fit";
import type { ProgramFace, ProgramTexts } from "./public-face";

/** A little below Shopify's 128 KB. */
export const programFaceLimit = 124 * 1024;

/**
 * Brings a program's face under the limit, the dearest words last: first descriptions grow shorter and go, then images, then
 * long titles; if all of that is not enough, the lists end early, alike in every language.
 */
export function fitProgramFace(face: ProgramFace): ProgramFace {
  const fitted = fit(face, programFaceLimit, [
    ...[600, 280, 120].map((length) => described((text) => (text === null ? null : cut(text, length)))),
    described(() => null),
    parts((part) => ({ ...part, image: null })),
    ...[200, 80, 40].map((length) => titled((text) => cut(text, length))),
  ]);
  let shown = fitted;
  for (let most = 100; most > 0 && bytesOf(shown) > programFaceLimit; most = Math.floor(most * 0.8)) shown = shortened(fitted, most);
  return shown;
}

type Step = (face: ProgramFace) => ProgramFace;
type Part = ProgramTexts["earning"][number] | ProgramTexts["rewards"][number] | ProgramTexts["tiers"][number];

const texts =
  (change: (texts: ProgramTexts) => ProgramTexts): Step =>
  (face) => ({ ...face, texts: Object.fromEntries(Object.entries(face.texts).map(([language, one]) => [language, change(one)])) });

function parts(change: <One extends Part>(part: One) => One): Step {
  return texts((one) => ({
    ...one,
    earning: one.earning.map((part) => change(part)),
    rewards: one.rewards.map((part) => change(part)),
    tiers: one.tiers.map((part) => change(part)),
  }));
}

const described = (change: (text: string | null) => string | null): Step =>
  compose(
    parts((part) => ({ ...part, description: change(part.description) })),
    texts((one) => ({ ...one, description: one.description === null ? null : cut(one.description, 600) })),
  );

const titled = (change: (text: string) => string): Step =>
  compose(
    parts((part) => ({ ...part, title: change(part.title) })),
    texts((one) => ({ ...one, title: change(one.title) })),
  );

const compose =
  (...steps: Step[]): Step =>
  (face) =>
    steps.reduce((done, step) => step(done), face);

function shortened(face: ProgramFace, most: number): ProgramFace {
  const short = texts((one) => ({ ...one, earning: one.earning.slice(0, most), rewards: one.rewards.slice(0, most) }));
  return short({ ...face, ways: face.ways.slice(0, most), rewards: face.rewards.slice(0, most) });
}
