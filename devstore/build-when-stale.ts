import { buildAll } from "../tooling/build";
import { isBuildStale } from "../tooling/stale";

/** Builds the app when its sources are other than what build/ was made from. Answers whether it had to. */
export async function buildWhenStale(announce: (sentence: string) => void = () => undefined): Promise<boolean> {
  if (!(await isBuildStale())) return false;
  announce("building the app");
  await buildAll();
  return true;
}
